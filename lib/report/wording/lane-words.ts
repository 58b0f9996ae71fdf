import type { PageWords } from '../../words/page-words.ts';
import type { TimelineLane } from '../timeline.ts';
import { isolateText } from './isolate-text.ts';

/** What a lane of the timeline is for: `www.google.com – third party`. */
export function laneWords({ say }: PageWords, { domain, domains, party }: TimelineLane): string {
  const name = domain === null ? say('timeline.lane.others', { count: domains }) : isolateText(domain);
  return say('timeline.lane', { domain: name, party: say(`party.${party}`) });
}
