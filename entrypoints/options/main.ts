import '../../lib/view/tokens.css';
import '../../lib/view/base.css';
import '../../lib/view/page.css';
import { mount } from 'svelte';
import { inReaderLanguage } from '../../lib/platform/language.ts';
import { settings } from '../../lib/platform/pages/settings-client.ts';
import { loadPageWords } from '../../lib/view/load-page-words.ts';
import SettingsPage from './SettingsPage.svelte';

const words = await inReaderLanguage(loadPageWords);
document.documentElement.lang = words.language;
mount(SettingsPage, { target: document.body, props: { words, settings } });
