import { tell } from '#kernel/tell.ts';
import type { Lang, Word } from '#kernel/words.ts';
import { type Facts, lagging, type Rates, type Stated } from './bulletins.rules.ts';
import { proseWords as w } from './prose.words.ts';

/*
 * How a bulletin is written. A template holds sentences of clauses; a hole in a clause is a number: {errands.finished}, in English with its
 * forms {errands.finished?errand was|errands were}, {^errands.finished} says how it compares with before. A clause with a number
 * that cannot be told is left out and the number is named at the end; one whose first number is 0 is said otherwise, or not at all.
 */

/** `none`: what is said when the first number is 0; null: then nothing; left out: 0 is a number like any other. */
export type Clause = { says: Word; none?: Word | null };
export type Sentence = readonly Clause[];
/** What a sentence is made of parts that are counted apart: kinds, categories, units. */
export const blocks = ['route', 'kinds', 'topCategories', 'lowUnits'] as const;
export type Block = (typeof blocks)[number];
export type Chart = { trend: string } | { bars: Word; figures: readonly string[] } | { kinds: true };
export type Section = { heading: Word; lines: readonly (Sentence | Block)[]; chart?: Chart };
export type Template = {
  /** The title of what it makes; `{place}` and `{period}` are filled. */
  title: Word;
  lead: readonly Sentence[];
  sections: readonly Section[];
};

/** Where a number leads: to its figure in this span or the one it is compared with, or to a part of what is counted of cases. */
export type Slice = {
  measure: string;
  kind?: string | undefined;
  category?: string | undefined;
  unit?: string | undefined;
  states?: string | undefined;
};
export type Ref = { figure: string; before?: true | undefined; organisationId?: string | undefined } | { slice: Slice };
export type Part = { text: string; ref?: Ref | undefined };
export type Para = readonly Part[];
export type Prose = {
  title: string;
  lead: Para;
  /** `nth`: which section of the template it is; one with nothing to tell is not there. */
  sections: readonly { nth: number; heading: string; paras: readonly Para[] }[];
  /** What could not be told: which number, and why. */
  left: readonly { figure: string; says: string; why: string }[];
};
/** What the sentences are about besides numbers. `earlier`: what the span compared with is called. */
export type About = { place: string; period: Word; earlier: Word; lang: Lang };

const pick = (word: Word, lang: Lang) => (lang === 'zh' ? word[0] : word[1]);
const HOLE = /\{(\^?)([\w.]+)(?:\?([^|}]*)\|([^}]*))?\}/g;

/** The figures a text has holes for, first one first. */
export const holesIn = (text: string): string[] =>
  [...text.matchAll(HOLE)].map((m) => m[2]!).filter((name) => name.includes('.'));
const textsOf = (c: Clause): string[] => [...c.says, ...(c.none ?? [])];
export const figuresIn = (t: Template): string[] => [
  ...new Set([
    ...[...t.lead, ...t.sections.flatMap((s) => s.lines)].flatMap((line) =>
      typeof line === 'string' ? [] : line.flatMap(textsOf).flatMap(holesIn),
    ),
    ...t.sections.flatMap(({ chart }) =>
      chart && 'trend' in chart ? [chart.trend] : chart && 'figures' in chart ? chart.figures : [],
    ),
  ]),
];

/** 1234.5: two digits after the point at most; grouped in English only, as offices write. */
export function numberText(value: number, lang: Lang): string {
  const n = Math.round(value * 100) / 100;
  return lang === 'zh' ? String(n) : n.toLocaleString('en', { maximumFractionDigits: 2 });
}
/** One digit after the point; 100 % and 0 % only when it is so to the last case. */
export function percentText(share: number): string {
  if (share === 1 || share === 0) return `${share * 100}%`;
  return `${Math.min(99.9, Math.max(0.1, Math.round(share * 1000) / 10)).toFixed(1)}%`;
}
const statedText = (s: Stated, lang: Lang) =>
  s.as === 'share' ? `${percentText(s.value!)}${w.of(s.of!, lang)}` : numberText(s.value!, lang);

/** 比上年增加 12 件(增长 8.7%); null where there is nothing to compare with. */
export function compareText(s: Stated, about: About): string | null {
  const was = s.before?.value ?? null;
  if (s.value === null || was === null || (s.value === 0 && was === 0)) return null;
  const { lang } = about;
  const earlier = pick(about.earlier, lang);
  const diff = s.value - was;
  const way = diff > 0 ? 'up' : diff < 0 ? 'down' : 'same';
  if (way === 'same') return w.same(earlier, lang);
  if (s.as === 'share') return w.points(way, earlier, numberText(Math.abs(Math.round(diff * 1000) / 10), lang), lang);
  const rate = was > 0 ? percentText(Math.abs(diff) / was) : null;
  const grown = was > 0 && Math.abs(diff) / was > 1 ? `${Math.round((Math.abs(diff) / was) * 100)}%` : rate;
  return w.change(
    way,
    earlier,
    `${numberText(Math.abs(diff), lang)}${lang === 'zh' ? pick(s.unit, lang) : ''}`,
    grown,
    lang,
  );
}

type Told = { parts: Part[] } | { missing: string[] } | null;

function fill(text: string, facts: Facts, about: About): Told {
  const parts: Part[] = [];
  const missing: string[] = [];
  let at = 0;
  let nothing = false;
  for (const m of text.matchAll(HOLE)) {
    const [hole, compared, name, one, many] = m as unknown as [string, string, string, string?, string?];
    if (m.index > at) parts.push({ text: text.slice(at, m.index) });
    at = m.index + hole.length;
    if (!name.includes('.')) {
      parts.push({ text: name === 'place' ? about.place : name === 'period' ? pick(about.period, about.lang) : hole });
      continue;
    }
    const s = facts.figures[name];
    if (!s || s.value === null) missing.push(name);
    else if (compared) {
      const told = compareText(s, about);
      if (told === null) nothing = true;
      else parts.push({ text: told, ref: refOf(name, s, true) });
    } else if (many !== undefined) parts.push({ text: s.value === 1 ? one! : many });
    else parts.push({ text: statedText(s, about.lang), ref: refOf(name, s) });
  }
  if (missing.length > 0) return { missing };
  if (nothing) return null;
  return { parts: [...parts, ...(at < text.length ? [{ text: text.slice(at) }] : [])] };
}
const refOf = (figure: string, s: Stated, before = false): Ref => ({
  figure,
  ...(before && { before: true as const }),
  ...(s.organisationId && { organisationId: s.organisationId }),
});

function isZero(c: Clause, facts: Facts, about: About): boolean {
  const s = facts.figures[holesIn(pick(c.says, about.lang))[0] ?? ''];
  return s?.value === 0 && s.as !== 'share' && c.none !== undefined;
}
function tellClause(c: Clause, facts: Facts, about: About): Told {
  const text = pick(c.says, about.lang);
  if (!isZero(c, facts, about) || c.none === undefined) return fill(text, facts, about);
  return c.none === null ? null : fill(pick(c.none, about.lang), facts, about);
}

const joined = (clauses: readonly Part[][], lang: Lang): Part[] =>
  clauses.flatMap((parts, i) => (i === 0 ? parts : [{ text: lang === 'zh' ? '\uff0c' : ', ' }, ...parts]));
/** A sentence begins with a capital in English, and ends with its stop. */
function closed(parts: Part[], lang: Lang): Part[] {
  if (parts.length === 0) return [];
  const [first, ...rest] = parts as [Part, ...Part[]];
  const begun = lang === 'en' ? { ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) } : first;
  return [begun, ...rest, { text: lang === 'zh' ? '。' : '.' }];
}

/** A sentence from what of its clauses can be told; null when that is nothing. */
function tellSentence(sentence: Sentence, facts: Facts, about: About, left: Set<string>): Part[] | null {
  const told: Part[][] = [];
  // Where there was none of the whole, that there was none of its parts needs no words.
  const isNothing = sentence[0] !== undefined && isZero(sentence[0], facts, about);
  for (const [i, clause] of sentence.entries()) {
    if (i > 0 && isNothing && isZero(clause, facts, about)) continue;
    const t = tellClause(clause, facts, about);
    if (t && 'missing' in t) for (const name of t.missing) left.add(name);
    if (t && 'parts' in t) told.push(t.parts);
  }
  return told.length > 0 ? closed(joined(told, about.lang), about.lang) : null;
}

const list = (items: readonly Part[][], lang: Lang): Part[] =>
  items.flatMap((parts, i) => (i === 0 ? parts : [{ text: lang === 'zh' ? '、' : ', ' }, ...parts]));

/** How many went on to a unit and how many were answered where they came in. */
function tellRoute({ route }: Facts, { lang }: About): Part[] | null {
  const { dispatched, direct } = route;
  if (dispatched + direct === 0) return null;
  const of = (n: number, states: string) => ({
    text: numberText(n, lang),
    ref: { slice: { measure: 'route', states } },
  });
  const [a, b, c, d] = w.route(lang);
  const sent = dispatched > 0 ? [[{ text: a }, of(dispatched, 'dispatched'), { text: b }]] : [];
  const said = direct > 0 ? [[{ text: c }, of(direct, 'direct'), { text: d }]] : [];
  return closed(joined([...sent, ...said], lang), lang);
}

function tellKinds({ kinds }: Facts, { lang }: About): Part[] | null {
  if (kinds.length === 0) return null;
  const items = kinds.map((k) => [
    { text: `${pick(k.says, lang)}${lang === 'zh' ? '' : ' '}` },
    { text: numberText(k.n, lang), ref: { slice: { measure: 'received', kind: k.key } } },
    { text: lang === 'zh' ? '件' : '' },
  ]);
  return closed([{ text: w.byKind(lang) }, ...list(items, lang)], lang);
}

/** The three categories most was said of, each with its share of all that came. */
function tellTop({ categories, figures }: Facts, { lang }: About): Part[] | null {
  const all = figures['cases.received']?.value ?? 0;
  const top = categories.filter((c) => c.key !== '').slice(0, 3);
  if (all === 0 || top.length === 0) return null;
  const items = top.map((c) => [
    { text: lang === 'zh' ? `${c.key}\uff08` : `${c.key} (` },
    {
      text: `${numberText(c.n, lang)}${w.shareOf(percentText(c.n / all), lang)}`,
      ref: { slice: { measure: 'received', category: c.key } },
    },
    { text: lang === 'zh' ? '\uff09' : ')' },
  ]);
  const sum = top.reduce((n, c) => n + c.n, 0);
  const together =
    top.length > 1
      ? [{ text: w.together(top.length, lang) }, { text: percentText(sum / all), ref: { figure: 'cases.received' } }]
      : [];
  return closed([{ text: w.mostOf(lang) }, ...list(items, lang), ...together], lang);
}

const rateNames = ['response', 'solved', 'satisfied'] as const;
const slices = { response: 'response', solved: 'solved', satisfied: 'stars' } as const;
function tellRates(u: { id: string; rates: Rates }, lang: Lang): Part[] {
  const told = rateNames.filter((r) => u.rates[r].of > 0);
  return told.flatMap((r, i) => [
    { text: `${i === 0 ? '' : lang === 'zh' ? '\uff0c' : ', '}${pick(w.rates[r], lang)}${lang === 'zh' ? '' : ' '}` },
    {
      text: `${percentText(u.rates[r].good / u.rates[r].of)}${w.of(u.rates[r].of, lang)}`,
      ref: { slice: { measure: slices[r], unit: u.id } },
    },
  ]);
}
function tellLow({ units }: Facts, { lang }: About): Part[] | null {
  if (!units.some((u) => rateNames.some((r) => u.rates[r].of > 0))) return null;
  const low = lagging(units);
  if (low.length === 0) return closed([{ text: w.noneLow(lang) }], lang);
  const items = low.map((u) => [
    { text: lang === 'zh' ? `${u.name}\uff08` : `${u.name} (` },
    ...tellRates(u, lang),
    { text: lang === 'zh' ? '\uff09' : ')' },
  ]);
  return closed([{ text: w.low(low.length, lang) }, ...list(items, lang)], lang);
}
const tellBlock: Record<Block, (facts: Facts, about: About) => Part[] | null> = {
  route: tellRoute,
  kinds: tellKinds,
  topCategories: tellTop,
  lowUnits: tellLow,
};

/** The whole bulletin in one language. What could not be told is named once each, with its reason. */
export function writeBulletin(t: Template, facts: Facts, about: About): Prose {
  const left = new Set<string>();
  const line = (l: Sentence | Block) =>
    typeof l === 'string' ? tellBlock[l](facts, about) : tellSentence(l, facts, about, left);
  const space = about.lang === 'zh' ? [] : [{ text: ' ' }];
  const lead = t.lead.map(line).filter((p) => p !== null);
  const sections = t.sections.map((s, nth) => ({
    nth,
    heading: pick(s.heading, about.lang),
    paras: s.lines.map(line).filter((p) => p !== null),
  }));
  const title = fill(pick(t.title, about.lang), facts, about);
  return {
    title: title && 'parts' in title ? title.parts.map((p) => p.text).join('') : '',
    lead: lead.flatMap((p, i) => (i === 0 ? p : [...space, ...p])),
    sections: sections.filter((s) => s.paras.length > 0),
    left: [...left].map((figure) => ({
      figure,
      says: tell(facts.figures[figure]?.says ?? [figure, figure], about.lang),
      why: tell(facts.figures[figure]?.why ?? w.unknown, about.lang),
    })),
  };
}

/** A bulletin as plain text, to be copied. */
export function plainText(prose: Prose, lang: Lang): string {
  const text = (p: Para) => p.map((part) => part.text).join('');
  const left = prose.left
    .map((l) => (lang === 'zh' ? `${l.says}\uff08${l.why}\uff09` : `${l.says} (${l.why})`))
    .join(lang === 'zh' ? '、' : '; ');
  return [
    prose.title,
    '',
    text(prose.lead),
    ...prose.sections.flatMap((s, i) => ['', headingText(s.heading, i, lang), ...s.paras.map(text)]),
    ...(left ? ['', `${pick(w.left, lang)}${left}${lang === 'zh' ? '。' : '.'}`] : []),
  ].join('\n');
}
const ORDER = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
/** 一、接诉即办 */
export const headingText = (heading: string, nth: number, lang: Lang): string =>
  lang === 'zh' ? `${ORDER[nth] ?? nth + 1}、${heading}` : `${nth + 1}. ${heading}`;
