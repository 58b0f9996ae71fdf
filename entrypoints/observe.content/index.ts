import { defineContentScript } from 'wxt/utils/define-content-script';
import { observeFrame } from '../../lib/platform/observe-frame.ts';
import { topHost } from '../../lib/platform/frame.ts';
import { isPortalHost } from '../../lib/platform/portal-hosts.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  main() {
    if (isPortalHost(topHost())) observeFrame();
  },
});
