import type { managers } from '../portal/consent-managers/manager-pages.ts';

/** A host of YouTube. */
export const VIDEOS = 'www.youtube.com';

/** Whose tracker appears: of services that managers ask about, and of a third party that none of them does. */
export const PARTIES = ['analytics', 'advertising', 'video', 'stranger'] as const;
export type Party = (typeof PARTIES)[number];

/** What a manager itself says of the choice: `null` where none was made; some of what it asks may be open still. */
export type Says = { choices: Record<string, boolean>; open?: boolean } | null;

export type Coverage = 'granted' | 'refused' | 'not-covered' | 'none' | 'unreadable';

export interface Manager {
  /** What may be added to its address, each as likely as the other. */
  queries: readonly string[];
  /** Selects what it shows. */
  shows: string;
  /** True in the page once it takes clicks. */
  ready?: string;
  /** Runs in the page: `Says`. */
  says: string;
  /** Runs in the page as its reader asks to see the settings again. */
  reopens?: string;
  /** Keys that ask about each party. */
  asks: Partial<Record<Party, readonly string[]>>;
  /** Keys in the site's own words, which may mean anybody. */
  vague?: readonly string[];
  /** Keys that nobody is asked about. */
  necessary?: readonly string[];
  /** A choice that stands for fewer milliseconds may go unseen, for nothing tells of it but the manager when asked. */
  unseen?: number;
  /** Where keys alone do not say. */
  covers?: (says: NonNullable<Says>, party: Party) => Coverage;
}

const everything = { analytics: ['cookies'], advertising: ['cookies'], video: ['cookies'], stranger: ['cookies'] };
/** As sites set a manager up otherwise than its page does. */
const options = (...all: object[]) => all.map((each) => `?options=${encodeURIComponent(JSON.stringify(each))}`);
const storedAs = (name: string) => `new RegExp('(?:^|; )${name}=([^;]*)').exec(document.cookie)?.[1]`;

export const MANAGERS: Readonly<Record<(typeof managers)[number], Manager>> = {
  tarteaucitron: {
    queries: [
      '',
      '?services=analytics,facebookpixel,vimeo,youtubeapi',
      ...options({ groupServices: true }, { mandatory: false, orientation: 'middle' }, { AcceptAllCta: false }),
    ],
    shows: '#tarteaucitronRoot',
    ready:
      "document.documentElement.dataset.tarteaucitron === 'listens' && " +
      'tarteaucitron.job.every((service) => tarteaucitron.added[service] === true)',
    // Matomo, which needs no consent as the library sees it, is started unasked.
    says: `(() => {
      const answers = Object.entries(tarteaucitron.state).filter(([, answer]) => typeof answer === 'boolean');
      const isChosen = answers.some(([key, answer]) => !answer || key !== 'matomo');
      return isChosen ? { choices: Object.fromEntries(answers), open: answers.length < tarteaucitron.job.length } : null;
    })()`,
    reopens: 'tarteaucitron.userInterface.openPanel()',
    asks: { analytics: ['gtag', 'analytics'], video: ['youtube', 'youtubeapi'] },
  },
  orejime: {
    queries: [
      '',
      ...options(
        { forceModal: true },
        { forceBanner: true },
        {
          purposes: [
            { id: 'essentiels', title: 'Essentiels', isMandatory: true, cookies: [] },
            {
              id: 'mesure',
              title: 'Mesure',
              purposes: [
                { id: 'matomo', title: 'Matomo', cookies: [], isExempt: true },
                { id: 'google-analytics', title: 'Google Analytics', cookies: ['_ga_1'] },
              ],
            },
            { id: 'youtube', title: 'YouTube', cookies: [], default: true },
          ],
        },
      ),
    ],
    shows: '.orejime-Env, .orejime-BannerContainer, .orejime-ModalOverlay, .orejime-ContextualNoticeContainer',
    ready: 'globalThis.orejime?.manager !== undefined',
    says: 'orejime.manager.isDirty() ? null : { choices: orejime.manager.getAllConsents() }',
    reopens: 'orejime.prompt()',
    asks: { analytics: ['google-analytics'], video: ['youtube'] },
    vague: ['plan-du-site'],
    necessary: ['essentiels'],
  },
  klaro: {
    queries: [
      '',
      '?storage=local',
      '?domain=.saint-maur.com',
      ...options(
        { mustConsent: true },
        { default: true },
        { hideDeclineAll: true, acceptAll: false },
        { noticeAsModal: true, groupByPurpose: false },
        {
          services: [
            { name: 'functional', title: 'Session', purposes: ['functional'], required: true },
            { name: 'youtube', title: 'YouTube', purposes: ['videos'], default: true },
            { name: 'googleAnalytics', title: 'Google Analytics', purposes: ['analytics'], cookies: ['_ga_1'] },
          ],
        },
      ),
    ],
    shows: '.klaro',
    ready: 'globalThis.klaro?.getManager !== undefined',
    says: 'klaro.getManager().confirmed ? { choices: klaro.getManager().savedConsents } : null',
    reopens: 'klaro.show(undefined, true)',
    asks: { analytics: ['google-analytics', 'googleAnalytics'], video: ['youtube'] },
    necessary: ['functional'],
  },
  'vanilla-cookieconsent': {
    queries: [
      '',
      '?storage=local',
      ...options(
        { mode: 'opt-out' },
        { revision: 2, disablePageInteraction: true },
        {
          categories: {
            necessary: { enabled: true, readOnly: true },
            analytics: { services: { ga: { label: 'Google Analytics' }, matomo: { label: 'Matomo' } } },
            marketing: { enabled: true, autoClear: { cookies: [{ name: '_gcl_1' }] } },
          },
        },
      ),
    ],
    shows: '#cc-main',
    says: `(() => {
      if (!CookieConsent.validConsent()) return null;
      const { acceptedCategories, rejectedCategories, acceptedServices } = CookieConsent.getUserPreferences();
      const accepted = acceptedCategories.flatMap((category) => [category, ...(acceptedServices[category] ?? [])]);
      const answers = [...accepted.map((key) => [key, true]), ...rejectedCategories.map((key) => [key, false])];
      return { choices: Object.fromEntries(answers) };
    })()`,
    reopens: 'CookieConsent.showPreferences()',
    asks: { analytics: ['analytics'], advertising: ['marketing'] },
    necessary: ['necessary'],
  },
  cookieconsent: {
    queries: ['', '?type=info', '?type=opt-out', ...options({ revokable: false }, { position: 'top' })],
    shows: '.cc-window, .cc-revoke',
    says: `(() => {
      const kept = ${storedAs('cookieconsent_status')};
      return kept === 'allow' || kept === 'deny' ? { choices: { cookies: kept === 'allow' } } : null;
    })()`,
    asks: everything,
  },
  'cookies-eu-banner': {
    queries: ['', '?storage=local'],
    shows: '#cookies-eu-banner',
    says: `(() => {
      const kept = ${storedAs('hasConsent')} ?? localStorage.getItem('hasConsent');
      return kept === null ? null : { choices: { cookies: kept === 'true' } };
    })()`,
    // It offers nothing of the kind: a site forgets the answer.
    reopens:
      "localStorage.removeItem('hasConsent'); document.cookie = 'hasConsent=; Path=/; Max-Age=0'; location.reload()",
    asks: everything,
  },
  cookiesjsr: {
    queries: ['', ...options({ denyAllOnLayerClose: true }, { settingsAsLink: true, showDenyAll: false })],
    shows: '#cookiesjsr',
    says: `(() => {
      const kept = ${storedAs('cookiesjsr')};
      return kept === undefined ? null : { choices: JSON.parse(decodeURIComponent(kept)) };
    })()`,
    reopens: "location.hash = ''; location.hash = '#cookies'",
    asks: { analytics: ['gtag'], video: ['youtube'] },
    vague: ['base'],
  },
  tcf: {
    queries: ['', '?elsewhere'],
    shows: '#tcf',
    ready: "document.documentElement.dataset.tcf === 'ready'",
    says: `(() => {
      if (!globalThis.framework) __tcfapi('addEventListener', 2, (data) => { globalThis.framework = data; });
      const { tcString, purpose, vendor } = globalThis.framework ?? {};
      if (!tcString) return null;
      const purposes = Array.from({ length: 11 }, (_, at) => at + 1).map((id) => ['purpose-' + id, purpose.consents[id] === true]);
      const vendors = [755].map((id) => ['vendor-' + id, vendor.consents[id] === true]);
      return { choices: Object.fromEntries([...purposes, ...vendors]) };
    })()`,
    asks: {},
    unseen: 2500,
    // A vendor by its number; others by their purposes where all are accepted, and else nobody can tell.
    covers({ choices }, party) {
      const answers = Object.values(choices);
      if (!choices['purpose-1']) return 'refused';
      if (party === 'advertising') return choices['vendor-755'] ? 'granted' : 'refused';
      return party === 'analytics' && answers.every(Boolean) ? 'granted' : 'unreadable';
    },
  },
};
