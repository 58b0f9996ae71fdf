import { VOID_ELEMENTS } from './void-elements.ts';

/** Elements whose contents no reader sees, or that are no words of the page. */
const NEVER_SHOWN = new Set([
  'applet',
  'audio',
  'canvas',
  'datalist',
  'iframe',
  'math',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'video',
]);
const NOT_DISPLAYED = /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)/i;

/** Where an element stands in a table: the start of one of the same or an outer level ends it. */
const LEVELS: ReadonlyMap<string, number> = new Map([
  ['table', 0],
  ['thead', 1],
  ['tbody', 1],
  ['tfoot', 1],
  ['caption', 1],
  ['tr', 2],
  ['td', 3],
  ['th', 3],
]);
const OTHER = 4;
/** Elements that the next of their kind ends, without a closing tag. */
const ENDED_BY_NEXT = new Set(['dd', 'dt', 'li', 'option', 'p']);
const LISTS = new Set(['dl', 'ol', 'ul']);

function levelOf(name: string): number {
  return LEVELS.get(name) ?? OTHER;
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  const style = attributes.get('style');
  return attributes.has('hidden') || (style !== undefined && NOT_DISPLAYED.test(style));
}

const SHOWING = ['href', 'data-target', 'data-bs-target'];

/** Notes the ids that a button of an accordion, or the link of a tab, is there to show. */
function noteShown(attributes: ReadonlyMap<string, string>, opened: Set<string>): void {
  if (attributes.size === 0) return;
  for (const id of attributes.get('aria-controls')?.split(/\s+/u) ?? []) if (id !== '') opened.add(id);
  for (const name of SHOWING) {
    const target = attributes.get(name);
    if (target !== undefined && target.length > 1 && target.startsWith('#')) opened.add(target.slice(1));
  }
}

/** Follows the markup and tells for each tag and text whether it lies in something that is not shown. */
export interface HiddenMarkup {
  /** Whether the element that opens here is hidden, or lies in a hidden one. */
  open(name: string, attributes: ReadonlyMap<string, string>): boolean;
  close(name: string): boolean;
  inside(): boolean;
}

export function hiddenMarkup(): HiddenMarkup {
  let hidden: string | null = null;
  let depth = 0;
  let tables = 0;
  let lists = 0;
  /** What its readers can open is published, though it is closed as the page begins. */
  const opened = new Set<string>();
  const canBeOpened = (attributes: ReadonlyMap<string, string>): boolean =>
    attributes.get('role') === 'tabpanel' ||
    attributes.get('hidden') === 'until-found' ||
    opened.has(attributes.get('id') ?? '');

  /** A tag of the table around the hidden element ends it, closed or not. */
  const endsWith = (name: string): boolean => {
    const level = levelOf(name);
    return tables === 0 && level < OTHER && level <= levelOf(hidden ?? '');
  };
  const begin = (name: string): void => {
    hidden = name;
    depth = 1;
    tables = name === 'table' ? 1 : 0;
    lists = 0;
  };

  return {
    inside: () => hidden !== null,
    open(name, attributes) {
      if (hidden !== null) {
        const nextOfKind = name === hidden && ENDED_BY_NEXT.has(name) && lists === 0;
        if (name !== 'table' && (endsWith(name) || nextOfKind)) hidden = null;
      }
      if (hidden === null) {
        noteShown(attributes, opened);
        if (VOID_ELEMENTS.has(name)) return false;
        if (!NEVER_SHOWN.has(name) && (!isHidden(attributes) || canBeOpened(attributes))) return false;
        begin(name);
        return true;
      }
      if (name === hidden) depth += 1;
      if (name === 'table' && hidden !== 'table') tables += 1;
      if (LISTS.has(name)) lists += 1;
      return true;
    },
    close(name) {
      if (hidden === null) return false;
      if (hidden !== 'table' && endsWith(name)) {
        hidden = null;
        return false;
      }
      if (name === 'table' && hidden !== 'table') tables = Math.max(0, tables - 1);
      if (LISTS.has(name)) {
        if (lists === 0 && ENDED_BY_NEXT.has(hidden)) {
          hidden = null;
          return false;
        }
        lists = Math.max(0, lists - 1);
      }
      if (name !== hidden) return true;
      depth -= 1;
      if (depth === 0 || (ENDED_BY_NEXT.has(name) && lists === 0)) hidden = null;
      return true;
    },
  };
}
