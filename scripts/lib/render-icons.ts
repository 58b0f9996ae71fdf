import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export const iconSizes = [16, 32, 48, 96, 128] as const;

const dotsPerInchOfOneToOne = 72;

/**
 * Draws the square SVG at `source` once per icon size, as `<folder>/<size>.png` with a transparent ground.
 * Each size is rasterised from the vectors, never scaled from a picture, so that 16 px stays sharp.
 * Returns the files with their size in pixels.
 */
export async function renderIcons(source: string, folder: string): Promise<{ size: number; file: string }[]> {
  await mkdir(folder, { recursive: true });
  const { width } = await sharp(source).metadata();
  return Promise.all(
    iconSizes.map(async (size) => {
      const file = join(folder, `${String(size)}.png`);
      const density = (dotsPerInchOfOneToOne * size) / width;
      await sharp(source, { density }).resize(size, size).png({ compressionLevel: 9 }).toFile(file);
      return { size, file };
    }),
  );
}
