import { undecided, unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { knownKey } from '../known-keys.ts';
import type { Mechanism } from '../mechanism.ts';
import { booleans, decoded, parseObject } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';
import { valueOf } from '../stored-value.ts';

/**
 * Axeptio: cookie `axeptio_cookies`, JSON with one boolean for each vendor of the site's own naming beside `$$date` and
 * `$$completed`; `axeptio_all_vendors` and `axeptio_authorized_vendors`, lists between commas. Before the visitor has
 * chosen, all three are there, and `$$completed` is false. A long cookie is compressed, marked `lzc1.`: the lists alone then
 * tell.
 */
export const axeptio: Mechanism = {
  id: 'axeptio',
  name: 'Axeptio',
  keeps: { cookie: ['axeptio_cookies', 'axeptio_all_vendors', 'axeptio_authorized_vendors'], localStorage: [] },
  read(stored) {
    const main = valueOf(stored, 'axeptio_cookies') ?? '';
    const authorized = vendors(valueOf(stored, 'axeptio_authorized_vendors'));
    // With none allowed, a refusal looks like no choice.
    const content =
      parseObject(main) ?? (main.startsWith('lzc1.') && authorized.length > 0 ? { $$completed: true } : null);
    if (!content) return unreadable(axeptio.id);
    if (content['$$completed'] !== true) return undecided(axeptio.id);
    const answers = new Map(booleans(content).filter(([key]) => !key.startsWith('$$')));
    for (const key of vendors(valueOf(stored, 'axeptio_all_vendors'))) {
      if (!answers.has(key)) answers.set(key, authorized.includes(key));
    }
    return choiceOf(axeptio, [...answers], { decidedAt: readMoment(content['$$date']) });
  },
  meaning: knownKey,
  ownKeys: true,
};

function vendors(value: string | undefined): string[] {
  return (decoded(value ?? '') ?? '').split(',').filter((name) => name !== '');
}
