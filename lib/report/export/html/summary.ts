import type { PageWords } from '../../../words/page-words.ts';
import type { Report } from '../../report.ts';
import { mainNumbers } from '../../report-numbers.ts';
import { publishedAt } from '../../published-at.ts';
import { charterTitle } from '../../wording/charter-title.ts';
import { choiceWords } from '../../wording/choice-words.ts';
import { isolateText } from '../../wording/isolate-text.ts';
import { zonedTime } from '../../wording/long-date.ts';
import { verdictWords } from '../../wording/verdict-words.ts';
import { text } from './cells.ts';
import { Markup, markup } from './markup.ts';
import { REPORT_STYLE } from './report-style.ts';

/** The document's head, and what stands above everything: which portal, which visit. */
export function documentHead({ page }: Report, words: PageWords): Markup {
  const title = words.say('page.title', { host: isolateText(page.host) });
  return markup`<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${new Markup(REPORT_STYLE)}</style></head><body><main>
<header><p class="soft">Miette – ${words.say('page.kicker')}</p><h1>${text(page.host)}</h1>
<p>${words.say('page.visit', { time: zonedTime(words, page.visitStartedAt) })}</p>
<p class="soft">${text(page.url)}</p></header>
`;
}

/** The answer of five seconds, the numbers, the choice and the charter. */
export function summary(report: Report, words: PageWords): Markup {
  const { say } = words;
  const verdict = verdictWords(words, report);
  const source = report.charter && publishedAt(report.charter);
  const title = charterTitle(words, report.charter);
  return markup`<div class="verdict" data-level="${verdict.level}"><p>${verdict.sentence}</p><p>${verdict.detail}</p></div>
<dl class="numbers">${mainNumbers(report).map(
    ([key, count]) => markup`<div><dt>${say(key, { count })}</dt><dd data-number="${key}">${count}</dd></div>`,
  )}</dl>
<dl class="facts"><dt>${say('choice.label')}</dt><dd>${choiceWords(words, report).map((each) => markup`<p>${each}</p>`)}</dd>
<dt>${say('charter.label')}</dt><dd>${source ? markup`<a href="${source}">${title}</a>` : title}</dd></dl>
`;
}
