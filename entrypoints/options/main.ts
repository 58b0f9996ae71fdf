import '../../lib/view/tokens.css';
import '../../lib/view/base.css';
import '../../lib/view/page.css';
import { mount } from 'svelte';
import { readerLanguage } from '../../lib/platform/language.ts';
import { settings } from '../../lib/platform/settings-client.ts';
import { loadSettingsWords } from '../../lib/view/load-settings-words.ts';
import SettingsPage from './SettingsPage.svelte';

const language = await readerLanguage();
document.documentElement.lang = language;
mount(SettingsPage, { target: document.body, props: { words: await loadSettingsWords(language), settings } });
