import { describe, expect, test } from 'vitest';
import { choiceAmong, type JarValue } from '../../../lib/consent/choice-among.ts';

const HOST = 'data.example.fr';
const cookie = (name: string, value: string, domain = HOST): JarValue => ({
  kind: 'cookie',
  name,
  value,
  domain,
  hostOnly: domain === HOST,
});
const accepted = '!gajs=true';
const refused = '!gajs=false';

describe('the choice among the cookies that a host is sent', () => {
  test.each<[string, JarValue[], string | null, string]>([
    ['is none without any', [], null, 'none'],
    [
      'is the domain’s beside what the host says of one service alone',
      [cookie('mtm_consent', '1732600000000'), cookie('tarteaucitron', refused, 'example.fr')],
      'tarteaucitron',
      'refused',
    ],
    [
      'is unreadable where the host’s own has a part that the domain’s lacks',
      [
        cookie('cookie-agreed', '2'),
        cookie('cookie-agreed-categories', '{}'),
        cookie('cookie-agreed', '2', 'example.fr'),
      ],
      'drupal-eu-cookie-compliance',
      'unreadable',
    ],
    [
      'is the domain’s where the host has none',
      [cookie('tarteaucitron', refused, 'example.fr')],
      'tarteaucitron',
      'refused',
    ],
    [
      'is the host’s own, whatever another site of the domain keeps',
      [cookie('tarteaucitron', refused, 'example.fr'), cookie('hasConsent', 'true')],
      'cookies-eu-banner',
      'granted',
    ],
    [
      'is the host’s own of two of one name',
      [cookie('tarteaucitron', refused, 'example.fr'), cookie('tarteaucitron', accepted)],
      'tarteaucitron',
      'granted',
    ],
    [
      'is that of the host alone of two on its domain',
      [{ ...cookie('tarteaucitron', refused), hostOnly: false }, cookie('tarteaucitron', accepted)],
      'tarteaucitron',
      'granted',
    ],
    [
      'is that of the host alone, whichever is told first',
      [cookie('tarteaucitron', accepted), { ...cookie('tarteaucitron', refused), hostOnly: false }],
      'tarteaucitron',
      'granted',
    ],
    [
      'is that of the nearest domain above',
      [cookie('tarteaucitron', refused, 'fr'), cookie('tarteaucitron', accepted, 'example.fr')],
      'tarteaucitron',
      'granted',
    ],
    [
      'is that of the nearest domain above, whichever is told first',
      [cookie('tarteaucitron', accepted, 'example.fr'), cookie('tarteaucitron', refused, 'fr')],
      'tarteaucitron',
      'granted',
    ],
    [
      'is the host’s own where one of its managers waits and another was answered',
      [
        cookie('tarteaucitron', '!gajs=wait'),
        cookie('hasConsent', 'true'),
        cookie('tarteaucitron', refused, 'example.fr'),
      ],
      'cookies-eu-banner',
      'granted',
    ],
    [
      'is the host’s own where that was refused in part, and waits for the rest',
      [cookie('tarteaucitron', '!gajs=false!youtube=wait'), cookie('hasConsent', 'true', 'example.fr')],
      'tarteaucitron',
      'refused',
    ],
    [
      'is the domain’s where the host’s own cannot be read',
      [cookie('hasConsent', 'perhaps'), cookie('tarteaucitron', accepted, 'example.fr')],
      'tarteaucitron',
      'granted',
    ],
  ])('%s', (_what, cookies, mechanism, state) => {
    expect(choiceAmong(cookies, HOST)).toMatchObject({ mechanism, state });
  });
});
