import { undecided, unreadable, type Choice } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import { functional } from '../functional.ts';
import { knownKey } from '../known-keys.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';
import { booleans, isObject, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

const EVERYTHING = 'cookies';

/** Its purposes, by their numbers. */
const purposes: Readonly<Record<string, string>> = {
  1: 'necessary',
  2: 'functionality',
  3: 'experience',
  4: 'measurement',
  5: 'marketing',
};

/** What shows other sites' content, or leads to social networks. */
const experience: Meaning = { services: [], purposes: ['video', 'map', 'social'], label: null };

/**
 * iubenda: cookie or, where the site has it so, localStorage key `_iub_cs-<policy>`, JSON, URL-encoded in the cookie, with the
 * `timestamp` of the choice and one boolean for each of its `purposes` by number, or `consent` to one question about all;
 * neither before the visitor has chosen. A site has a policy for each language: the latest choice counts. What it keeps for
 * other laws (`_iub_cs-<policy>-uspr`) is no part of it.
 */
export const iubenda: Mechanism = {
  id: 'iubenda',
  name: 'iubenda',
  keeps: { cookie: ['_iub_cs-*'], localStorage: ['_iub_cs-*'] },
  read(stored) {
    const choices = stored.filter(({ name }) => /^_iub_cs-s?\d+$/.test(name)).map(({ value }) => readRecord(value));
    return choices.toSorted((a, b) => (b.decidedAt ?? 0) - (a.decidedAt ?? 0))[0] ?? null;
  },
  meaning(key) {
    if (key === EVERYTHING) return everything;
    if (key === 'functionality') return functional;
    return key === 'experience' ? experience : knownKey(key);
  },
  exhaustive: true,
};

function readRecord(value: string): Choice {
  const content = parseObject(value);
  if (!content) return unreadable(iubenda.id);
  const { consent, purposes: asked, timestamp } = content;
  const decidedAt = readMoment(timestamp);
  if (isObject(asked)) {
    const answers = booleans(asked).map(([number, allowed]) => [purposes[number] ?? number, allowed] as const);
    return choiceOf(iubenda, answers, { decidedAt });
  }
  if (typeof consent === 'boolean') return choiceOf(iubenda, [[EVERYTHING, consent]], { decidedAt });
  return timestamp === undefined ? undecided(iubenda.id) : unreadable(iubenda.id);
}
