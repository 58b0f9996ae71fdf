import { readFile } from 'node:fs/promises';
import { sourceText } from '../lib/charter/search/source-text.ts';
import { decode } from '../lib/platform/charters/decode.ts';
import { messageOf } from './message-of.ts';

export type Source = { ok: true; bytes: Uint8Array; text: string } | { ok: false; message: string };

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this file may not be read',
};

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? messageOf(error);
}

/**
 * The bytes of a file, or of standard input for `-`, and the text they are: UTF-8, UTF-16 with its mark, or for HTML what the
 * page says.
 * @param otherwise the encoding of plain text that is none of these; it is refused where none is given
 */
export async function readSource(file: string, otherwise: string | null = null): Promise<Source> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await standardInput() : await readFile(file);
  } catch (error) {
    return { ok: false, message: reason(error) };
  }
  const text = sourceText(bytes, null, decode) ?? (otherwise === null ? null : decode(bytes, otherwise, false));
  if (text === null)
    return { ok: false, message: 'this is not UTF-8 text; expected a charter saved as UTF-8, or as HTML' };
  return { ok: true, bytes, text };
}
