import type { Declaration } from '../../../lib/charter/declaration.ts';
import type { PortalRegistry } from '../../../lib/registry/portal-registry.ts';
import { escapeHtml } from '../escape-html.ts';
import type { PortalProfile } from '../portals.ts';
import { CHARTER_INTRODUCTION } from './charter-introduction.ts';
import type { PageContent } from './page.ts';

const HEADERS = ['Nom du prestataire', 'Service et emplacement', 'Nom du cookies', 'Finalités'];

function row(cells: readonly string[], tag: 'td' | 'th' = 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
}

function declarationRow({ provider, service, names, purpose }: Declaration): string {
  return row([provider ?? '', service ?? '', names.join('; '), purpose ?? '']);
}

/** The table's rows; from the second section on, its title is a row with empty cells, as published. */
function rows(portal: PortalProfile, declarations: readonly Declaration[]): string[] {
  return declarations.flatMap((declaration, index) => {
    const before = declarations[index - 1];
    const opensSection = before !== undefined && before.section !== declaration.section;
    return [
      ...(opensSection ? [row([declaration.section ?? '', '', '', ''])] : []),
      ...(index === 1 && portal.brandRowInCharter
        ? [`<tr><td colspan="4">${escapeHtml(portal.brand.toUpperCase())}</td></tr>`]
        : []),
      declarationRow(declaration),
    ];
  });
}

/** `/terms/cookies-policy/`: the platform's older template, filled with the rows of the portal's registry file. */
export function charterPage(portal: PortalProfile, { declarations }: PortalRegistry): PageContent {
  const address = `https://${portal.host}`;
  const section = declarations[0]?.section ?? null;
  return {
    title: 'Charte cookies',
    menu: '',
    main: `${CHARTER_INTRODUCTION}
<h2>A quoi servent les cookies sur la plateforme <a href="${address}">${address}</a></h2>
${section === null ? '' : `<h3>${escapeHtml(section)}</h3>`}
<table>
<thead>${row(HEADERS, 'th')}</thead>
<tbody>
${rows(portal, declarations).join('\n')}
</tbody>
</table>`,
  };
}

/** `/terms/cookies-information`: the platform's newer template, a table of its own under a sentence for each section. */
export function newerCharterPage({ declarations }: PortalRegistry): PageContent {
  const sections = Map.groupBy(declarations, ({ section }) => section ?? '');
  const tables = [...sections].map(([section, rowsOf]) => {
    const body = rowsOf.map(({ provider, names, duration, purpose }) =>
      row([provider ?? '', names.join('; '), duration?.text ?? '', purpose ?? '']),
    );
    return `<p>${escapeHtml(section)}</p>
<table>${row(['Fournisseur', 'Nom du cookie', 'Durée', 'Fonction'], 'th')}${body.join('\n')}</table>`;
  });
  return { title: 'Informations sur les cookies', menu: '', main: tables.join('\n') };
}
