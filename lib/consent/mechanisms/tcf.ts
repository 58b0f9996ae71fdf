import { TCString, type TCModel } from '@iabtechlabtcf/core';
import type { ServicePurpose } from '../../registry/service-registry.ts';
import type { ReportKey } from '../../words/report-words.ts';
import { readingsOf, unreadable, type Choice } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import type { Answer, Subject } from '../subject.ts';
import type { Meaning, Mechanism, StoredValue } from '../mechanism.ts';

/** Purposes 1 to 11 of the framework's policies, version 2.2. */
const PURPOSES = 11;
/** The purpose without which nothing may be kept in the browser. */
const STORAGE = 'purpose-1';
/** A string may name more vendors than its list will ever hold. */
const LARGEST_STRING = 60_000;

/** Purposes of the framework that services of a purpose keep things for. */
const purposesFor: Partial<Record<ServicePurpose, readonly string[]>> = {
  advertising: ['purpose-2', 'purpose-3', 'purpose-4', 'purpose-7'],
  'audience-measurement': ['purpose-8', 'purpose-9'],
};

/** Known services by their provider's number and name in the framework's Global Vendor List (version 155, of 2026-04-16). */
const vendors: Readonly<Record<string, readonly [id: number, name: string]>> = {
  'google-ads-doubleclick': [755, 'Google Advertising Products'],
  'at-internet-piano': [412, 'Piano Software Inc.'],
  'commanders-act': [416, 'Commanders Act'],
  criteo: [91, 'Criteo SA'],
  dailymotion: [573, 'Dailymotion Video Player and Ad Products'],
  disqus: [833, 'Disqus'],
  eulerian: [413, 'Eulerian Technologies'],
  kameleoon: [820, 'Kameleoon SAS'],
  'linkedin-insight-tag': [804, 'LinkedIn Ireland Unlimited Company'],
  'microsoft-advertising': [1126, 'Microsoft Advertising'],
  sharethis: [33, 'ShareThis, Inc'],
};
/** Google's advertising obeys its number alone; sites ask for others beside the framework, too, in ways of their own. */
const GOOGLE = 'google-ads-doubleclick';

/**
 * The IAB's Transparency and Consent Framework: a TC string in the cookie or localStorage key `euconsent-v2` (OneTrust:
 * `eupubconsent-v2`), with Google's additional consent string in `addtl_consent`. Purposes are told in words, vendors by
 * number: their names are in a list that Miette does not fetch.
 */
export const tcf: Mechanism = {
  id: 'tcf',
  name: 'IAB TCF',
  keeps: {
    cookie: ['euconsent-v2', 'eupubconsent-v2', 'addtl_consent'],
    localStorage: ['euconsent-v2', 'eupubconsent-v2', 'IABTCF_TCString', 'addtl_consent', 'IABTCF_AddtlConsent'],
  },
  read(stored) {
    const isAdditional = ({ name }: StoredValue) => name === 'addtl_consent' || name === 'IABTCF_AddtlConsent';
    const main = stored.find((value) => !isAdditional(value));
    // Google's string alone, without the framework's, says for what nobody was asked.
    if (!main) return null;
    const choice = readString(main.value);
    const additional = stored.find(isAdditional);
    const accepted = additional && additionalVendors(additional.value);
    return accepted == null || choice.state === 'unreadable'
      ? choice
      : { ...choice, counts: { ...choice.counts, 'google-vendors': accepted } };
  },
  meaning: (key) => ({ services: [], purposes: [], label: labelOf(key) }),
  answer: answerOf,
};

/** The framework is on the page, and nothing is stored there that tells the choice: its manager may still tell it. */
export function waitsForFramework(choice: Choice): boolean {
  return readingsOf(choice).some(({ mechanism, state }) => mechanism === tcf.id && state === 'none');
}

function labelOf(key: string): Meaning['label'] {
  const vendor = Object.values(vendors).find(([id]) => key === vendorKey(id));
  if (vendor) return { name: `${vendor[1]} (${String(vendor[0])})` };
  const purpose = /^purpose-([1-9]|10|11)$/.exec(key)?.[1];
  return purpose === undefined ? null : { say: `tcf.purpose.${purpose}` as ReportKey };
}

function readString(value: string): Choice {
  const model = decode(value);
  if (!model) return unreadable(tcf.id);
  // Some countries let keeping anything at all be; it then has no answer.
  const purposes = Array.from({ length: PURPOSES }, (_, index) => index + 1).slice(model.purposeOneTreatment ? 1 : 0);
  // Whom the visitor was shown stands in strings since version 2.3; before it, only of who is accepted that is known.
  const { vendorsDisclosed: shown, vendorConsents: consents } = model;
  const isAsked = (service: string, id: number) =>
    consents.has(id) || (shown.size > 0 ? shown.has(id) : service === GOOGLE);
  const asked = Object.entries(vendors).flatMap(([service, [id]]) => (isAsked(service, id) ? [id] : []));
  const choice = choiceOf(
    tcf,
    [
      ...purposes.map((id) => [`purpose-${id}`, model.purposeConsents.has(id)] as const),
      ...asked.map((id) => [vendorKey(id), consents.has(id)] as const),
    ],
    { decidedAt: model.lastUpdated.getTime() },
  );
  const accepted = consents.size;
  const all = purposes.every((id) => model.purposeConsents.has(id));
  const none = purposes.every((id) => !model.purposeConsents.has(id)) && accepted === 0;
  return {
    ...choice,
    state: none ? 'refused' : all && accepted > 0 ? 'granted' : 'partial',
    counts: { vendors: accepted },
  };
}

function decode(value: string): TCModel | null {
  if (value === '' || value.length > LARGEST_STRING || !/^[\w-]+(?:\.[\w-]+)*$/.test(value)) return null;
  try {
    const model = TCString.decode(value);
    const at = model.lastUpdated.getTime();
    return model.version === 2 && at > 0 && at <= 8.64e15 ? model : null;
  } catch {
    return null;
  }
}

/** Of Google's `1~1.35.41` or `2~1.35~dv.9.12` the number of accepted providers; `null` for what is none. */
function additionalVendors(value: string): number | null {
  const ids = /^[12]~((?:\d+(?:\.\d+)*)?)(?:~|$)/.exec(value)?.[1];
  return ids === undefined ? null : ids === '' ? 0 : ids.split('.').length;
}

function vendorKey(id: number): string {
  return `vendor-${String(id)}`;
}

/**
 * A vendor is granted by its own number and the purpose of keeping anything at all, and refused where it was shown. Any other
 * provider is granted by its purpose where all are accepted, but Google's; else nobody can tell here whether it is among the
 * accepted numbers, or was asked for beside the framework.
 */
function answerOf({ choices, counts, state }: Choice, { service, purpose, sisters = [] }: Subject): Answer {
  if (state === 'refused' || choices[STORAGE] === false) return { coverage: 'refused', keys: [] };
  const asked = (keys: string[]) => keys.filter((key) => key in choices);
  const vendorOf = (id: string | null) => {
    const vendor = id !== null && Object.hasOwn(vendors, id) && vendors[id];
    return vendor ? vendorKey(vendor[0]) : null;
  };
  const vendor = vendorOf(service);
  if (vendor !== null && vendor in choices)
    return { coverage: choices[vendor] ? 'granted' : 'refused', keys: asked([STORAGE, vendor]) };
  const beside = sisters.map((sister) => vendorOf(sister.service)).find((key) => key !== null && choices[key]);
  if (beside != null) return { coverage: 'granted', keys: asked([STORAGE, beside]) };
  const served = purpose === null ? [] : (purposesFor[purpose] ?? []);
  const others = sisters.map((sister) => sister.service);
  const isGoogles = service === GOOGLE || others.includes(GOOGLE);
  const isRefusedBeside = others.map(vendorOf).some((key) => key !== null && choices[key] === false);
  if (state === 'granted' && !isGoogles && !isRefusedBeside && served.length > 0)
    return { coverage: 'granted', keys: asked([STORAGE, ...served]) };
  // A choice that was told without its string has no numbers.
  const accepted = counts?.['vendors'];
  if (accepted === 0) return { coverage: 'refused', keys: [] };
  return { coverage: service !== GOOGLE || accepted === undefined ? 'unreadable' : 'not-covered', keys: [] };
}
