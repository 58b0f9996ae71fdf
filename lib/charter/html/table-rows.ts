/** A cell as its markup closes: its words, and over how many columns and rows it reaches. */
export interface TableCell {
  /** Line ends stand where the page breaks the line: between items of a list, at `<br>`. */
  text: string;
  heading: boolean;
  columns: number;
  rows: number;
}

/** One row with every column filled, merged cells repeated where they reach. */
export interface TableRow {
  cells: string[];
  /** Columns whose words are those of a cell that began further left. */
  merged: number[];
  /** Every cell of its own is a heading. */
  heading: boolean;
}

interface Reaching {
  text: string;
  /** The first row that it does not reach. */
  until: number;
  merged: boolean;
}

/** No charter is wider; a page that says so must not make every row as wide. */
const MOST_COLUMNS = 40;

/** How many cells a page may have repeated in all: rows of merged cells must not outgrow what was published. */
export interface RepeatBudget {
  left: number;
}

/** Lays the rows of one table out in columns, in the order in which they close. */
export function tableRows(budget: RepeatBudget): (cells: readonly TableCell[], heading: boolean) => TableRow {
  let reaching: (Reaching | undefined)[] = [];
  let at = 0;
  const layOutMerged = (own: readonly TableCell[], row: TableRow): void => {
    const push = (text: string, merged: boolean, repeated: boolean): void => {
      if (repeated) budget.left -= 1;
      if (merged) row.merged.push(row.cells.length);
      row.cells.push(text);
    };
    const fillFromAbove = (): void => {
      for (;;) {
        const above = reaching[row.cells.length];
        if (!above || above.until <= at || budget.left <= 0) return;
        push(above.text, above.merged, true);
      }
    };
    for (const { text, columns, rows } of own) {
      fillFromAbove();
      const reach = budget.left > 0 ? columns : 1;
      for (let column = 0; column < reach && row.cells.length < MOST_COLUMNS; column += 1) {
        if (rows > 1) reaching[row.cells.length] = { text, until: at + rows, merged: column > 0 };
        push(text, column > 0, column > 0);
      }
    }
    fillFromAbove();
    if (reaching.length > 0 && !reaching.some((cell) => cell && cell.until > at + 1)) reaching = [];
  };
  return (own, heading) => {
    const isPlain =
      reaching.length === 0 &&
      own.length <= MOST_COLUMNS &&
      own.every(({ columns, rows }) => columns === 1 && rows === 1);
    const row: TableRow = {
      cells: isPlain ? own.map(({ text }) => text) : [],
      merged: [],
      heading: heading || (own.length > 0 && own.every((cell) => cell.heading)),
    };
    if (!isPlain) layOutMerged(own, row);
    at += 1;
    return row;
  };
}
