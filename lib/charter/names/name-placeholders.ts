/** Without a separator before it, a run is one only where it is long, or in another case than what it follows. */
const GLUED =
  /(?<=[A-Z])x{3,}(?![\p{L}\p{N}])|(?<=[a-z\d])X{3,}(?![\p{L}\p{N}])|(?<=[a-wyz\d])x{4,}(?![\p{L}\p{N}])|(?<=[A-WYZ])X{4,}(?![\p{L}\p{N}])/gu;
const RUN = /(?<=[._-])(?:x{3,}|X{2,})(?![\p{L}\p{N}])|(?<=\.)(?:xx|[xX]\.[xXyY])(?![\p{L}\p{N}])/gu;
const BESIDE_RUN = /(?<=[._-])(?:[xXyY]+|[nN])(?![\p{L}\p{N}])/gu;

/**
 * `_ga_<container-id>`, `_ga_{id}`, `_ga_${id}`, `_ga_(id)`, `_ga_#`, `_ga_#id#`, `_ga_%ID%` and `_ga_XXXX` are what a page
 * writes for `_ga_*`; so is `_pk_id...`, and `SSESSxxxxxxxx` for `SSESS*`. The `Y` of `_gat_UA-XXXX-Y` says so only beside a longer run. Where a name
 * stops at what parts its words, as `wp-settings-` does, something follows; a full stop ends but a sentence. Consent managers
 * publish what they search for: `^_ga_`, `^_ga$`, `_ga_.*`, `_ga_\w+`, `_ga_[A-Z0-9]+`.
 */
export function withWildcards(name: string): string {
  const runs = name.replace(RUN, '*').replace(GLUED, '*');
  return (runs === name ? name : runs.replace(BESIDE_RUN, '*'))
    .replace(/^\^(.*?)\$?$/u, (_all, searched: string) => searched.replace(/\.[*+]/gu, '*').replace(/\\\./gu, '.'))
    .replace(/(?<=[_-])(?:\.|\\[dw])[*+]/gu, '*')
    .replace(
      /<[^<>]*>|\$?\{{1,2}[^{}]*\}{1,2}|\[[^[\]]*\]\+?|(?<=[._-])\([^()]*\)|%[A-Z_-]{2,}%|(?:%23)+|#(?:[\w-]*#)?/gu,
      '*',
    )
    .replace(/(?:…|\.{3}|(?<=[\p{L}\d][_-]))$/u, '*')
    .replace(/(?<=[\p{L}\d])\.$/u, '')
    .replace(/\*{2,}/gu, '*');
}

/** `[sessionid]` -> `sessionid`; `<à compléter>` is a place left empty, where anything may come to stand. */
export function unbracketed(text: string): string {
  const match = /^(?:<([^<>]*)>|\{{1,2}([^{}]*)\}{1,2}|\[([^[\]]*)\])$/u.exec(text);
  if (!match) return text;
  const inside = match.slice(1).join('');
  return inside.includes(' ') ? '*' : inside;
}

/** Without a letter of its own it is no name: read as a pattern, `…` alone would be every cookie there is. */
export function isAnything(name: string): boolean {
  return name.includes('*') && !/[\p{L}\p{N}]/u.test(name);
}
