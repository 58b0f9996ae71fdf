import { undecided, unreadable, type Choice } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism, StoredValue } from '../mechanism.ts';
import { isObject, parseJson, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/** That the visitor closed the reminder of the question, which answers nothing. */
const BAR = 'ppms_privacy_bar_';
/** Where a site has it keep all its records. */
const STORAGE = 'ppms_webstorage';
const advertising = ['remarketing', 'conversion_tracking', 'marketing_automation'];

/**
 * Piwik PRO: cookie `ppms_privacy_<site>`, JSON whose `consents` have a `status` for each type of consent: 1 approved, 0
 * rejected, -1 not answered, with when it was `updatedAt`. Of several sites the latest choice counts. Or localStorage key
 * `ppms_webstorage`, a JSON list of such records, each with the cookie's name as its `key` and its content as its `value`.
 * Source: https://developers.piwik.pro/docs/overview-consent-manager-js-api
 */
export const piwikPro: Mechanism = {
  id: 'piwik-pro',
  name: 'Piwik PRO',
  keeps: { cookie: ['ppms_privacy_*'], localStorage: [STORAGE] },
  read(stored) {
    const records = stored.flatMap(recordsIn);
    if (records.length === 0) return null;
    const choices = records.filter(({ name }) => !name.startsWith(BAR)).map(({ value }) => readRecord(value));
    return choices.toSorted((a, b) => (b.decidedAt ?? 0) - (a.decidedAt ?? 0))[0] ?? undecided(piwikPro.id);
  },
  meaning: (key) => knownKey(advertising.includes(key) ? 'advertising' : key),
};

function recordsIn({ name, value }: StoredValue): Pick<StoredValue, 'name' | 'value'>[] {
  if (name !== STORAGE) return [{ name, value }];
  const all = parseJson(value);
  return (Array.isArray(all) ? all : [])
    .filter(isObject)
    .flatMap(({ key, value: content }) =>
      typeof key === 'string' && key.startsWith('ppms_privacy_') && typeof content === 'string'
        ? [{ name: key, value: content }]
        : [],
    );
}

function readRecord(value: string): Choice {
  const consents = parseObject(value)?.['consents'];
  if (!isObject(consents)) return unreadable(piwikPro.id);
  const asked = Object.entries(consents).flatMap(([key, consent]) =>
    isObject(consent) ? [[key, consent] as const] : [],
  );
  const given = asked.filter(([, { status }]) => status === 0 || status === 1);
  if (given.length === 0) return undecided(piwikPro.id);
  const moments = given.map(([, { updatedAt }]) => readMoment(updatedAt) ?? 0);
  return choiceOf(
    piwikPro,
    given.map(([key, { status }]) => [key, status === 1] as const),
    { decidedAt: Math.max(...moments) || null, open: given.length < asked.length },
  );
}
