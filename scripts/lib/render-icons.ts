import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export const iconSizes = [16, 32, 48, 128] as const;

/** The toolbar's icon in its states, each drawn by a shape of its own; the first is the extension's icon everywhere. */
export const iconStates = {
  quiet: 'icon.svg',
  warning: 'icon-warning.svg',
  unobserved: 'icon-unobserved.svg',
} as const;

const dotsPerInchOfOneToOne = 72;
/** An icon has three colours, and their edges: more would double its size. */
const drawn = { palette: true, colours: 16, dither: 0, effort: 10 };

/** Only the toolbar shows a state: at one and at two pixels to the point. */
export function iconSizesOf(state: keyof typeof iconStates): readonly number[] {
  return state === 'quiet' ? iconSizes : [16, 32];
}

/** What an icon's file is called under `icons/`: `16.png`, and `warning-16.png` for a state of its own. */
export function iconName(state: keyof typeof iconStates, size: number): string {
  return `${state === 'quiet' ? '' : `${state}-`}${String(size)}.png`;
}

/**
 * Draws the square SVG at `source` at each of the sizes, as `<folder>/<size>.png` with a transparent ground.
 * Each size is rasterised from the vectors, never scaled from a picture, so that 16 px stays sharp.
 * Returns the files with their size in pixels.
 */
export async function renderIcons(
  source: string,
  folder: string,
  sizes: readonly number[],
): Promise<{ size: number; file: string }[]> {
  await mkdir(folder, { recursive: true });
  const { width } = await sharp(source).metadata();
  return Promise.all(
    sizes.map(async (size) => {
      const file = join(folder, `${String(size)}.png`);
      const density = (dotsPerInchOfOneToOne * size) / width;
      await sharp(source, { density }).resize(size, size).png(drawn).toFile(file);
      return { size, file };
    }),
  );
}
