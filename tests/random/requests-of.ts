import { inject } from 'vitest';
import { askPortal } from '../portal/ask-portal.ts';
import type { ActRequest } from './pages.ts';
import { HOSTS } from './sequence.ts';

/** The requests that an act has led to by now. */
export async function requestsOf(act: string): Promise<ActRequest[]> {
  const { body } = await askPortal(inject('portalPort'), `https://${HOSTS.elsewhere}/random/requests?act=${act}`);
  return JSON.parse(body) as ActRequest[];
}
