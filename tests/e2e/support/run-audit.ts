import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditedReport } from '../../../cli/audit/outcome.ts';

const COMMAND = join(import.meta.dirname, '../../../cli/audit.ts');

export interface AuditRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningAudit {
  pid: number;
  /** Resolves once a line of its progress holds this text. */
  says: (text: string) => Promise<void>;
  kill: (signal: NodeJS.Signals) => void;
  ended: Promise<AuditRun>;
}

/** A folder for one test, in which the command keeps its profiles too. */
export interface AuditFolder {
  path: string;
  start: (args: readonly string[]) => RunningAudit;
  run: (args: readonly string[]) => Promise<AuditRun>;
  /** What the command has left behind of its browsers. */
  leftBehind: () => Promise<string[]>;
}

/** Runs a test with a folder of its own, which is gone afterwards. */
export async function withAuditFolder(test: (folder: AuditFolder) => Promise<void>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'miette-audit-'));
  const temporary = await mkdtemp(join(path, 'tmp-'));
  const start = (args: readonly string[]) => startAudit(args, temporary);
  try {
    await test({
      path,
      start,
      run: (args) => start(args).ended,
      leftBehind: async () => (await readdir(temporary)).filter((name) => name.startsWith('miette-profile-')),
    });
  } finally {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

function startAudit(args: readonly string[], temporary: string): RunningAudit {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, TMPDIR: temporary, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => {
      heard[name] += chunk.toString('utf8');
    });
  const ended = new Promise<AuditRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, ...heard });
    });
  });
  return {
    pid: child.pid ?? 0,
    async says(text) {
      while (!heard.stderr.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended without saying ${text}: ${heard.stderr}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
      }
    },
    kill: (signal) => child.kill(signal),
    ended,
  };
}

export function reportsIn({ stdout }: AuditRun): AuditedReport[] {
  return JSON.parse(stdout) as AuditedReport[];
}
