/* Stands in for Google Analytics: the same names and lifetimes, in the jar of the page that includes it, and one hit. */
(() => {
  const TWO_YEARS = 63072000;
  const seconds = Math.floor(Date.now() / 1000);
  const client = `${crypto.getRandomValues(new Uint32Array(1))[0]}.${seconds}`;
  const keep = (name, value) => {
    document.cookie = `${name}=${value}; Max-Age=${TWO_YEARS}; Path=/; Secure; SameSite=Lax`;
  };
  keep('_ga', `GA1.1.${client}`);
  keep('_ga_TEST123', `GS2.1.s${seconds}$o1$g0$t${seconds}$j60$l0$h0`);
  const hit = new Image();
  window.replica?.wait(hit);
  hit.src = `https://www.google-analytics.com/g/collect?v=2&tid=G-TEST123&cid=${client}`;
})();
