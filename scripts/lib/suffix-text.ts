/** The public suffix list as the module `data/trie` of tldts holds it: edges of a node lie together, by their hash. */
export interface SuffixTrie {
  nodeFlags: Uint8Array;
  /** Where the edges of each node begin, and where those of the last one end. */
  edgeStart: Uint16Array;
  edgeLength: Uint8Array;
  edgeChild: Uint16Array;
  labelText: string;
}

/** The trie as three texts that compress well: flags, children, and labels in alphabetical order, each after the part that it shares. */
export interface SuffixText {
  flags: string;
  children: string;
  labels: string;
}

/** A capital letter says how many characters a label shares with the one before it. */
const NONE = 65;
const MOST_SHARED = 25;

/** @throws where a label has a capital letter, which no host name has */
export function suffixText({ nodeFlags, edgeStart, edgeLength, edgeChild, labelText }: SuffixTrie): SuffixText {
  if (/[A-Z\n]/.test(labelText)) throw new Error('a public suffix with a capital letter');
  const children: number[] = [];
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
      children.push(child);
      before = label;
    }
    lines.push(line);
  }
  return { flags: nodeFlags.join(''), children: children.join(), labels: lines.join('\n') };
}

function sharedLength(before: string, label: string): number {
  let length = 0;
  while (length < MOST_SHARED && length < label.length && before[length] === label[length]) length++;
  return length;
}
