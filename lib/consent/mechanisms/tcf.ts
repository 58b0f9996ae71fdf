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

/** Known services by their number in the framework's Global Vendor List. */
const vendors: Readonly<Record<string, number>> = { 'google-ads-doubleclick': 755 };

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
  // Its name in the framework's list.
  if (key === 'vendor-755') return { name: 'Google Advertising Products (755)' };
  const purpose = /^purpose-([1-9]|10|11)$/.exec(key)?.[1];
  return purpose === undefined ? null : { say: `tcf.purpose.${purpose}` as ReportKey };
}

function readString(value: string): Choice {
  const model = decode(value);
  if (!model) return unreadable(tcf.id);
  // Some countries let keeping anything at all be; it then has no answer.
  const purposes = Array.from({ length: PURPOSES }, (_, index) => index + 1).slice(model.purposeOneTreatment ? 1 : 0);
  // Whom the visitor was shown stands in strings since version 2.3.
  const { vendorsDisclosed: shown } = model;
  const known = Object.values(vendors).filter((id) => shown.size === 0 || shown.has(id));
  const choice = choiceOf(
    tcf,
    [
      ...purposes.map((id) => [`purpose-${id}`, model.purposeConsents.has(id)] as const),
      ...known.map((id) => [`vendor-${id}`, model.vendorConsents.has(id)] as const),
    ],
    { decidedAt: model.lastUpdated.getTime() },
  );
  const accepted = model.vendorConsents.size;
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

/**
 * A vendor is granted by its own number and the purpose of keeping anything at all. Any other provider is granted by its
 * purpose where all are accepted and no number of its company's is known; else nobody can tell here whether it is among the
 * accepted numbers.
 */
function answerOf({ choices, counts, state }: Choice, { service, purpose, sisters = [] }: Subject): Answer {
  if (state === 'refused' || choices[STORAGE] === false) return { coverage: 'refused', keys: [] };
  const asked = (keys: string[]) => keys.filter((key) => key in choices);
  const vendorOf = (id: string | null) =>
    id !== null && Object.hasOwn(vendors, id) ? `vendor-${vendors[id] ?? 0}` : null;
  const vendor = vendorOf(service);
  if (vendor !== null && vendor in choices)
    return { coverage: choices[vendor] ? 'granted' : 'refused', keys: asked([STORAGE, vendor]) };
  const beside = sisters.map((sister) => vendorOf(sister.service)).find((key) => key !== null && choices[key]);
  if (beside != null) return { coverage: 'granted', keys: asked([STORAGE, beside]) };
  const served = purpose === null ? [] : (purposesFor[purpose] ?? []);
  const isNumbered = [service, ...sisters.map((sister) => sister.service)].some((one) => vendorOf(one) !== null);
  if (state === 'granted' && !isNumbered && served.length > 0)
    return { coverage: 'granted', keys: asked([STORAGE, ...served]) };
  // A choice that was told without its string has no numbers.
  const accepted = counts?.['vendors'];
  if (accepted === 0) return { coverage: 'refused', keys: [] };
  return { coverage: vendor === null || accepted === undefined ? 'unreadable' : 'not-covered', keys: [] };
}
