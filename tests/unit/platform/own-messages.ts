type Listener = (message: unknown, sender: { id: string; url: string }) => unknown;

/** The runtime of an extension whose own page sends what is sent, and hears it too. */
export function ownMessages() {
  const listeners: Listener[] = [];
  const id = 'miette';
  const getURL = (path: string) => `chrome-extension://${id}/${path}`;
  const sent: unknown[] = [];
  const sendFrom = async (url: string, message: unknown): Promise<unknown> => {
    sent.push(message);
    const answers = listeners.map((listener) => listener(structuredClone(message), { id, url }));
    return await answers.find((answer) => answer instanceof Promise);
  };
  return {
    id,
    getURL,
    onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
    sendMessage: (message: unknown) => sendFrom(getURL('popup.html'), message),
    sendFrom,
    /** What was sent, in order. */
    sent,
  };
}
