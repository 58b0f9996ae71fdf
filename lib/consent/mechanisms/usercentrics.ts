import { undecided, unreadable, type Choice } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import { isAbout } from '../is-about.ts';
import type { Meaning, Mechanism } from '../mechanism.ts';
import { isObject, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';
import { valueOf } from '../stored-value.ts';

/** Usercentrics' ids for services, the same on every site. */
const templates: ReadonlyMap<string, string> = new Map([
  ['HkocEodjb7', 'googleanalytics'],
  ['BJz7qNsdj-7', 'youtube'],
  ['Hko_qNsui-Q', 'recaptcha'],
  ['cfADcn3E3', 'recaptcha'],
]);

/** An id of a service that is not known: it has no name beside it in the second version. */
const ID = /^(?=.*[\d_-])[\w-]{7,14}$/;

/** Its own service, which no visitor can refuse. */
const OWN = 'H1Vl5NidjWX';
const own: Meaning = { services: [], purposes: [], convenience: true, label: { name: 'Usercentrics' } };

/**
 * Usercentrics, in localStorage: `uc_settings`, JSON with `services`, each with `id`, `status` and the `history` that says
 * whether the visitor decided (`explicit`) or the site (`implicit`), and `uc_services`, the names of those ids, where the site
 * has them kept; `ucData` in its third version, with the services' names. Source: its cmp-browser-sdk, 4.64.
 */
export const usercentrics: Mechanism = {
  id: 'usercentrics',
  name: 'Usercentrics',
  keeps: { cookie: [], localStorage: ['uc_settings', 'uc_services', 'uc_user_interaction', 'ucData'] },
  read(stored) {
    const third = valueOf(stored, 'ucData');
    if (third !== undefined) return readThird(third);
    const settings = valueOf(stored, 'uc_settings');
    if (settings === undefined) return undecided(usercentrics.id);
    const names = parseObject(valueOf(stored, 'uc_services') ?? '') ?? {};
    return readSettings(settings, names, valueOf(stored, 'uc_user_interaction') === 'true');
  },
  meaning,
  // Whether one of the services that have but an id is the subject, nobody can tell here.
  answer({ choices, state }, subject) {
    const keys = Object.keys(choices);
    if (state === 'refused' || keys.some((key) => isAbout(key, meaning(key), subject))) return null;
    return keys.some((key) => meaning(key).label === null && ID.test(key))
      ? { coverage: 'unreadable', keys: [] }
      : null;
  },
};

function meaning(key: string): Meaning {
  return key === OWN ? own : knownKey(templates.get(key) ?? key);
}

/** By a service's own name, where no other knows it better; two of one name that were answered differently keep their ids. */
function byName(services: readonly { id: string; name: unknown; allowed: boolean }[]): [string, boolean][] {
  const answers = new Map<unknown, boolean>();
  const unlike = new Set<unknown>();
  for (const { name, allowed } of services) {
    if (answers.has(name) && answers.get(name) !== allowed) unlike.add(name);
    answers.set(name, allowed);
  }
  return services.map(({ id, name, allowed }) => {
    const isNamed = typeof name === 'string' && name !== '' && id !== OWN && !templates.has(id);
    return [isNamed && !unlike.has(name) ? name : id, allowed];
  });
}

function readSettings(value: string, names: Record<string, unknown>, interacted: boolean): Choice {
  const services = parseObject(value)?.['services'];
  if (!Array.isArray(services)) return unreadable(usercentrics.id);
  const known = services.filter(isObject);
  const last = known.flatMap(({ history }) => (Array.isArray(history) ? history.slice(-1).filter(isObject) : []));
  const explicit = last.filter(({ type }) => type === 'explicit');
  if (!interacted && explicit.length === 0) return undecided(usercentrics.id);
  const answers = known.flatMap(({ id, status }) =>
    typeof id === 'string' && typeof status === 'boolean' ? { id, name: names[id], allowed: status } : [],
  );
  const moments = explicit.flatMap(({ timestamp }) => readMoment(timestamp) ?? []);
  return choiceOf(usercentrics, byName(answers), { decidedAt: latest(moments) });
}

function readThird(value: string): Choice {
  const consent = parseObject(value)?.['consent'];
  const services = isObject(consent) ? consent['services'] : null;
  if (!isObject(consent) || !isObject(services)) return unreadable(usercentrics.id);
  if (typeof consent['type'] === 'string' && consent['type'].toLowerCase() === 'implicit')
    return undecided(usercentrics.id);
  const answers = Object.entries(services).flatMap(([id, service]) => {
    if (!isObject(service) || typeof service['consent'] !== 'boolean') return [];
    return { id, name: service['name'], allowed: service['consent'] };
  });
  return choiceOf(usercentrics, byName(answers), {
    decidedAt: readMoment(consent['timestamp'] ?? consent['updatedAt']),
  });
}

function latest(moments: readonly number[]): number | null {
  return moments.reduce<number | null>((most, at) => (most === null || at > most ? at : most), null);
}
