import type { Page } from 'puppeteer-core';
import { inject } from 'vitest';
import { askPortal } from '../portal/ask-portal.ts';
import type { FrameTold } from './history.ts';
import type { ActRequest } from './pages.ts';
import { HOSTS } from './sequence.ts';

/** The requests that an act has led to by now. */
export async function requestsOf(act: string): Promise<ActRequest[]> {
  const { body } = await askPortal(inject('portalPort'), `https://${HOSTS.elsewhere}/random/requests?act=${act}`);
  return JSON.parse(body) as ActRequest[];
}

/** What the frames of a page have told it. */
export const framesTold = async (page: Page): Promise<FrameTold[]> => (await page.evaluate('told')) as FrameTold[];
