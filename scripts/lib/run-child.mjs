import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a command on this terminal and gives its exit code, 128 + n when signal n ended it, 127 when it cannot start.
 * Signals are passed on; Ctrl-C in a terminal reaches the child by itself and must not reach it twice.
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32', ...options });
    const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      const pass = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      };
      process.on(signal, pass);
      return [signal, pass];
    });
    const end = (code) => {
      for (const [signal, pass] of handlers) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', () => end(127));
    child.on('close', (code, signal) => end(signal ? 128 + constants.signals[signal] : code));
  });
}
