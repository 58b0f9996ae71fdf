/*
 * What every script of a replica page shares. `<html data-ready="true">` says that the page, and everything its
 * scripts have started so far, has loaded or failed; it goes away while a choice is being applied.
 */
(() => {
  const root = document.documentElement;
  let pending = 1;

  function begin() {
    pending += 1;
    delete root.dataset.ready;
  }

  function end() {
    pending -= 1;
    if (pending === 0) root.dataset.ready = 'true';
  }

  /** Counts an element as unfinished until it has loaded or failed. */
  function wait(element) {
    begin();
    element.addEventListener('load', end, { once: true });
    element.addEventListener('error', end, { once: true });
  }

  /** Adds an `img` or a `script` to the page and waits for it. */
  function add(tag, src) {
    const element = document.createElement(tag);
    wait(element);
    element.src = src;
    if (tag === 'img') {
      element.alt = '';
      element.width = 1;
      element.height = 1;
    }
    document.body.append(element);
  }

  /** A value nobody has seen before, with the mark by which tests find leaked values. */
  function secret() {
    return 'SECRET-VALUE-' + crypto.randomUUID().replaceAll('-', '');
  }

  window.replica = { begin, end, wait, add, secret };
  window.addEventListener('load', () => queueMicrotask(end));
})();
