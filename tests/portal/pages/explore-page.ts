import { datasets } from '../datasets.ts';
import { escapeHtml } from '../escape-html.ts';
import { datasetCard } from './dataset-card.ts';
import type { PageContent } from './page.ts';

/** `/explore/`: the catalogue. Its filter buttons change the page's address with pushState. */
export function explorePage(): PageContent {
  const themes = [...new Set(datasets.map(({ theme }) => theme))].map(escapeHtml);
  const buttons = themes.map((theme) => `<button type="button" data-theme="${theme}">${theme}</button>`);
  return {
    title: 'Données',
    menu: '/explore/',
    main: `
<h1>${datasets.length} jeux de données</h1>
<div class="ods-filters" role="group" aria-label="Filtrer par thématique">${buttons.join('')}</div>
<ul class="cards">${datasets.map(datasetCard).join('')}</ul>`,
    scripts: '<script src="/static/explore.js"></script>',
  };
}
