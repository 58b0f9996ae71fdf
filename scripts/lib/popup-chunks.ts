/** What rolldown tells of a module while it makes chunks. */
interface Chunking {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** WXT begins every entry with this module, which the background therefore has too. */
const IN_ALL = '\0virtual:wxt-plugins';

/**
 * A Vite plugin that makes one file of all that the popup shares with other pages, and another of what it shares with the
 * background: each file that a popup waits for costs it milliseconds. @param entries paths of the first modules of both
 */
export function popupChunks(entries: { popup: string; background: string }) {
  return {
    name: 'miette:popup-chunks',
    outputOptions(options: { format?: unknown }) {
      // Scripts for pages are one file each.
      return options.format === 'es' ? { ...options, codeSplitting: chunks(entries) } : options;
    },
  };
}

function chunks(entries: { popup: string; background: string }) {
  let loaded: Record<'popup' | 'background', ReadonlySet<string>> | undefined;
  const name = (id: string, chunking: Chunking) => {
    const { popup, background } = (loaded ??= {
      popup: loadedBy(entries.popup, chunking),
      background: loadedBy(entries.background, chunking),
    });
    if (!popup.has(id)) return null;
    return background.has(id) || id === IN_ALL ? 'base' : 'shared';
  };
  return { groups: [{ name, minShareCount: 2 }] };
}

/** What a module imports statically, itself, and so on. */
function loadedBy(entry: string, chunking: Chunking): ReadonlySet<string> {
  const loaded = new Set([entry]);
  for (const id of loaded) for (const imported of chunking.getModuleInfo(id)?.importedIds ?? []) loaded.add(imported);
  return loaded;
}
