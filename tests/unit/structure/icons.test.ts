import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { iconName, iconSizes, iconStates } from '../../../scripts/lib/render-icons.ts';

const states = ['quiet', 'warning', 'unobserved'] as const;

/** Which pixels of an icon are covered, whatever their colour. */
async function silhouette(state: (typeof states)[number], size: number): Promise<boolean[]> {
  const file = join(process.cwd(), 'assets', iconStates[state]);
  const { data } = await sharp(file, { density: (72 * size) / 16 })
    .resize(size, size)
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data].map((alpha) => alpha > 127);
}

describe.each(iconSizes)('at %i pixels', (size) => {
  test.each([
    ['quiet', 'warning'],
    ['quiet', 'unobserved'],
    ['warning', 'unobserved'],
  ] as const)('%s and %s differ in shape', async (one, other) => {
    const [a, b] = await Promise.all([silhouette(one, size), silhouette(other, size)]);
    const covered = a.filter((is, index) => is || b[index]).length;
    const differing = a.filter((is, index) => is !== b[index]).length;
    expect(covered).toBeGreaterThan(size * size * 0.3);
    expect(differing / covered).toBeGreaterThan(0.25);
  });
});

test('each state has files of its own', () => {
  const names = states.flatMap((state) => iconSizes.map((size) => iconName(state, size)));
  expect(new Set(names).size).toBe(states.length * iconSizes.length);
  expect(names).toContain('16.png');
});
