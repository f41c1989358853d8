import { normalName, normalPhone } from '#kernel/identity.ts';
import { parseTime } from '#kernel/table.time.ts';
import {
  areaTextOf,
  type Columns,
  headingOf,
  lineOf,
  type TableFields,
  type TableRow,
  textOf,
  valuesByWord,
} from '#kernel/table.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import {
  endedStates,
  faultWords,
  fieldWords,
  type ImportField,
  type ImportRule,
  importFields,
  importHeadings,
  otherChannelWords,
  otherKindWords,
} from './cases.import.words.ts';
import { type CaseChannel, type CaseKind, type CaseTier, caseChannels, caseKinds, caseTiers } from './cases.rules.ts';
import { channelWords, kindWords, tierWords } from './cases.words.ts';

export type Mapping = Columns<ImportField>;
export const importTable: TableFields<ImportField> = {
  fields: importFields,
  headings: importHeadings,
  words: fieldWords,
};
export type RowFault = { row: number; field: ImportField; rule: ImportRule; zh: string; en: string };

/** One row that may be registered, but for its place, which only the database knows. */
export type ReadRow = {
  row: number;
  number: string | null;
  receivedAt: Temporal.Instant | null;
  area: string;
  title?: string;
  body: string;
  placeNote?: string;
  kind: CaseKind;
  channel: CaseChannel;
  tier?: CaseTier;
  category?: string;
  reporter: { name?: string; phone?: string; address?: string };
  /** When it must be done by, as the table has it. */
  promised?: Temporal.Instant;
  /** Closed where it comes from. */
  ended?: { at: Temporal.Instant; text: string | null };
};
/** What the values of another system mean here. Where it is given, a value nobody knows is left out instead of refused. */
export type TheirWords = {
  kinds: Readonly<Record<string, CaseKind>>;
  tiers: Readonly<Record<string, CaseTier>>;
  categories: Readonly<Record<string, string>>;
  areas: Readonly<Record<string, string>>;
};
export type RowDefaults = { kind: CaseKind; channel: CaseChannel; now: Temporal.Instant; theirs?: TheirWords };

const meant = <V>(words: Readonly<Record<string, V>> | undefined, text: string): V | undefined =>
  words && Object.hasOwn(words, text) ? words[text] : undefined;

const MIN_BODY = 4;
const MAX: Readonly<Partial<Record<ImportField, number>>> = {
  number: 60,
  title: 120,
  body: 8000,
  placeNote: 200,
  category: 60,
  name: 40,
  phone: 30,
  address: 200,
  reply: 2000,
};
/** Case numbers carry the year, and there is none of ours before this one. */
const EARLIEST = Temporal.Instant.from('1999-12-31T16:00:00Z');

type Words<K extends string> = Readonly<Record<K, Word>>;
const kindsByWord = valuesByWord<CaseKind>(caseKinds, kindWords, otherKindWords);
const channelsByWord = valuesByWord<CaseChannel>(caseChannels, channelWords, otherChannelWords);
const tiersByWord = valuesByWord<CaseTier>(caseTiers, tierWords, {});
const namesOf = <K extends string>(keys: readonly K[], words: Words<K>): Word => [
  keys.map((key) => words[key][0]).join('、'),
  keys.map((key) => words[key][1]).join(', '),
];

/** What is wrong with a row, said in both languages; a value may be a word of its own. */
export function faultOf(
  row: number,
  field: ImportField,
  rule: ImportRule,
  values: Readonly<Record<string, string | number | Word>> = {},
): RowFault {
  const inLang = (lang: 0 | 1): WordValues => ({
    field: fieldWords[field][lang],
    ...Object.fromEntries(Object.entries(values).map(([k, v]) => [k, typeof v === 'object' ? v[lang] : v])),
  });
  const word = faultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}

/** Reads one row: what it says, or everything that is wrong with it. */
export function readRow(
  { number: row, cells }: TableRow,
  mapping: Mapping,
  defaults: RowDefaults,
): { read: ReadRow } | { faults: RowFault[] } {
  const faults: RowFault[] = [];
  const fault = (field: ImportField, rule: ImportRule, values: Parameters<typeof faultOf>[3] = {}) => {
    faults.push(faultOf(row, field, rule, values));
  };
  const cell = (field: ImportField) => (mapping[field] === undefined ? null : (cells[mapping[field]] ?? null));
  const bounded = (field: ImportField, text: string) => {
    const max = MAX[field] ?? Number.POSITIVE_INFINITY;
    if (text.length > max) fault(field, 'tooLong', { max });
    return text;
  };
  const line = (field: ImportField) => bounded(field, lineOf(cell(field)));
  const { theirs } = defaults;
  const chosen = <K extends string>(
    field: ImportField,
    byWord: ReadonlyMap<string, K>,
    allowed: Word,
    theirWords?: Readonly<Record<string, K>>,
  ) => {
    const text = line(field);
    const value = meant(theirWords, text) ?? byWord.get(headingOf(text));
    if (text && !value && !theirs) fault(field, 'value', { values: allowed });
    return value;
  };

  const body = bounded('body', textOf(cell('body')));
  if (body === '') fault('body', 'required');
  else if (body.length < MIN_BODY) fault('body', 'tooShort', { min: MIN_BODY });
  const number = line('number').normalize('NFKC');
  if (mapping.number !== undefined && number === '') fault('number', 'required');
  const name = line('name');
  if (name && !normalName(name)) fault('name', 'name');
  const phoneText = line('phone');
  const phone = normalPhone(phoneText) || !theirs ? phoneText : '';
  if (phone && !normalPhone(phone)) fault('phone', 'phone');
  const receivedAt = mapping.time === undefined ? null : parseTime(cell('time'));
  if (mapping.time !== undefined && !receivedAt) fault('time', lineOf(cell('time')) ? 'time' : 'required');
  if (receivedAt) {
    const latest = defaults.now.add({ hours: 24 });
    if (Temporal.Instant.compare(receivedAt, latest) > 0) fault('time', 'future');
    if (Temporal.Instant.compare(receivedAt, EARLIEST) < 0) fault('time', 'tooOld');
  }
  // A limit or an end that another system writes oddly is left out; in a table of our own it is a fault.
  const moment = (field: 'due' | 'endedAt') => {
    const text = lineOf(cell(field));
    const at = text ? parseTime(cell(field)) : null;
    if (text && !at && !theirs) fault(field, 'time');
    return at;
  };
  const due = moment('due');
  const isEnded = endedStates.includes(headingOf(lineOf(cell('state'))));
  const endedAt = isEnded ? (moment('endedAt') ?? receivedAt ?? defaults.now) : null;
  if (endedAt && Temporal.Instant.compare(endedAt, defaults.now.add({ hours: 24 })) > 0) fault('endedAt', 'future');
  const ended = endedAt && { at: endedAt, text: bounded('reply', textOf(cell('reply'))) || null };
  const kind = chosen('kind', kindsByWord, namesOf(caseKinds, kindWords), theirs?.kinds) ?? defaults.kind;
  const channel = chosen('channel', channelsByWord, namesOf(caseChannels, channelWords)) ?? defaults.channel;
  const tier = chosen('tier', tiersByWord, namesOf(caseTiers, tierWords), theirs?.tiers);
  const [title, placeNote, address] = [line('title'), line('placeNote'), line('address')];
  const category = meant(theirs?.categories, lineOf(cell('category')))?.slice(0, 60) ?? line('category');
  const areaText = areaTextOf(cell('area'));
  if (faults.length > 0) return { faults };
  return {
    read: {
      row,
      number: number || null,
      receivedAt,
      area: meant(theirs?.areas, areaText) ?? areaText,
      body,
      kind,
      channel,
      ...(title && { title }),
      ...(placeNote && { placeNote }),
      ...(tier && { tier }),
      ...(category && { category }),
      ...(due && !ended && { promised: due }),
      ...(ended && { ended }),
      reporter: { ...(name && { name }), ...(phone && { phone }), ...(address && { address }) },
    },
  };
}
