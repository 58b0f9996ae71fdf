/** A Vite plugin that names files without hashes: an extension is updated as a whole, and each hash has its weight. */
export function plainNames() {
  return {
    name: 'miette:plain-names',
    outputOptions(options: { chunkFileNames?: unknown; assetFileNames?: unknown }) {
      const { chunkFileNames, assetFileNames } = options;
      return { ...options, chunkFileNames: plain(chunkFileNames), assetFileNames: plain(assetFileNames) };
    },
  };
}

function plain<Name>(name: Name): Name | string {
  return typeof name === 'string' ? name.replace('-[hash]', '') : name;
}
