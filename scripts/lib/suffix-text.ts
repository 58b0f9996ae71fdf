import type { SuffixText, SuffixTrie } from '../../lib/tracker/read-suffix-text.ts';

/** A capital letter says how many characters a label shares with the one before it. */
const NONE = 65;
const MOST_SHARED = 25;

/** @throws where a label has a capital letter, which no host name has */
export function suffixText({ nodeFlags, edgeStart, edgeLength, edgeChild, labelText }: SuffixTrie): SuffixText {
  if (/[A-Z\n]/.test(labelText)) throw new Error('a public suffix with a capital letter');
  const children: string[] = [];
  let last = 0;
  const lines: string[] = [];
  let offset = 0;
  for (let node = 0; node < nodeFlags.length; node++) {
    const edges: { label: string; child: number }[] = [];
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge++) {
      const end = offset + (edgeLength[edge] ?? 0);
      edges.push({ label: labelText.slice(offset, end), child: edgeChild[edge] ?? 0 });
      offset = end;
    }
    let before = '';
    let line = '';
    for (const { label, child } of edges.sort((a, b) => (a.label < b.label ? -1 : 1))) {
      const shared = sharedLength(before, label);
      line += String.fromCharCode(NONE + shared) + label.slice(shared);
      children.push(child === last + 1 ? '' : String(child));
      last = Math.max(last, child);
      before = label;
    }
    lines.push(line);
  }
  return { flags: nodeFlags.join(''), children: inRuns(children), labels: lines.join('\n') };
}

/** `0*3,4,,1` for `0,0,0,4,,1`. */
function inRuns(tokens: readonly string[]): string {
  const runs: { token: string; times: number }[] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    if (run?.token === token && token !== '') run.times++;
    else runs.push({ token, times: 1 });
  }
  return runs.map(({ token, times }) => (times === 1 ? token : `${token}*${String(times)}`)).join();
}

function sharedLength(before: string, label: string): number {
  let length = 0;
  while (length < MOST_SHARED && length < label.length && before[length] === label[length]) length++;
  return length;
}
