import { typeset } from '#kernel/typeset.ts';
import { type Lang, say, type Word } from '#kernel/words.ts';
import { closeOf, formalDay, isOpinion, leadOf, type NoticeKind } from './petitions.paper.rules.ts';

/** A paper with the matter it is about; the day is the one on which that came in, `YYYY-MM-DD`. */
export type Papered = {
  kind: NoticeKind;
  clauses: readonly Word[];
  parts: readonly { label: Word; text: Word }[];
  rights: readonly Word[];
};
export type About = { title: string; number: string; channel: Word; day: string };

/** A paper as it is read in one language, line by line. */
export type Sheet = {
  opening: string[];
  /** Numbered sections of an opinion, or the lines of a table. */
  parts: { head: string; lines: string[] }[];
  closing: string[];
};

const NUMERALS = '一二三四五六七八九';

/** What is printed for the person and what stands on their page: the same text, made here. */
export function sheetOf(n: Papered, about: About, lang: Lang): Sheet {
  const isChinese = lang === 'zh';
  const set = (text: string) => (isChinese ? typeset(text) : text);
  const told = (word: Word) => set(say(word, lang));
  const lead = leadOf(n.kind);
  const close = closeOf(n.kind);
  const head = (label: Word, i: number) =>
    isOpinion(n.kind) ? (isChinese ? `${NUMERALS[i]}、${told(label)}` : `${i + 1}. ${told(label)}`) : told(label);
  return {
    opening: [
      ...(lead
        ? [
            set(
              say(lead, lang, {
                day: say(formalDay(about.day), lang),
                channel: say(about.channel, lang),
                title: about.title,
                number: about.number,
              }),
            ),
          ]
        : []),
      ...n.clauses.map(told),
    ],
    parts: n.parts.map(({ label, text }, i) => ({ head: head(label, i), lines: told(text).split(/\n+/) })),
    closing: [...n.rights.map(told), ...(close ? [told(close)] : [])],
  };
}
