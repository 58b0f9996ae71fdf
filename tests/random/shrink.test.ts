import { expect, it } from 'vitest';
import type { Sequence, Step } from './sequence.ts';
import { shrink } from './shrink.ts';

const pauses = (count: number): Step[] => Array.from({ length: count }, () => ({ step: 'pause' }));
const removal = (name: string) => ({ act: 'remove' as const, name });
const sequence: Sequence = {
  mechanism: 'osano',
  thirdParties: 'refused',
  steps: [
    ...pauses(5),
    { step: 'visit', place: 'portal', loading: ['a', 'b', 'c'].map(removal) },
    ...pauses(4),
    { step: 'reload' },
    ...pauses(3),
  ],
};

it('leaves what a failure needs, in steps and in what a page does while it loads', async () => {
  const shortest = await shrink(sequence, ({ steps }) => {
    const text = JSON.stringify(steps);
    return Promise.resolve(text.indexOf('"b"') > 0 && text.indexOf('"b"') < text.indexOf('reload'));
  });
  expect(shortest).toEqual({
    mechanism: 'osano',
    steps: [{ step: 'visit', place: 'portal', loading: [removal('b')] }, { step: 'reload' }],
  });
});

it('ends in time with what it has', async () => {
  expect(await shrink(sequence, () => Promise.resolve(true), 0)).toEqual(sequence);
});
