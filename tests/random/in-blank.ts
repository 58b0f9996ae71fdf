/** A frame without an address of its own, which has the origin of the page that made it, but for one that is sandboxed. */
export type Blank = 'about:blank' | 'srcdoc' | 'blob' | 'sandboxed';

/**
 * A script's code that has such a frame do something, and waits for it.
 * @param code runs in an async function of the frame; of a sandboxed one is waited for what it embeds alone
 * @param isTaken the page takes the frame away as soon as that is done
 */
export function inBlank(blank: Blank, code: string, isTaken = false): string {
  const run = `(async () => { ${code} })()`;
  const document = JSON.stringify(`<!doctype html><meta charset="utf-8"><script>var done = ${run};</script>`)
    // It may stand in a script of a page itself.
    .replaceAll('</', '<\\/');
  const filled: Record<Blank, string> = {
    'about:blank': '',
    srcdoc: `blank.srcdoc = ${document};`,
    blob: `blank.src = URL.createObjectURL(new Blob([${document}], { type: 'text/html' }));`,
    sandboxed: `blank.sandbox = 'allow-scripts'; blank.srcdoc = ${document};`,
  };
  const finished: Record<Blank, string> = {
    'about:blank': `await blank.contentWindow.eval(${JSON.stringify(run)});`,
    srcdoc: 'await blank.contentWindow.done;',
    blob: 'await blank.contentWindow.done;',
    sandboxed: '',
  };
  return `const blank = document.createElement('iframe');
  blank.title = 'blank';
  ${filled[blank]}
  const come = new Promise((done) => { blank.onload = done; });
  document.documentElement.append(blank);
  await come;
  ${finished[blank]}
  ${isTaken ? 'blank.remove();' : ''}`;
}
