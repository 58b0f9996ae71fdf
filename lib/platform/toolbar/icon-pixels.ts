import { browser, type Action } from '../browser.ts';
import { loadedOnce } from '../loaded-once.ts';

/** Pixels of an icon by its size, as `setIcon` takes them. */
export type Pixels = Record<string, Action.ImageDataType>;

const drawn = new Map<string, { get: () => Promise<Pixels> }>();

/**
 * The pixels of the icon in these files, by size. Chromium, when it is given files, reads and draws them each time that the
 * icon is set, which takes as long as a report; what is drawn once is kept as long as the background lives.
 */
export function iconPixels(files: Record<number, string>): Promise<Pixels> {
  const key = Object.values(files).join();
  const pixels = drawn.get(key) ?? loadedOnce(() => draw(files));
  drawn.set(key, pixels);
  return pixels.get();
}

async function draw(files: Record<number, string>): Promise<Pixels> {
  const sizes = Object.entries(files).map(async ([size, file]) => [size, await pixelsOf(file)] as const);
  return Object.fromEntries(await Promise.all(sizes));
}

async function pixelsOf(file: string): Promise<Action.ImageDataType> {
  const answer = await fetch(browser.runtime.getURL(file));
  const bitmap = await createImageBitmap(await answer.blob());
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, width, height) as Action.ImageDataType;
}
