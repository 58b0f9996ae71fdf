import browser from 'webextension-polyfill';

export { browser };
export type { Cookies, Runtime, Tabs, WebNavigation, WebRequest } from 'webextension-polyfill';
