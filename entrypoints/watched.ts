import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { observedWorld } from '../lib/platform/in-page/observed-world.ts';

/** Run beside the script that every frame has, before it or after: the two find each other. */
export default defineUnlistedScript(() => {
  observedWorld.mietteWatched = true;
  observedWorld.mietteObserve?.();
});
