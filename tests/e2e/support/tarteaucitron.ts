/** Runs in a page of the replicas with tarteaucitron: all the services that it was given are known to it. */
export const tarteaucitronIsReady =
  "['gtag', 'matomo', 'youtube', 'recaptcha'].every((service) => tarteaucitron.added[service] === true)";
