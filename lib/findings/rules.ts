import { charterChanged } from './charter-changed.ts';
import { choiceOlderThanRecommended } from './choice-older-than-recommended.ts';
import { contradictoryChoices } from './contradictory-choices.ts';
import { contradictoryDeclaration } from './contradictory-declaration.ts';
import { declaredNotSeen } from './declared-not-seen.ts';
import type { Finding, JudgedVisit, Rule } from './finding.ts';
import { longerThanDeclared } from './longer-than-declared.ts';
import { longerThanRecommended } from './longer-than-recommended.ts';
import { measurementDespiteRefusal } from './measurement-despite-refusal.ts';
import { thirdPartyAttemptWithoutConsent } from './third-party-attempt-without-consent.ts';
import { thirdPartyDespiteRefusal } from './third-party-despite-refusal.ts';
import { thirdPartyWithoutConsent } from './third-party-without-consent.ts';
import { undeclared } from './undeclared.ts';
import type { ReportWords } from '../words/report-words.ts';

/** Every rule, gravest first; findings come in this order. */
const rules: readonly Rule[] = [
  thirdPartyDespiteRefusal,
  thirdPartyWithoutConsent,
  thirdPartyAttemptWithoutConsent,
  measurementDespiteRefusal,
  undeclared,
  charterChanged,
  contradictoryChoices,
  contradictoryDeclaration,
  longerThanDeclared,
  longerThanRecommended,
  choiceOlderThanRecommended,
  declaredNotSeen,
];

export function findAll(visit: JudgedVisit, words: ReportWords): Finding[] {
  return rules.flatMap((rule) => rule(visit, words));
}
