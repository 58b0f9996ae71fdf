import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readSuffixText, type SuffixTrie } from '../../../lib/tracker/read-suffix-text.ts';
import { suffixText } from '../../../scripts/lib/suffix-text.ts';

const file = createRequire(import.meta.url)
  .resolve('tldts')
  .replace(/cjs\/.*$/, 'es6/src/data/trie.js');

describe('the public suffix list as the extension carries it', () => {
  it('is the whole list of tldts, in its order', async () => {
    const { nodeFlags, edgeStart, edgeLength, edgeChild, labelText } = (await import(file)) as SuffixTrie;
    const list = { nodeFlags, edgeStart, edgeLength, edgeChild, labelText };
    expect(edgeLength.length).toBeGreaterThan(9000);
    expect(readSuffixText(suffixText(list))).toEqual(list);
  });

  it('is never written with a label that could be misread', () => {
    const list = {
      nodeFlags: Uint8Array.of(0, 1),
      edgeStart: Uint16Array.of(0, 1, 1),
      edgeLength: Uint8Array.of(2),
      edgeChild: Uint16Array.of(1),
      labelText: 'Fr',
    };
    expect(() => suffixText(list)).toThrow('capital');
  });
});
