import { contradictions } from '../consent/contradictions.ts';
import { readingsOf } from '../consent/choice.ts';
import { mechanismName } from '../consent/names.ts';
import type { Rule } from './finding.ts';

/** Mechanisms of one page record different answers to one question. */
export const contradictoryChoices: Rule = ({ consent, trackers }, words) => {
  const services = new Map(
    trackers.flatMap(({ match: { service } }) => (service ? [[service.service.id, service.service.purpose]] : [])),
  );
  if (!contradictions(consent, (id) => services.get(id))) return [];
  const told = readingsOf(consent).flatMap(({ mechanism, state }) =>
    mechanism === null || state === 'none' || state === 'unreadable'
      ? []
      : words.say(`consent.${state}`, { mechanism: mechanismName(mechanism) }),
  );
  return [
    {
      rule: 'contradictory-choices',
      severity: 'notice',
      trackers: [],
      declarations: [],
      message: words.say('finding.contradictory-choices', { mechanisms: words.list(told) }),
    },
  ];
};
