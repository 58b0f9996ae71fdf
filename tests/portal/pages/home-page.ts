import { datasets } from '../datasets.ts';
import { escapeHtml } from '../escape-html.ts';
import type { PortalProfile } from '../portals.ts';
import { datasetCard } from './dataset-card.ts';
import type { PageContent } from './page.ts';

/** `/` */
export function homePage(portal: PortalProfile): PageContent {
  const records = datasets.reduce((sum, dataset) => sum + dataset.records, 0);
  const themes = new Set(datasets.map(({ theme }) => theme));
  return {
    title: 'Accueil',
    menu: '/',
    hero: `<div class="hero"><div class="inner">
  <h1>Les données ouvertes ${escapeHtml(portal.ofTerritory)}</h1>
  <p>Consultez, téléchargez et réutilisez librement les données publiques du territoire.</p>
  <form action="/explore/" role="search"><input name="q" aria-label="Rechercher" placeholder="Rechercher un jeu de données"><button>Rechercher</button></form>
</div></div>`,
    main: `
<div class="numbers">
  <div><strong>${datasets.length}</strong>jeux de données</div>
  <div><strong>${records.toLocaleString('fr-FR')}</strong>enregistrements</div>
  <div><strong>${themes.size}</strong>thématiques</div>
</div>
<h2>À la une</h2>
<ul class="cards">${datasets.slice(0, 3).map(datasetCard).join('')}</ul>
<p><a href="/explore/">Voir toutes les données</a></p>`,
  };
}
