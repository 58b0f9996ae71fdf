import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { topHost } from '../lib/platform/in-page/frame.ts';
import { observeFrameOnce } from '../lib/platform/in-page/observe-frame.ts';
import { observedWorld } from '../lib/platform/in-page/observed-world.ts';
import { isPortalHost } from '../lib/platform/in-page/portal-hosts.ts';
import { tellIfPortal } from '../lib/platform/in-page/portal-markers.ts';

/**
 * Run in every frame before the page's own scripts. What WXT wraps a content script in would post messages that the page
 * can hear, so this is a plain script, and the manifest lists it.
 */
export default defineUnlistedScript(() => {
  observedWorld.mietteObserve = observeFrameOnce;
  if (observedWorld.mietteWatched || isPortalHost(topHost())) observeFrameOnce();
  else if (self === top) tellIfPortal();
});
