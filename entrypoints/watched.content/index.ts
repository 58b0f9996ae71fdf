import { defineContentScript } from 'wxt/utils/define-content-script';
import { observeFrameOnce } from '../../lib/platform/observe-frame.ts';

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main: observeFrameOnce,
});
