import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, isObject, parseObject } from '../parse-stored.ts';

/** Beside the answers, whether all of them are a yes. */
const ALL = 'isFullConsent';

/**
 * react-dsfr, the French State's design system in React: localStorage key `@codegouvfr/react-dsfr finalityConsent <purposes>`,
 * JSON with one boolean for each purpose of the site's own naming, or an object of such booleans for its parts. A site that
 * changes its purposes asks anew under another key, and leaves the former there: which counts, nobody can tell. It records no
 * date. Source: its createConsentManagement.ts, 1.33.
 */
export const reactDsfr: Mechanism = {
  id: 'react-dsfr',
  name: 'react-dsfr',
  keeps: { cookie: [], localStorage: ['@codegouvfr/react-dsfr finalityConsent *'] },
  read([stored, another]) {
    if (!stored) return null;
    const content = another ? null : parseObject(stored.value);
    if (!content) return unreadable(reactDsfr.id);
    const parts = Object.entries(content).flatMap(([purpose, answer]) =>
      isObject(answer) ? without(answer).map(([part, allowed]) => [`${purpose}.${part}`, allowed] as const) : [],
    );
    return choiceOf(reactDsfr, [...without(content), ...parts]);
  },
  meaning: knownKey,
  ownKeys: true,
};

function without(content: Record<string, unknown>): [string, boolean][] {
  return booleans(content).filter(([key]) => key !== ALL);
}
