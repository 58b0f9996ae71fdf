import type { HtmlReader } from '../../charter/html/html-tokens.ts';
import { VOID_ELEMENTS } from '../../charter/html/void-elements.ts';

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (text: string) => string },
  ) => { createHTML: (text: string) => string };
}

/** The manifest allows this name alone: nowhere else in the extension does text become a document. */
const parsed = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('html-tokens', {
  createHTML: (text) => text,
});

/**
 * Does in a page of the extension what `lib/charter/html/html-tokens.ts` does anywhere: the browser's own parser saves the
 * package another one. What it parses loads nothing and runs nothing. No recursion, so that depth cannot hurt.
 */
export function readHtmlTokens(html: string, reader: HtmlReader): void {
  const page = new DOMParser().parseFromString(parsed?.createHTML(html) ?? html, 'text/html');
  let line = 1;

  function enter(node: Node): void {
    if (node instanceof Text) {
      reader.text(node.data, line);
      line += node.data.split('\n').length - 1;
    } else if (node instanceof Element) {
      const attributes = new Map([...node.attributes].map(({ name, value }) => [name, value]));
      reader.open(node.localName, attributes, line);
    }
  }

  function leave(node: Node): void {
    if (node instanceof Element && !VOID_ELEMENTS.has(node.localName)) reader.close(node.localName);
  }

  let node: Node | null = page.documentElement;
  while (node) {
    enter(node);
    let next: Node | null = node.firstChild;
    while (node && !next) {
      leave(node);
      next = node.nextSibling;
      if (!next) node = node.parentNode === page ? null : node.parentNode;
    }
    node = next;
  }
}
