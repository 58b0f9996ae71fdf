/** One thing wrong in a data file: where, what, and what to do about it. */
export interface Fault {
  /** `declarations[2].names[0]`; empty for the file as a whole. */
  field: string;
  problem: string;
  remedy: string;
}

/** A fault and the file it is in: `portals/data.example.fr.json`. */
export interface FileFault extends Fault {
  file: string;
}

/** One line for a terminal. */
export function faultLine({ file, field, problem, remedy }: FileFault): string {
  return `${file}: ${field === '' ? '' : `${field}: `}${problem}; ${remedy}`;
}
