import fc from 'fast-check';
import { noChoice } from '../../../lib/consent/choice.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import type { JarCookie } from '../../../lib/tracker/tracker.ts';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { asks, CAPTCHA, chooses, gone, holds, jarCookie, PAGE, replaced, sees, SITE, START, stored } from './events.ts';

/** When all is told and the jar is read for the last time, as the background does after every burst. */
export const END = 5000;
/** A browser tells of a change of its jar this much after the response that asked for it. */
const STORES_AFTER = 3;

/** What happened on a visit, and how each source of events tells it, in the source's own order. */
export interface Scenario {
  streams: VisitEvent[][];
  /** The last reading, which comes when all else is told. */
  last: VisitEvent[];
  /** What became of every tracker, by kind and name. */
  truth: Record<string, string>;
}

interface Action {
  at: number;
  does: 'header' | 'refused header' | 'script' | 'delete';
}

interface Story {
  name: string;
  place: 'own' | 'third' | 'partitioned';
  /** It was in the jar before the visit. */
  before: boolean;
  actions: Action[];
}

const action = fc.record({
  at: fc.integer({ min: 1, max: 300 }).map((tick) => tick * 10),
  does: fc.constantFrom('header', 'header', 'refused header', 'script', 'delete'),
}) as fc.Arbitrary<Action>;

const story = (name: string, place: Story['place']): fc.Arbitrary<Story> =>
  fc.record({
    name: fc.constant(name),
    place: fc.constant(place),
    // A third party's cookie in the common jar shows no trace of the page: another tab may have left it there.
    before: place === 'third' ? fc.constant(false) : fc.boolean(),
    actions: fc
      .uniqueArray(action, { maxLength: 4, selector: ({ at }) => at })
      .map((actions) => actions.toSorted((a, b) => a.at - b.at)),
  });

const stories = fc.tuple(
  story('sessionid', 'own'),
  story('_ga', 'own'),
  story('_GRECAPTCHA', 'third'),
  story('NID', 'partitioned'),
);

function cookieOf({ name, place }: Story): JarCookie {
  if (place === 'own') return jarCookie(name);
  return jarCookie(name, { domain: 'www.google.com', partition: place === 'partitioned' ? SITE : null });
}

interface Told {
  requests: VisitEvent[];
  changes: VisitEvent[];
  /** Whether the jar holds it at a moment. */
  heldAt: (at: number) => boolean;
  state: string | null;
}

/** Plays one cookie's story through the jar. */
function play(it: Story): Told {
  const cookie = cookieOf(it);
  const url = it.place === 'own' ? PAGE : CAPTCHA;
  const requests: VisitEvent[] = [];
  const changes: VisitEvent[] = [];
  const moments: { at: number; held: boolean }[] = [{ at: 0, held: it.before }];
  let held = it.before;
  let touched = it.before;
  let fromBefore = it.before;
  let asked = false;
  const set = (at: number, now: boolean) => {
    held = now;
    moments.push({ at, held });
  };
  for (const { at, does } of it.actions) {
    if (does === 'delete') {
      if (held) changes.push(gone(at, cookie));
      set(at, false);
      continue;
    }
    // Scripts of a third party's frame are played by its responses.
    const byHeader = does !== 'script' || it.place !== 'own';
    if (byHeader) requests.push(asks(at, url, `${it.name}=secret; Path=/`));
    asked ||= byHeader;
    if (does === 'refused header') continue;
    const storedAt = byHeader ? at + STORES_AFTER : at;
    if (held) changes.push(replaced(storedAt, cookie));
    changes.push(stored(storedAt, cookie));
    if (!touched) fromBefore = false;
    touched = true;
    set(storedAt, true);
  }
  const end = held ? 'stored' : 'removed';
  const state = touched ? (fromBefore ? `${end}, already there` : end) : asked ? 'refused' : null;
  return {
    requests,
    changes,
    heldAt: (at) => moments.findLast((moment) => moment.at <= at)?.held ?? false,
    state,
  };
}

const storage = fc.record({ before: fc.boolean(), appearsAt: fc.integer({ min: 1, max: 100 }), gone: fc.boolean() });

export const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    stories,
    storage,
    readings: fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }),
    decidedAt: fc.option(fc.integer({ min: 1, max: 400 })),
  })
  .map(({ stories: told, storage: item, readings, decidedAt }) => {
    const played = told.map((it) => ({ it, ...play(it) }));
    const byTime = (events: VisitEvent[]) => events.sort((a, b) => a.at - b.at);
    const reading = (at: number) =>
      holds(at, ...played.filter(({ heldAt }) => heldAt(at)).map(({ it }) => cookieOf(it)));
    const names = (at: number) =>
      played.filter(({ it, heldAt }) => it.place === 'own' && heldAt(at)).map(({ it }) => it.name);
    const frame = (at: number, first: boolean, has: boolean) =>
      sees(at, {
        first,
        cookieNames: names(at),
        localStorage: has ? ['_grecaptcha'] : [],
        gestureAt: first ? null : START + at,
      });
    const frames = [frame(5, true, item.before), frame(item.appearsAt * 10, false, true)];
    if (item.gone) frames.push(frame(item.appearsAt * 10 + 500, false, false));
    const choices = [chooses(1, noChoice)];
    if (decidedAt !== null) choices.push(chooses(decidedAt * 10, readPreferences('{"matomo":true}')));
    const states = played.map(({ it, state }) => [`cookie ${it.name}`, state] as const);
    const itemState = `${item.gone ? 'removed' : 'stored'}${item.before ? ', already there' : ''}`;
    return {
      streams: [
        byTime(played.flatMap(({ requests }) => requests)),
        byTime(played.flatMap(({ changes }) => changes)),
        readings.sort((a, b) => a - b).map((tick) => reading(tick * 10 + 1)),
        frames,
        choices,
      ],
      last: [reading(END)],
      truth: Object.fromEntries([
        ...states.flatMap(([name, state]) => (state === null ? [] : [[name, state] as const])),
        ['localStorage _grecaptcha', itemState] as const,
      ]),
    };
  });
