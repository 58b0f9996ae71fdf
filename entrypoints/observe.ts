import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { topHost } from '../lib/platform/frame.ts';
import { observeFrameOnce } from '../lib/platform/observe-frame.ts';
import { observedWorld } from '../lib/platform/observed-world.ts';
import { isPortalHost } from '../lib/platform/portal-hosts.ts';
import { tellIfPortal } from '../lib/platform/portal-markers.ts';

/**
 * Run in every frame before the page's own scripts. What WXT wraps a content script in would post messages that the page
 * can hear, so this is a plain script, and the manifest lists it.
 */
export default defineUnlistedScript(() => {
  observedWorld.mietteObserve = observeFrameOnce;
  if (observedWorld.mietteWatched || isPortalHost(topHost())) observeFrameOnce();
  else if (self === top) tellIfPortal();
});
