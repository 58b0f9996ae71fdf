/**
 * Runs in a page of the replicas with tarteaucitron: all the services that it was given are known to it, and its buttons,
 * which stand there long before, do what they say.
 */
export const tarteaucitronIsReady =
  "document.documentElement.dataset.tarteaucitron === 'listens' && " +
  "['gtag', 'matomo', 'youtube', 'recaptcha'].every((service) => tarteaucitron.added[service] === true)";
