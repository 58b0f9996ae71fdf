import '../../lib/view/tokens.css';
import '../../lib/view/base.css';
import '../../lib/view/page.css';
import { mount } from 'svelte';
import { readerLanguage } from '../../lib/platform/language.ts';
import { connectReport } from '../../lib/platform/report-client.ts';
import { savedVisits } from '../../lib/platform/saved-visits.ts';
import { loadPageWords } from '../../lib/view/load-page-words.ts';
import ReportPage from './ReportPage.svelte';
import { wantedOf } from './wanted.ts';

const language = await readerLanguage();
document.documentElement.lang = language;
mount(ReportPage, {
  target: document.body,
  props: {
    words: await loadPageWords(language),
    wanted: wantedOf(location.search),
    connect: connectReport,
    visits: savedVisits,
  },
});
