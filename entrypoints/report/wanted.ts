/** What an address asks the report page for. */
export type Wanted =
  | { kind: 'tab'; tabId: number }
  | { kind: 'saved'; id: string }
  | { kind: 'comparison'; ids: [string, string] }
  | { kind: 'list' };

/** `?tab=12`: a tab's visit; `?saved=ID`: a saved one; `?saved=ID&with=ID`: two of them; else the list of saved visits. */
export function wantedOf(search: string): Wanted {
  const asked = new URLSearchParams(search);
  const tab = asked.get('tab');
  if (tab !== null && /^\d+$/.test(tab)) return { kind: 'tab', tabId: Number(tab) };
  const saved = asked.get('saved');
  const other = asked.get('with');
  if (!saved) return { kind: 'list' };
  return !other ? { kind: 'saved', id: saved } : { kind: 'comparison', ids: [saved, other] };
}

/** The address of a saved visit, or of its comparison with another. */
export function savedAddress(id: string, other?: string): string {
  return `?${new URLSearchParams(other === undefined ? { saved: id } : { saved: id, with: other }).toString()}`;
}

/** The address of the list of saved visits. */
export const LIST_ADDRESS = '?saved';
