import { remembering } from '../tracker/remembering.ts';

/** What companies are called by law, folded: "Google LLC" is Google. */
const LEGAL_FORMS = new Set(
  'ag aps as bv company corp corporation gmbh inc limited llc ltd nv plc sa sarl sas sl srl unlimited'.split(' '),
);

/**
 * A provider's or service's name for comparing: `Google ReCaptcha` and `google re-captcha` are `googlerecaptcha`, `Google Ireland
 * Ltd.` is `googleireland`, `Cybot A/S` is `cybot`.
 */
export const foldName = remembering((name) => {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/(?<=\b\p{L})[./](?=\p{L}\b)/gu, '');
  const words = joined.match(/[\p{L}\p{N}]+/gu) ?? [];
  const end = words.findLastIndex((word) => !LEGAL_FORMS.has(word)) + 1;
  return words.slice(0, end || words.length).join('');
});
