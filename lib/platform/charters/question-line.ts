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

export function openQuestionLine(tabId: number): QuestionLine {
  let port: Runtime.Port | null = null;
  let heard: (() => void) | null = null;

  /** The background may have ended and begun anew. */
  function open(): Runtime.Port {
    const opened = browser.runtime.connect();
    opened.onMessage.addListener(() => heard?.());
    opened.onDisconnect.addListener(() => {
      port = null;
      heard?.();
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
      new Promise((resolve) => {
        heard = resolve;
        tell(url);
      }),
    isAnswered: () => tell(null),
    close: () => port?.disconnect(),
  };
}
