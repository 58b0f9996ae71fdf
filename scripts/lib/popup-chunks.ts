/** What rolldown tells of a module while it makes chunks. */
interface Chunking {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** WXT begins every entry with this module, which the background therefore has too. */
const IN_ALL = '\0virtual:wxt-plugins';
/** The keys of the popup's words, which `parsedMessages` makes a module of that each language waits for. */
const KEYS = /^\0miette-keys:.*\/view$/;

/**
 * A Vite plugin that makes one file of all that the popup shares with other pages, another of what it shares with the
 * background, and one of what the background shares with other pages: each file that is waited for costs milliseconds. @param entries paths of the first modules of both
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
  const sets = (chunking: Chunking) =>
    (loaded ??= { popup: loadedBy(entries.popup, chunking), background: loadedBy(entries.background, chunking) });
  const isForBackground = (id: string, chunking: Chunking) => id === IN_ALL || sets(chunking).background.has(id);
  const isForPopup = (id: string, chunking: Chunking) => KEYS.test(id) || sets(chunking).popup.has(id);
  const group = (name: string, priority: number, belongs: (id: string, chunking: Chunking) => boolean) => ({
    name: (id: string, chunking: Chunking) => (belongs(id, chunking) ? name : null),
    debugName: name,
    priority,
    minShareCount: 2,
  });
  // First what the background loads too: it must not load what needs a page.
  return {
    groups: [
      group('base', 3, (id, chunking) => isForPopup(id, chunking) && isForBackground(id, chunking)),
      group('common', 2, isForBackground),
      group('shared', 1, isForPopup),
    ],
  };
}

/** What a module imports statically, itself, and so on. @throws where the build has no such module */
function loadedBy(entry: string, chunking: Chunking): ReadonlySet<string> {
  // Paths of modules have slashes on every system.
  const first = entry.replaceAll('\\', '/');
  if (!chunking.getModuleInfo(first)) throw new Error(`no module of the build is ${first}`);
  const loaded = new Set([first]);
  for (const id of loaded) for (const imported of chunking.getModuleInfo(id)?.importedIds ?? []) loaded.add(imported);
  return loaded;
}
