import { isDeepStrictEqual } from 'node:util';
import { chanceOf } from './chance.ts';
import { actMaker } from './generate-act.ts';
import { namesIn } from './names-in.ts';
import type { Act, Loading, Sequence, Step } from './sequence.ts';

/** Of so many earlier acts one comes again. */
const LATEST = 4;
/** The weight of each kind of step. */
const STEPS: readonly [Step['step'], number][] = [
  ['act', 48],
  ['choose', 14],
  ['visit', 9],
  ['pause', 4],
  ['reload', 3],
  ['back', 4],
  ['forward', 2],
  ['push', 3],
  ['open tab', 4],
  ['next tab', 4],
  ['close tab', 1],
  ['end background', 2],
  ['take access', 2],
  ['look', 2],
];
/** A sequence that is the same for the same seed. Earlier acts often come again, so that things are set anew. */
export function generate(seed: number): Sequence {
  const chance = chanceOf(seed);
  const { below, pick, happens, weighted } = chance;
  const { newAct, newEmbedding } = actMaker(chance);
  const acts: Act[] = [];
  function nextAct(): Act {
    if (acts.length > 0 && happens(0.6)) {
      const again = pick(acts.slice(-LATEST));
      const isCookie = again.act === 'script' || again.act === 'header';
      return isCookie && happens(0.2) ? { act: 'remove', name: again.cookie.name } : again;
    }
    const act = newAct();
    // A second late answer with the same cookie could not be told from the first.
    if (act.act !== 'late pixel') acts.push(act);
    return act;
  }

  const mechanism = pick(['opendatasoft', 'opendatasoft', 'opendatasoft', 'osano'] as const);
  const answers =
    mechanism === 'osano'
      ? (['refuse', 'accept'] as const)
      : (['refuse', 'refuse', 'refuse', 'accept', 'accept', 'accept', 'analytics', 'audience', 'unreadable'] as const);
  const toPortal = (place: 'portal' | 'other portal' = 'portal'): Step => ({
    step: 'visit',
    place,
    ...(happens(0.5) && { loading: newLoading() }),
  });
  const somewhere = (): Step =>
    happens(0.7)
      ? toPortal(happens(0.2) ? 'other portal' : 'portal')
      : toStranger(pick(['sister', 'network', 'elsewhere', 'elsewhere'] as const));
  const toStranger = (place: 'sister' | 'network' | 'elsewhere'): Step => ({
    step: 'visit',
    place,
    ...(place === 'elsewhere' && happens(0.7) && { loading: [newEmbedding()] }),
  });

  /** No name comes twice, but where the page's script sets it: what became of each could not be told. */
  function newLoading(): Loading[] {
    const loading: Loading[] = [];
    for (let left = 1 + below(5); left > 0; left--) {
      const isChosen = loading.some(({ act }) => act === 'choose');
      const next: Loading | null = !isChosen && happens(0.25) ? { act: 'choose', answer: pick(answers) } : loadingAct();
      const taken = loading.flatMap(namesIn);
      if (!next) continue;
      const isAgain = loading.some((each) => each.act === 'script' && isDeepStrictEqual(each, next));
      const isUndone =
        next.act === 'remove' && loading.every((each) => each.act === 'script' || !namesIn(each).includes(next.name));
      if (isAgain || isUndone || !namesIn(next).some((name) => taken.includes(name))) loading.push(next);
    }
    return loading;
  }

  function loadingAct(): Loading | null {
    const act = nextAct();
    return act.act === 'late pixel' ? null : act;
  }

  function nextSteps(): Step[] {
    const step = weighted(STEPS);
    switch (step) {
      case 'act':
        return [{ step, act: nextAct() }];
      case 'choose':
        // What follows at once may have been under way before: mostly something has to follow later.
        return [
          { step, answer: pick(answers), ...(happens(0.2) && { unasked: true as const }) },
          ...(happens(0.7) ? [{ step: 'pause' } as const] : []),
        ];
      case 'visit':
        return [somewhere()];
      case 'open tab':
        return [{ step }, somewhere()];
      case 'take access': {
        const meanwhile = Array.from({ length: below(4) }, nextSteps).flat();
        return [
          { step },
          ...meanwhile,
          { step: 'give access' },
          ...(happens(0.5) ? [{ step: 'reload' } as const] : []),
        ];
      }
      default:
        return [{ step }];
    }
  }

  const start: Step[] = happens(0.3) ? [{ step: 'visit', place: 'network' }] : [];
  const middle = Array.from({ length: 8 + below(14) }, nextSteps).flat();
  const thirdParties = pick([undefined, undefined, undefined, 'strict', 'refused'] as const);
  const grants = happens(0.5) && { grants: true as const };
  return { mechanism, ...(thirdParties && { thirdParties }), ...grants, steps: [...start, toPortal(), ...middle] };
}
