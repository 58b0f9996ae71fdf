import { readFile } from 'node:fs/promises';

/**
 * When the charter of `host` with this hash was first read, by the bundled registry in `folder`; `null` where none is
 * bundled or its text was another. An unchanged charter keeps its date, so that the command gives the same file any day.
 */
export async function knownRetrieval(folder: URL, host: string, sha256: string): Promise<string | null> {
  try {
    const bundled: unknown = JSON.parse(await readFile(new URL(`${host}.json`, folder), 'utf8'));
    if (typeof bundled !== 'object' || bundled === null) return null;
    if (!('sha256' in bundled) || bundled.sha256 !== sha256) return null;
    return 'retrievedAt' in bundled && typeof bundled.retrievedAt === 'string' ? bundled.retrievedAt : null;
  } catch {
    // No file, or one that a shell has emptied for what this very command prints.
    return null;
  }
}
