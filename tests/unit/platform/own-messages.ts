type Listener = (message: unknown, sender: { id: string; url: string }) => unknown;

/** The runtime of an extension whose own page sends what is sent, and hears it too. */
export function ownMessages() {
  const listeners: Listener[] = [];
  const id = 'miette';
  const getURL = (path: string) => `chrome-extension://${id}/${path}`;
  const sendFrom = (url: string, message: unknown): Promise<unknown> => {
    for (const listener of listeners) listener(structuredClone(message), { id, url });
    return Promise.resolve();
  };
  return {
    id,
    getURL,
    onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
    sendMessage: (message: unknown) => sendFrom(getURL('popup.html'), message),
    sendFrom,
  };
}
