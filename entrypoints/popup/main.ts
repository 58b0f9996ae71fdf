import '../../lib/view/tokens.css';
import '../../lib/view/base.css';
import '../../lib/view/marks.css';
import './popup.css';
import { mount } from 'svelte';
import { inReaderLanguage } from '../../lib/platform/language.ts';
import { connectPopup } from '../../lib/platform/pages/popup-client.ts';
import { loadWords } from '../../lib/view/load-words.ts';
import { beforehand } from '../../lib/view/beforehand.ts';
import Popup from './Popup.svelte';

const connect = beforehand(connectPopup);
const words = await inReaderLanguage(loadWords);
document.documentElement.lang = words.language;
mount(Popup, { target: document.body, props: { words, connect } });
