import '../../lib/view/tokens.css';
import '../../lib/view/base.css';
import './popup.css';
import { mount } from 'svelte';
import { readerLanguage } from '../../lib/platform/language.ts';
import { connectPopup } from '../../lib/platform/popup-client.ts';
import { loadWords } from '../../lib/view/load-words.ts';
import { beforehand } from '../../lib/view/beforehand.ts';
import Popup from './Popup.svelte';

const connect = beforehand(connectPopup);
const language = await readerLanguage();
document.documentElement.lang = language;
mount(Popup, { target: document.body, props: { words: await loadWords(language), connect } });
