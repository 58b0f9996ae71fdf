import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A port of this machine that leads to another one. */
export interface Switchboard {
  port: number;
  /** From now on it leads there; what was open is cut. */
  leadTo: (port: number) => void;
}

/** Nothing waits for it to end. */
export async function openSwitchboard(): Promise<Switchboard> {
  let target = -1;
  const open = new Set<Socket>();
  const server = createServer((caller) => {
    const called = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [caller, called],
      [called, caller],
    ] as const) {
      open.add(one);
      one.pipe(other);
      // Whatever ends one ends both, and is seen by whoever called.
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      target = port;
      for (const socket of open) socket.destroy();
    },
  };
}
