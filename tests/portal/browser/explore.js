/* The filters of the catalogue change the page's address without loading it again. */
(() => {
  const cards = [...document.querySelectorAll('.ods-catalog-card')];
  const buttons = [...document.querySelectorAll('.ods-filters button')];

  function show() {
    const theme = new URLSearchParams(location.search).get('refine.theme');
    for (const card of cards) card.hidden = theme !== null && card.dataset.theme !== theme;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.theme === theme));
  }

  for (const button of buttons) {
    button.addEventListener('click', () => {
      history.pushState(null, '', `/explore/?refine.theme=${encodeURIComponent(button.dataset.theme)}`);
      show();
    });
  }
  window.addEventListener('popstate', show);
  show();
})();
