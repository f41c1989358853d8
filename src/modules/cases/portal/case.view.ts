/** What the page of a case says, worked out from the view: pure. */

import { tell } from '#kernel/tell.ts';
import type { Lang, Word } from '#kernel/words.ts';
import { untilText } from '#ui/portal/moments.ts';
import { sentenceOf, valuesOf } from '../cases.entry.rules.ts';
import { caseOutcomes } from '../cases.rules.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { callbackWords, outcomeWords, statusSentences } from '../cases.words.ts';
import { caseWords, clockSentences } from './case.words.ts';

const at = (text: string) => Temporal.Instant.from(text);

/** Where it stands, in one sentence. */
export function statusSentence(c: CaseView, lang: Lang, now: Temporal.Instant): string {
  const sentence = c.confirmed && c.status === 'replied' ? caseWords.confirmedWaits : statusSentences[c.status];
  return tell(sentence, lang, {
    firstReceiver: c.firstReceiver?.name ?? c.desk?.name ?? tell(caseWords.somebody, lang),
    desk: c.desk?.name ?? tell(caseWords.somebody, lang),
    handler: c.handler?.name ?? c.desk?.name ?? tell(caseWords.somebody, lang),
    until: c.withdrawUntil ? untilText(at(c.withdrawUntil), lang, now) : '',
  });
}

export type ToldClock = {
  id: string;
  sentence: string;
  source: string;
  end: Temporal.Instant;
  provisional: boolean;
  /** `late`: still running past its legal end. `met` and `missed` are over. */
  state: 'running' | 'late' | 'met' | 'missed';
};

/** The limits that concern the person, running ones first; how long a unit may still return a case is its own affair. */
export function toldClocks(c: CaseView, lang: Lang, now: Temporal.Instant): ToldClock[] {
  const told = c.clocks.flatMap((k): ToldClock[] => {
    if (k.state === 'stopped' || k.purpose === 'return') return [];
    const isLate = k.state === 'running' && Temporal.Instant.compare(now, at(k.due)) >= 0;
    const sentence = tell(clockSentences[k.purpose], lang, { by: untilText(at(k.shown), lang, now) });
    const { id, source, provisional } = k;
    return [{ id, sentence, source, provisional, end: at(isLate ? k.due : k.shown), state: isLate ? 'late' : k.state }];
  });
  const isOver = (k: ToldClock) => (k.state === 'met' || k.state === 'missed' ? 1 : 0);
  return told.sort((a, b) => isOver(a) - isOver(b) || Temporal.Instant.compare(a.end, b.end));
}

export type ToldEntry = { key: string; at: Temporal.Instant; title: string; by: string; text: string | null };

/** The replies stand on the page by themselves; their entries need not repeat them. */
const wordless: ReadonlySet<string> = new Set(['answer', 'reply', 'confirmUnreasonable']);

/** What happened, newest first. An entry without a sentence of its own is none for residents. */
export function toldTimeline(c: CaseView, lang: Lang): ToldEntry[] {
  return c.timeline
    .flatMap((e) => {
      const word = sentenceOf(e);
      if (!word || e.shows === 'staff') return [];
      const values = valuesOf(e.data, (value) => tell(value, lang));
      const title = `${closed(tell(word, lang, values))}${result(e.data.result, lang)}`;
      // By which line of its list a unit declined is part of what the person may hold against it.
      const said = e.verb === 'return' ? e.data.clause : e.data.text;
      const text = typeof said === 'string' && !wordless.has(e.verb) ? said : null;
      const by = [e.organisation, e.actor].filter(Boolean).join(' ');
      return [{ key: String(e.seq), at: at(e.at), title, by, text }];
    })
    .reverse();
}

const results: Readonly<Record<string, Word | undefined>> = callbackWords;
const result = (value: unknown, lang: Lang): string => {
  const word = typeof value === 'string' ? results[value] : undefined;
  return word ? tell([':{result}', ': {result}'], lang, { result: tell(word, lang) }) : '';
};

/** A hole that the entry has no value for is left out with the mark before it, rather than shown. */
const closed = (text: string) => text.replace(/[:\uff1a]?\s*\{\w+\}/g, '');

/** How it ended, when it has. */
export function outcomeText(c: CaseView, lang: Lang): string | null {
  const outcome = caseOutcomes.find((o) => o === c.outcome);
  return outcome ? tell(outcomeWords[outcome], lang) : null;
}
