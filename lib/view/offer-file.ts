/** Long enough for every browser to have begun reading the file. */
const KEPT = 60_000;

/** Gives the reader a file that was made in this page. */
export function offerFile(name: string, type: string, pieces: string[]): void {
  const address = URL.createObjectURL(new Blob(pieces, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
