import { matchesName } from '../registry/name-pattern.ts';
import { remembering } from '../tracker/remembering.ts';
import { unreadable, type Choice } from './choice.ts';
import { combine } from './combine.ts';
import type { Mechanism, StoredValue } from './mechanism.ts';
import { axeptio } from './mechanisms/axeptio.ts';
import { civicCookieControl } from './mechanisms/civic-cookie-control.ts';
import { ccm19 } from './mechanisms/ccm19.ts';
import { complianz } from './mechanisms/complianz.ts';
import { consentmanager } from './mechanisms/consentmanager.ts';
import { cookiebot } from './mechanisms/cookiebot.ts';
import { cookieLawInfo } from './mechanisms/cookie-law-info.ts';
import { cookieScript } from './mechanisms/cookie-script.ts';
import { cookieconsent } from './mechanisms/cookieconsent.ts';
import { cookiefirst } from './mechanisms/cookiefirst.ts';
import { cookiehub } from './mechanisms/cookiehub.ts';
import { cookieInformation } from './mechanisms/cookie-information.ts';
import { cookiesEuBanner } from './mechanisms/cookies-eu-banner.ts';
import { cookiesjsr } from './mechanisms/cookiesjsr.ts';
import { cookieyes } from './mechanisms/cookieyes.ts';
import { didomi } from './mechanisms/didomi.ts';
import { drupalEuCookieCompliance } from './mechanisms/drupal-eu-cookie-compliance.ts';
import { hubspot } from './mechanisms/hubspot.ts';
import { iubenda } from './mechanisms/iubenda.ts';
import { klaro } from './mechanisms/klaro.ts';
import { matomo } from './mechanisms/matomo.ts';
import { onetrust } from './mechanisms/onetrust.ts';
import { opendatasoft } from './mechanisms/opendatasoft.ts';
import { osano } from './mechanisms/osano.ts';
import { orejime } from './mechanisms/orejime.ts';
import { piwikPro } from './mechanisms/piwik-pro.ts';
import { reactCookieConsent } from './mechanisms/react-cookie-consent.ts';
import { reactDsfr } from './mechanisms/react-dsfr.ts';
import { silktide } from './mechanisms/silktide.ts';
import { tarteaucitron } from './mechanisms/tarteaucitron.ts';
import { tcf } from './mechanisms/tcf.ts';
import { termly } from './mechanisms/termly.ts';
import { trustarc } from './mechanisms/trustarc.ts';
import { trustcommander } from './mechanisms/trustcommander.ts';
import { usercentrics } from './mechanisms/usercentrics.ts';
import { vanillaCookieconsent } from './mechanisms/vanilla-cookieconsent.ts';
import { LONGEST_VALUE } from './storage-names.ts';

/** Every mechanism that is known: the platform's own banner first, those that cannot be read last. */
export const mechanisms: readonly Mechanism[] = [
  opendatasoft,
  tarteaucitron,
  orejime,
  klaro,
  vanillaCookieconsent,
  cookieconsent,
  cookiesEuBanner,
  cookiesjsr,
  tcf,
  axeptio,
  didomi,
  cookiebot,
  reactCookieConsent,
  onetrust,
  cookieyes,
  cookieInformation,
  complianz,
  matomo,
  usercentrics,
  iubenda,
  trustcommander,
  civicCookieControl,
  cookiefirst,
  cookieScript,
  cookieLawInfo,
  piwikPro,
  hubspot,
  drupalEuCookieCompliance,
  silktide,
  reactDsfr,
  cookiehub,
  termly,
  trustarc,
  consentmanager,
  ccm19,
  osano,
];

const byId = new Map(mechanisms.map((mechanism) => [mechanism.id, mechanism]));

/** The mechanism that recorded a choice. */
export function mechanismOf(choice: Pick<Choice, 'mechanism'>): Mechanism | null {
  return choice.mechanism === null ? null : (byId.get(choice.mechanism) ?? null);
}

/** The mechanisms that keep their choice under a name. Several may: some names are common words. */
export function mechanismsOfName(kind: StoredValue['kind'], name: string): readonly Mechanism[] {
  return ofName[kind](name);
}

/** Every report asks it of each tracker, and every reading of each cookie. */
const ofName = { cookie: mechanismsThatKeep('cookie'), localStorage: mechanismsThatKeep('localStorage') };

function mechanismsThatKeep(kind: StoredValue['kind']): (name: string) => readonly Mechanism[] {
  return remembering((name) =>
    mechanisms.filter(({ keeps }) => keeps[kind].some((pattern) => matchesName(pattern, name))),
  );
}

/**
 * The choice in what a page stores. Never throws, whatever was stored.
 * @param stored of several of one name the one that counts first; what no mechanism keeps is left out
 */
export function readStored(stored: readonly StoredValue[]): Choice {
  return combine(mechanisms.map((mechanism) => readBy(mechanism, stored)).filter((choice) => choice !== null));
}

/** What one cookie alone records; `null` where no mechanism keeps its choice in it, or where it keeps only a part of it. */
export function readCookie(name: string, value: string): Choice | null {
  const whole = mechanisms.filter(({ keeps }) => keeps.cookie.length === 1 && keeps.cookie[0] === name);
  const choices = whole.map((mechanism) => readBy(mechanism, [{ kind: 'cookie', name, value }]));
  return choices.find((choice) => choice !== null) ?? null;
}

function readOwn(mechanism: Mechanism, own: readonly StoredValue[]): Choice | null {
  return own.some(({ value }) => value.length > LONGEST_VALUE) ? unreadable(mechanism.id) : mechanism.read(own);
}

function readBy(mechanism: Mechanism, stored: readonly StoredValue[]): Choice | null {
  const own = stored.filter(({ kind, name }) => mechanismsOfName(kind, name).includes(mechanism));
  if (own.length === 0) return null;
  const isFirst = (stored: StoredValue, at: number) =>
    own.findIndex(({ kind, name }) => kind === stored.kind && name === stored.name) === at;
  const choice = readOwn(mechanism, own.filter(isFirst));
  if (choice?.state !== 'unreadable') return choice;
  // Another site of the same domain may keep something else under a name: what can be read counts.
  const rest = own.filter((stored, at) => !isFirst(stored, at));
  const isWhole = own.every(({ kind, name }) => rest.some((other) => other.kind === kind && other.name === name));
  const next = isWhole ? readBy(mechanism, rest) : null;
  return next && next.state !== 'unreadable' ? next : choice;
}
