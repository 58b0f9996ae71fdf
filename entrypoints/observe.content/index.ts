import { defineContentScript } from 'wxt/utils/define-content-script';
import { topHost } from '../../lib/platform/frame.ts';
import { observeFrameOnce } from '../../lib/platform/observe-frame.ts';
import { isPortalHost } from '../../lib/platform/portal-hosts.ts';
import { tellIfPortal } from '../../lib/platform/portal-markers.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  main() {
    if (isPortalHost(topHost())) observeFrameOnce();
    else if (self === top) tellIfPortal();
  },
});
