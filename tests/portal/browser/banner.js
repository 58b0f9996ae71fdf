/* The banner: keeps the visitor's choice in `cookies_preferences`, and applies it at once and at each later load. */
(() => {
  const SIX_MONTHS = 180 * 24 * 60 * 60;
  const SCRIPTS = {
    matomo: 'https://matomo.stats-publiques.fr/matomo.js',
    ga: 'https://www.google-analytics.com/analytics.js',
  };
  const banner = document.getElementById('cookies-banner');
  const details = document.getElementById('cookies-details');

  function storedText() {
    const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith('cookies_preferences='));
    return pair === undefined ? null : pair.slice('cookies_preferences='.length);
  }

  function storedChoice() {
    try {
      return JSON.parse(decodeURIComponent(storedText() ?? 'null'));
    } catch {
      return null;
    }
  }

  function apply(choice) {
    for (const [key, src] of Object.entries(SCRIPTS)) {
      if (choice[key] === true && !document.querySelector(`script[src="${src}"]`)) window.replica.add('script', src);
    }
    window.dispatchEvent(new CustomEvent('portal-choice', { detail: choice }));
  }

  function choose(ga, matomo) {
    window.replica.begin();
    const choice = { functional_cookies: true, ga, matomo, timestamp: Date.now() };
    const value = encodeURIComponent(JSON.stringify(choice));
    document.cookie = `cookies_preferences=${value}; Max-Age=${SIX_MONTHS}; Path=/; Secure; SameSite=Lax`;
    banner.hidden = true;
    apply(choice);
    queueMicrotask(window.replica.end);
  }

  function open() {
    details.hidden = true;
    banner.hidden = false;
    document.getElementById('cookies-accept').focus();
  }

  const checked = (id) => document.getElementById(id).checked;
  const onClick = (id, handle) => document.getElementById(id).addEventListener('click', handle);
  onClick('cookies-accept', () => choose(true, true));
  onClick('cookies-refuse', () => choose(false, false));
  onClick('cookies-save', () => choose(checked('cookies-ga'), checked('cookies-matomo')));
  onClick('cookies-choose', () => {
    details.hidden = false;
  });
  document.querySelector('.ods-manage-cookies-preferences__show-button').addEventListener('click', open);

  if (storedText() === null && !('quiet' in banner.dataset)) banner.hidden = false;
  const choice = storedChoice();
  if (choice !== null) apply(choice);
})();
