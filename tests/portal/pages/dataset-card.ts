import type { Dataset } from '../datasets.ts';
import { escapeHtml } from '../escape-html.ts';

/** One dataset in a list of them. */
export function datasetCard({ id, title, description, theme, records }: Dataset): string {
  return `<li class="ods-catalog-card" data-theme="${escapeHtml(theme)}">
  <span class="theme">${escapeHtml(theme)}</span>
  <h3><a href="/explore/dataset/${id}/">${escapeHtml(title)}</a></h3>
  <p>${escapeHtml(description)}</p>
  <span class="meta">${records.toLocaleString('fr-FR')} enregistrements</span>
</li>`;
}
