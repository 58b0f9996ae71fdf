/** The public suffix list as the module `data/trie` of tldts holds it: edges of a node lie together, by their hash. */
export interface SuffixTrie {
  nodeFlags: Uint8Array;
  /** Where the edges of each node begin, and where those of the last one end. */
  edgeStart: Uint16Array;
  edgeLength: Uint8Array;
  edgeChild: Uint16Array;
  labelText: string;
}

/**
 * The trie as three texts that compress well: flags; children, empty where one follows the highest before it, `0*3` for three
 * alike; labels in alphabetical order, each after the part that it shares.
 */
export interface SuffixText {
  flags: string;
  children: string;
  labels: string;
}

/** The trie that `suffixText` wrote; runs in the extension each time its background starts, so it is written for speed. */
export function readSuffixText({ flags, children, labels }: SuffixText): SuffixTrie {
  const childOf = childrenOf(children);
  const edgeStart = [0];
  const edgeLength: number[] = [];
  const edgeChild: number[] = [];
  let labelText = '';
  for (const line of labels.split('\n')) {
    const first = edgeStart.at(-1) ?? 0;
    const read = labelsOf(line);
    const hashes = read.map(hashOf);
    const order = [...read.keys()].sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0));
    for (const index of order) {
      const label = read[index] ?? '';
      labelText += label;
      edgeLength.push(label.length);
      edgeChild.push(childOf[first + index] ?? 0);
    }
    edgeStart.push(first + read.length);
  }
  return {
    nodeFlags: Uint8Array.from(flags, Number),
    edgeStart: Uint16Array.from(edgeStart),
    edgeLength: Uint8Array.from(edgeLength),
    edgeChild: Uint16Array.from(edgeChild),
    labelText,
  };
}

function childrenOf(text: string): number[] {
  let last = 0;
  return text.split(',').flatMap((each) => {
    const [value = '', times = '1'] = each.split('*');
    const child = value === '' ? last + 1 : Number(value);
    last = Math.max(last, child);
    return Array<number>(Number(times)).fill(child);
  });
}

/** `AacBid` is `ac` and `aid`: each begins with a capital that counts what it shares with the one before. */
function labelsOf(line: string): string[] {
  const labels: string[] = [];
  let before = '';
  for (let at = 0; at < line.length;) {
    let end = at + 1;
    while (end < line.length && !isCapital(line.charCodeAt(end))) end++;
    before = before.slice(0, line.charCodeAt(at) - 65) + line.slice(at + 1, end);
    labels.push(before);
    at = end;
  }
  return labels;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** djb2 from the label's end, as tldts orders the edges of a node. */
function hashOf(label: string): number {
  let hash = 5381;
  for (let at = label.length - 1; at >= 0; at--) hash = (hash * 33) ^ label.charCodeAt(at);
  return hash >>> 0;
}
