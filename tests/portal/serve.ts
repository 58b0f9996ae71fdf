import { parseArgs } from 'node:util';
import { asked } from '../../scripts/lib/asked.ts';
import { browserCommands } from './browser-commands.ts';
import { switches } from './misbehaviours.ts';
import { startPortal } from './portal.ts';
import { portals } from './portals.ts';

const USAGE = `Usage: npm run portal -- [options]

Serves the replica portals, and prints their addresses and how to point a browser at them, until Ctrl-C.

  --port PORT  where on 127.0.0.1; 0 takes any free one (8443)
  --help, -h   this text`;

const wanted = asked(USAGE, () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8443' } } });
  const port = Number(values.port);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`--port ${values.port} is no port: give a whole number from 0 (any free port) to 65535.`);
});

const portal = await startPortal({ port: wanted }).catch((error: unknown) => {
  console.error(`Cannot listen on port ${wanted} (${String(error)}). Give another one with --port.`);
  process.exit(1);
});

const addresses = portals.map(({ host }) => `https://${host}/`);
const width = Math.max(...switches.map(({ name }) => name.length));
const { chromium, firefox } = browserCommands(portal.port, portal.hosts, addresses.at(-1) ?? '');

console.log(`Replica portals on 127.0.0.1:${portal.port}, until Ctrl-C.

Portals:
${addresses.map((address) => `  ${address}`).join('\n')}
No portal:
  https://www.example.net/
Pages: / /explore/ /explore/dataset/arbres/ /terms/cookies-policy/ /pages/contact/

Switch on with ?with=a,b on any portal page:
${switches.map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`).join('\n')}

Chromium:
${chromium}

Firefox:
${firefox}
`);

process.once('SIGINT', () => void portal.close());
