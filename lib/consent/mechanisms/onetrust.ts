import type { ServicePurpose } from '../../registry/service-registry.ts';
import { undecided } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { functional } from '../functional.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';
import { decoded } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';
import { valueOf } from '../stored-value.ts';
import { unknownMeaning } from '../unknown-meaning.ts';

const measured = (purpose: ServicePurpose): Meaning => ({
  services: [],
  purposes: [purpose],
  label: { say: `purpose.${purpose}` },
});

const necessary: Meaning = {
  services: [],
  purposes: [],
  convenience: true,
  label: { say: 'choice.key.necessary' },
};

/** OneTrust's own categories, and the first of its older, numbered ones; any other is the site's, and shown as it is. */
const categories: ReadonlyMap<string, Meaning> = new Map([
  ['1', necessary],
  ['C0001', necessary],
  ['C0002', measured('audience-measurement')],
  ['C0003', functional],
  // Embedded videos are sorted into it as well.
  ['C0004', { ...measured('advertising'), purposes: ['advertising', 'video'] }],
  ['C0005', measured('social')],
]);

/**
 * OneTrust (and its CookiePro): cookie `OptanonConsent`, a query string whose `groups` are `C0001:1,C0002:0`. It is there
 * before any choice, with the site's defaults: only `OptanonAlertBoxClosed`, a date, says that the visitor chose.
 */
export const onetrust: Mechanism = {
  id: 'onetrust',
  name: 'OneTrust',
  keeps: { cookie: ['OptanonConsent', 'OptanonAlertBoxClosed'], localStorage: [] },
  read(stored) {
    const closed = valueOf(stored, 'OptanonAlertBoxClosed');
    if (closed === undefined) return undecided(onetrust.id);
    const groups = new URLSearchParams(valueOf(stored, 'OptanonConsent') ?? '').get('groups') ?? '';
    const answers = [...groups.matchAll(/(?:^|,)([\w-]{1,80}):([01])(?=,|$)/g)];
    return choiceOf(
      onetrust,
      answers.map(([, key = '', allowed]) => [key, allowed === '1'] as const),
      { decidedAt: readMoment(decoded(closed)) },
    );
  },
  meaning: (key) => categories.get(key) ?? unknownMeaning,
  exhaustive: true,
};
