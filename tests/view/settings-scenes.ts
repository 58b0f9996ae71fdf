import type { Charter, Declaration } from '../../lib/charter/declaration.ts';
import type { KnownCharter, SettingsState } from '../../lib/view/settings-state.ts';
import { charter as reportCharter, STRANGE_NAMES } from './reports.ts';

export const HOST = 'data.saint-maur.com';

/** A charter that the settings list. */
function known(origin: KnownCharter['origin'], host: string, more: Partial<Charter> = {}): KnownCharter {
  const { sourceUrl, retrievedAt, language, declarations } = reportCharter(host);
  return { origin, charter: { host, sourceUrl, retrievedAt, language, sha256: '0'.repeat(64), declarations, ...more } };
}

const doubtful = (row: Declaration): Declaration => ({ ...row, doubt: 'name-in-prose' });
const many = Array.from({ length: 60 }, (_, at) => known('imported', `data${String(at).padStart(2, '0')}.example.fr`));
const strange = known('imported', 'data.strange.example', {
  sourceUrl: 'javascript:alert(1)',
  declarations: reportCharter(HOST).declarations.map((row, at) => ({ ...row, names: [STRANGE_NAMES[at] ?? 'x'] })),
});

export const noSettings: SettingsState = { charters: [], managedFaults: [], sites: [], language: null };

/** Every state of the settings by name. */
export const settingsScenes: Record<string, SettingsState> = {
  usual: { ...noSettings, charters: [known('bundled', HOST), known('bundled', 'data.iledefrance.fr')] },
  full: {
    charters: [
      known('live', HOST, { declarations: reportCharter(HOST).declarations.map(doubtful) }),
      known('bundled', HOST),
      known('imported', 'data.example.fr'),
      known('managed', 'data.organisation.example'),
      strange,
      ...many,
    ],
    managedFaults: [{ code: 'missing-field', place: 'declarations[2].names', found: '', expected: '' }],
    sites: ['www.journal.example', 'www.exemple.fr'],
    language: 'fr',
  },
  empty: noSettings,
};
