import '../../lib/view/tokens.css';
import '../../lib/view/base.css';
import '../../lib/view/marks.css';
import '../../lib/view/page.css';
import { mount } from 'svelte';
import { inReaderLanguage } from '../../lib/platform/language.ts';
import { connectReport } from '../../lib/platform/pages/report-client.ts';
import { savedVisits } from '../../lib/platform/pages/saved-visits.ts';
import { beforehand } from '../../lib/view/beforehand.ts';
import { loadPageWords } from '../../lib/view/load-page-words.ts';
import type { ReportPageActions, ReportPageState } from '../../lib/view/report-page-state.ts';
import ReportPage from './ReportPage.svelte';
import { wantedOf } from './wanted.ts';

const wanted = wantedOf(location.search);
const connect =
  wanted.kind === 'tab' ? beforehand<ReportPageState, ReportPageActions>(connectReport.bind(null, wanted.tabId)) : null;
const words = await inReaderLanguage(loadPageWords);
document.documentElement.lang = words.language;
mount(ReportPage, { target: document.body, props: { words, wanted, connect, visits: savedVisits } });
