/* Stands in for Matomo: the same names and lifetimes, in the jar of the page that includes it, and one hit. */
(() => {
  const hex = () => crypto.randomUUID().replaceAll('-', '').slice(0, 16);
  const keep = (name, value, maxAge) => {
    document.cookie = `${name}=${value}; Max-Age=${maxAge}; Path=/; Secure; SameSite=Lax`;
  };
  keep('_pk_id.1.1fff', `${hex()}.${Math.floor(Date.now() / 1000)}.`, 33955200);
  keep('_pk_ses.1.1fff', '1', 1800);
  const hit = new Image();
  window.replica?.wait(hit);
  hit.src = `https://matomo.stats-publiques.fr/matomo.php?idsite=1&rec=1&rand=${hex()}`;
})();
