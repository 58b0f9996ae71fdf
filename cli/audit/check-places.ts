import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ResultOptions } from './options.ts';
import { WrongUsage } from './wrong-usage.ts';
import { messageOf } from '../message-of.ts';

type Places = Pick<ResultOptions, 'json' | 'csv' | 'html'> & { state?: string | null };

/**
 * Makes the folders in which results and state are kept, before a run of hours ends with nowhere to go. What is there
 * already stays as it is.
 * @throws WrongUsage that names the option whose place cannot be written to
 */
export async function checkPlaces({ json, csv, html, state = null }: Places): Promise<void> {
  if (json !== '-') await check('--json', json, fileAt);
  await check('--csv', csv, fileAt);
  await check('--html', html, folderAt);
  await check('--state', state, folderAt);
}

async function check(option: string, path: string | null, at: (path: string) => Promise<void>): Promise<void> {
  if (path === null) return;
  try {
    await at(path);
  } catch (error) {
    throw new WrongUsage(`${option} ${path}: ${messageOf(error)}`);
  }
}

async function fileAt(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (path === '' || found?.isDirectory()) throw new WrongUsage('expected the name of a file');
  if (found) await access(path, constants.W_OK);
  else await folderAt(dirname(path));
}

async function folderAt(path: string): Promise<void> {
  if (path === '') throw new WrongUsage('expected the name of a folder');
  await mkdir(path, { recursive: true });
  await access(path, constants.W_OK);
}
