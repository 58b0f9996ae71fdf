/** What one visit keeps at most. What is beyond is counted, not listed. */
export const visitLimits = {
  attempts: 3000,
  cookies: 3000,
  items: 3000,
  /** Third parties whose requests carried cookies, or whose frames were read. */
  hosts: 500,
  /** Documents of frames, and frames, by which their requests are known. */
  frames: 1000,
  gestures: 20,
  choices: 200,
  /** Characters in the names, paths and addresses of all of these together. */
  characters: 600_000,
  /** How many more are told apart to be counted; a visit with more says "at least". */
  counted: 20_000,
} as const;

/** A longer name, path or address is cut: no browser takes a cookie's name that long, but a storage key may be megabytes. */
const LONGEST_TEXT = 1024;

export function clipped(text: string): string {
  return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
}
