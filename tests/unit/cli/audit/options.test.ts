import { describe, expect, test } from 'vitest';
import { auditCommand } from '../../../../cli/audit/options.ts';

const url = 'https://data.example.fr';

describe('what the audit command is asked', () => {
  test('is one page, visited once without a choice, in Chromium, unless told otherwise', () => {
    expect(auditCommand([url])).toEqual({
      kind: 'run',
      options: {
        addresses: [url],
        from: null,
        registry: false,
        pages: 1,
        choices: ['none'],
        browser: 'chromium',
        browserPath: null,
        thirdPartyCookies: 'allow',
        wait: 5,
        timeout: 90,
        hostMap: [],
        insecure: false,
        language: 'en',
        jobs: 1,
        state: null,
        shard: null,
        json: null,
        csv: null,
        html: null,
        baseline: null,
        failOn: 'warning',
      },
    });
  });

  test.each<[string[], object]>([
    [['--choice', 'each', url], { choices: ['none', 'refuse', 'accept'] }],
    [['--choice', 'refuse', url], { choices: ['refuse'] }],
    [[url, '--shard', '2/8'], { shard: { index: 2, count: 8 } }],
    [['--registry'], { registry: true, addresses: [] }],
    [['--from', 'list.txt'], { from: 'list.txt' }],
    [[url, '--wait', '0.5'], { wait: 0.5 }],
    [[url, '--json', '-'], { json: '-' }],
    [
      [url, '--host-map', 'a.example=127.0.0.1:8443', '--host-map', '*.b.example=[::1]:443'],
      {
        hostMap: [
          { host: 'a.example', address: '127.0.0.1', port: 8443 },
          { host: '*.b.example', address: '::1', port: 443 },
        ],
      },
    ],
  ])('%j sets %j', (args, expected) => {
    expect(auditCommand(args)).toMatchObject({ kind: 'run', options: expected });
  });

  test.each<[string[], string]>([
    [[], 'at least one URL, --from FILE or --registry is needed'],
    [['--unheard-of', url], "Unknown option '--unheard-of'"],
    [[url, '--json'], "'--json <value>' argument missing"],
    [[url, '--choice', 'maybe'], '--choice takes none, refuse, accept, each, not "maybe"'],
    [[url, '--browser', 'safari'], '--browser takes chromium, firefox, not "safari"'],
    [[url, '--third-party-cookies', 'some'], '--third-party-cookies takes allow, block'],
    [[url, '--pages', '0'], '--pages takes a whole number from 1 to 1000, not "0"'],
    [[url, '--jobs', '1.5'], '--jobs takes a whole number'],
    [[url, '--wait', 'long'], '--wait takes seconds from 0 to 600, not "long"'],
    [[url, '--wait', '30', '--timeout', '20'], '--timeout must be longer than --wait'],
    [[url, '--wait', '45', '--choice', 'refuse'], '--timeout must be longer than twice --wait with a --choice'],
    [[url, '--shard', '9/8'], '--shard takes a part and the number of parts, as in 2/8, not "9/8"'],
    [[url, '--shard', '0/8'], '--shard takes'],
    [[url, '--host-map', 'a.example'], '--host-map takes HOST=ADDRESS:PORT'],
    [[url, '--fail-on', 'info'], '--fail-on takes warning, notice, new, never'],
    [[url, '--language', 'it'], '--language takes en, fr, es, ca, nl, de, not "it"'],
    [[url, '--fail-on', 'new'], '--fail-on new needs a --baseline FILE'],
    [[url, '--csv', '-'], '--csv - is no place: only --json writes to standard output'],
    [['merge', 'a.json', '--html', '-'], '--html - is no place: only --json writes to standard output'],
    [['merge'], 'merge needs at least one file or folder'],
    [['merge', 'a.json', '--pages', '2'], "Unknown option '--pages'"],
  ])('%j is refused, and told why', (args, message) => {
    const command = auditCommand(args);
    expect(command).toMatchObject({ kind: 'wrong', message: expect.stringContaining(message) as unknown });
  });

  test('is to join parts after the word merge', () => {
    expect(auditCommand(['merge', 'one.json', 'two', '--fail-on', 'never'])).toMatchObject({
      kind: 'merge',
      parts: ['one.json', 'two'],
      options: { failOn: 'never' },
    });
  });

  test.each([
    ['of a run', [url]],
    ['of parts that are joined', ['merge', 'a.json']],
  ])('takes the language %s', (_what, args) => {
    expect(auditCommand([...args, '--language', 'fr'])).toMatchObject({ options: { language: 'fr' } });
  });

  test('is help where help is asked for', () => {
    expect(auditCommand(['--help'])).toEqual({ kind: 'help' });
    expect(auditCommand(['merge', '-h'])).toEqual({ kind: 'help' });
  });
});
