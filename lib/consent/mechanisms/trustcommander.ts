import { unreadable } from '../choice.ts';
import { choiceOf } from '../choice-of.ts';
import { everything } from '../everything.ts';
import type { Mechanism } from '../mechanism.ts';
import { decodedOrAsIs } from '../parse-stored.ts';
import { readMoment } from '../read-moment.ts';

/**
 * TrustCommander (Commanders Act): cookie `TC_PRIVACY`, URL-encoded,
 * `<status>@<version>|<banner>|<site>@<categories>@<blocked>@<updated>,<created>,<expires>@<vendors>`. The status is `1` where
 * the visitor refused, `0` where the categories were accepted: numbers of the site's own, of which nobody can tell what they
 * are about, or `ALL`. A site may part the fields with another sign.
 * Source: https://doc.commandersact.com/features/consent-management/knowledge-base/consent-cookie
 */
export const trustcommander: Mechanism = {
  id: 'trustcommander',
  name: 'TrustCommander',
  keeps: { cookie: ['TC_PRIVACY'], localStorage: [] },
  read([stored]) {
    if (!stored) return null;
    const [, status, separator = '', rest = ''] = /^([01])([^\w|,])(.*)$/s.exec(decodedOrAsIs(stored.value)) ?? [];
    const [, categories, , moments = ''] = rest.split(separator);
    const isAll = categories === 'ALL' || (categories === '' && status === '1');
    if (!isAll) return unreadable(trustcommander.id);
    const decidedAt = readMoment(Number.parseInt(moments, 10));
    return choiceOf(trustcommander, [['cookies', status === '0']], { decidedAt });
  },
  meaning: () => everything,
};
