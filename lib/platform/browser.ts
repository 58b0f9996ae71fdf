import browser from 'webextension-polyfill';

export { browser };
export type { Action, Cookies, Runtime, Tabs, WebNavigation, WebRequest } from 'webextension-polyfill';
