import { collapse } from '../collapse.ts';
import type { CharterWords } from '../parsed-charter.ts';

/** A longer paragraph is neither a title nor worth keeping whole. */
const LONGEST_PARAGRAPH = 5000;
/** Levels of headings; a table's caption is below every one of them. */
const LEVELS = new Map(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption'].map((name, at) => [name, at + 1]));

/** Gathers the words outside of table cells into paragraphs. */
export interface PageWords {
  /** An element begins that stands on lines of its own. */
  openBlock(name: string): void;
  closeBlock(name: string): void;
  openLink(): void;
  closeLink(): void;
  add(text: string, line: number): void;
  /** Whatever stood before ends here: a table, a row, the page. */
  end(): void;
}

interface Paragraph {
  parts: string[];
  line: number;
  heading: number;
  size: number;
  linkSize: number;
}

function headingLevel(name: string): number {
  return LEVELS.get(name) ?? 0;
}

export function pageWords(tell: (words: CharterWords) => void): PageWords {
  let inLink = false;
  let heading = 0;
  let paragraph: Paragraph = { parts: [], line: 1, heading: 0, size: 0, linkSize: 0 };

  const end = (): void => {
    const { parts, line, size, linkSize, heading: level } = paragraph;
    if (parts.length > 0) paragraph = { parts: [], line, heading, size: 0, linkSize: 0 };
    paragraph.heading = heading;
    const text = size > 0 ? collapse(parts.join('')) : '';
    if (text !== '') {
      tell({ line, text, ...(level > 0 && { heading: level }), ...(linkSize === size && { link: true }) });
    }
  };
  return {
    end,
    openBlock(name) {
      const level = headingLevel(name);
      if (level > 0) {
        heading = level;
        // A link that was never closed does not reach over a heading.
        inLink = false;
      }
      end();
    },
    closeBlock(name) {
      if (headingLevel(name) > 0) heading = 0;
      end();
    },
    openLink() {
      inLink = true;
    },
    closeLink() {
      inLink = false;
    },
    add(text, line) {
      const size = text.trim().length;
      if (size === 0 && paragraph.parts.length === 0) return;
      if (paragraph.size === 0) paragraph.line = line;
      if (paragraph.size < LONGEST_PARAGRAPH) paragraph.parts.push(text.slice(0, LONGEST_PARAGRAPH));
      paragraph.size += size;
      if (inLink) paragraph.linkSize += size;
    },
  };
}
