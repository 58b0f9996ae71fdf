import { parseArgs } from 'node:util';
import { languages, type Language } from '../../lib/words/languages.ts';
import type { HostMapping } from '../drive/host-mapping.ts';
import type { VisitChoice } from './outcome.ts';
import { hostMappings, oneOf, seconds, shardOf, wholeNumber } from './option-values.ts';
import type { Shard } from './shard.ts';
import { WrongUsage } from './wrong-usage.ts';
import { messageOf } from '../message-of.ts';

export type FailOn = 'warning' | 'notice' | 'new' | 'never';

/** Where results go, and what makes the command fail. `null` where nothing was asked for. */
export interface ResultOptions {
  json: string | null;
  csv: string | null;
  html: string | null;
  baseline: string | null;
  failOn: FailOn;
  /** What tables and pages are written in. */
  language: Language;
}

/** How a page is visited. */
export interface VisitOptions {
  browser: 'chromium' | 'firefox';
  browserPath: string | null;
  thirdPartyCookies: 'allow' | 'block';
  /** Seconds. */
  wait: number;
  /** Seconds. */
  timeout: number;
  hostMap: HostMapping[];
  insecure: boolean;
  /** What findings are written in. */
  language: Language;
}

export interface RunOptions extends ResultOptions, VisitOptions {
  addresses: string[];
  from: string | null;
  registry: boolean;
  pages: number;
  choices: VisitChoice[];
  jobs: number;
  state: string | null;
  shard: Shard | null;
}

export type AuditCommand =
  | { kind: 'run'; options: RunOptions }
  | { kind: 'merge'; parts: string[]; options: ResultOptions }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

const RESULT_OPTIONS = {
  json: { type: 'string' },
  csv: { type: 'string' },
  html: { type: 'string' },
  baseline: { type: 'string' },
  'fail-on': { type: 'string', default: 'warning' },
  language: { type: 'string', default: 'en' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const RUN_OPTIONS = {
  ...RESULT_OPTIONS,
  from: { type: 'string' },
  registry: { type: 'boolean', default: false },
  pages: { type: 'string', default: '1' },
  shard: { type: 'string' },
  choice: { type: 'string', default: 'none' },
  browser: { type: 'string', default: 'chromium' },
  'browser-path': { type: 'string' },
  'third-party-cookies': { type: 'string', default: 'allow' },
  wait: { type: 'string', default: '5' },
  timeout: { type: 'string', default: '90' },
  jobs: { type: 'string', default: '1' },
  state: { type: 'string' },
  'host-map': { type: 'string', multiple: true },
  insecure: { type: 'boolean', default: false },
} as const;

const EACH: readonly VisitChoice[] = ['none', 'refuse', 'accept'];

/** What the command's arguments ask for; a wrong one is named with what was expected. */
export function auditCommand(args: readonly string[]): AuditCommand {
  try {
    return args[0] === 'merge' ? mergeCommand(args.slice(1)) : runCommand(args);
  } catch (error) {
    // What `parseArgs` throws is one sentence, too.
    return { kind: 'wrong', message: messageOf(error) };
  }
}

function runCommand(args: readonly string[]): AuditCommand {
  const { values, positionals } = parseArgs({ args: [...args], options: RUN_OPTIONS, allowPositionals: true });
  if (values.help) return { kind: 'help' };
  const { from = null, registry } = values;
  if (positionals.length === 0 && from === null && !registry)
    throw new WrongUsage('at least one URL, --from FILE or --registry is needed');
  const choice = oneOf('--choice', values.choice, [...EACH, 'each'] as const);
  const options: RunOptions = {
    ...resultOptions(values),
    addresses: positionals,
    from,
    registry,
    pages: wholeNumber('--pages', values.pages, 1, 1000),
    choices: choice === 'each' ? [...EACH] : [choice],
    browser: oneOf('--browser', values.browser, ['chromium', 'firefox'] as const),
    browserPath: values['browser-path'] ?? null,
    thirdPartyCookies: oneOf('--third-party-cookies', values['third-party-cookies'], ['allow', 'block'] as const),
    wait: seconds('--wait', values.wait, 0, 600),
    timeout: seconds('--timeout', values.timeout, 1, 3600),
    hostMap: hostMappings(values['host-map'] ?? []),
    insecure: values.insecure,
    jobs: wholeNumber('--jobs', values.jobs, 1, 64),
    state: values.state ?? null,
    shard: values.shard === undefined ? null : shardOf(values.shard),
  };
  // A page is watched once more after its banner was answered.
  const watched = options.wait * (choice === 'none' ? 1 : 2);
  if (watched >= options.timeout)
    throw new WrongUsage(
      `--timeout must be longer than ${choice === 'none' ? '--wait' : 'twice --wait with a --choice'}`,
    );
  return { kind: 'run', options };
}

function mergeCommand(args: readonly string[]): AuditCommand {
  const { values, positionals } = parseArgs({ args: [...args], options: RESULT_OPTIONS, allowPositionals: true });
  if (values.help) return { kind: 'help' };
  if (positionals.length === 0) throw new WrongUsage('merge needs at least one file or folder');
  return { kind: 'merge', parts: positionals, options: resultOptions(values) };
}

interface ResultValues {
  json?: string | undefined;
  csv?: string | undefined;
  html?: string | undefined;
  baseline?: string | undefined;
  'fail-on': string;
  language: string;
}

function resultOptions({ json, csv, html, baseline, 'fail-on': failOn, language }: ResultValues): ResultOptions {
  const options: ResultOptions = {
    json: json ?? null,
    csv: csv ?? null,
    html: html ?? null,
    baseline: baseline ?? null,
    failOn: oneOf('--fail-on', failOn, ['warning', 'notice', 'new', 'never'] as const),
    language: oneOf('--language', language, languages),
  };
  if (options.failOn === 'new' && options.baseline === null)
    throw new WrongUsage('--fail-on new needs a --baseline FILE to compare with');
  for (const name of ['csv', 'html'] as const)
    if (options[name] === '-') throw new WrongUsage(`--${name} - is no place: only --json writes to standard output`);
  return options;
}
