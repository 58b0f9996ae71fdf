import { collapse } from '../collapse.ts';

/** A cell without its column's `heading`, which tables for narrow screens say again in it: "Nom du cookie : sessionid". */
export function unlabelled(cell: string, heading = ''): string {
  const label = collapse(heading).replace(/ ?:$/u, '');
  if (label === '' || !cell.toLowerCase().startsWith(label.toLowerCase())) return cell;
  const after = /^(?:\s?:\s*|\n)(.*)$/su.exec(cell.slice(label.length));
  return after?.[1] ?? cell;
}
