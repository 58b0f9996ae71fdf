import { browser, type Runtime } from '../browser.ts';
import type { PopupRequest } from '../pages/popup-line.ts';

/** A line to the background for one reading of a charter. */
export interface QuestionLine {
  /** Tells what the page of the tab is about to ask; the background knows of it when this resolves, or has ended. */
  asks: (url: string) => Promise<void>;
  /** What was asked is answered. */
  isAnswered: () => void;
  close: () => void;
}

/** @param signal ends the waiting, too */
export function openQuestionLine(tabId: number, signal: AbortSignal): QuestionLine {
  let port: Runtime.Port | null = null;
  let waiting: { url: string; heard: () => void; isToldAnew: boolean } | null = null;
  signal.addEventListener('abort', goOn);

  function goOn(): void {
    waiting?.heard();
    waiting = null;
  }

  function open(): Runtime.Port {
    const opened = browser.runtime.connect();
    opened.onMessage.addListener(goOn);
    opened.onDisconnect.addListener(() => {
      port = null;
      // The background has ended: the one that begins is told once more.
      if (!waiting || waiting.isToldAnew) {
        goOn();
        return;
      }
      waiting.isToldAnew = true;
      tell(waiting.url);
    });
    return opened;
  }

  function tell(url: string | null): void {
    const request: PopupRequest = { type: 'asks', tabId, url };
    port ??= open();
    port.postMessage(request);
  }

  return {
    asks: (url) =>
      new Promise((heard) => {
        waiting = { url, heard, isToldAnew: false };
        tell(url);
      }),
    isAnswered() {
      // One that has ended knows of no question.
      if (port) tell(null);
    },
    close: () => port?.disconnect(),
  };
}
