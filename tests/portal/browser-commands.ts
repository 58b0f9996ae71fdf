/** Command lines, for a POSIX shell in the project's folder, that open a browser on the replicas. */
export interface BrowserCommands {
  chromium: string;
  firefox: string;
}

/** Preferences that send Firefox's every request for the given hosts to the local server. */
function firefoxPreferences(port: number, hosts: readonly string[]): Record<string, string | number> {
  return {
    'network.dns.localDomains': hosts.join(','),
    'network.socket.forcePort': `443=${port}`,
    'network.trr.mode': 5,
    'network.proxy.type': 0,
  };
}

/**
 * The commands for a server on `port`. Each opens a fresh profile on `url`. Firefox goes through puppeteer-core,
 * since no preference makes it accept the certificate on third-party requests.
 */
export function browserCommands(port: number, hosts: readonly string[], url: string): BrowserCommands {
  const launch = {
    browser: 'firefox',
    headless: false,
    acceptInsecureCerts: true,
    defaultViewport: null,
    extraPrefsFirefox: firefoxPreferences(port, hosts),
  };
  return {
    chromium:
      `chromium --user-data-dir="$(mktemp -d)" --no-first-run --disable-quic ` +
      `--host-resolver-rules="MAP * 127.0.0.1:${port}" --ignore-certificate-errors ${url}`,
    firefox:
      `FIREFOX="$(command -v firefox)" node_modules/.bin/node --input-type=module -e 'import { launch } from "puppeteer-core"; ` +
      `const browser = await launch({ ...${JSON.stringify(launch)}, executablePath: process.env.FIREFOX }); ` +
      `const [page] = await browser.pages(); await page.goto("${url}");'`,
  };
}
