import type { Dataset } from '../datasets.ts';
import { escapeHtml } from '../escape-html.ts';
import type { PageContent } from './page.ts';

/** `/explore/dataset/<id>/` */
export function datasetPage({ id, title, description, theme, records, modified }: Dataset): PageContent {
  return {
    title,
    menu: '/explore/',
    main: `
<p><a href="/explore/">Données</a> › ${escapeHtml(title)}</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(description)}</p>
<div class="ods-dataset-visualization odswidget-table">
  <table>
    <tr><th scope="row">Identifiant</th><td>${id}</td></tr>
    <tr><th scope="row">Thématique</th><td>${escapeHtml(theme)}</td></tr>
    <tr><th scope="row">Enregistrements</th><td>${records.toLocaleString('fr-FR')}</td></tr>
    <tr><th scope="row">Modifié le</th><td><time datetime="${modified}">${modified}</time></td></tr>
    <tr><th scope="row">Licence</th><td>Licence Ouverte 2.0</td></tr>
  </table>
</div>`,
  };
}
