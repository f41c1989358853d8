/** A table of items as offices keep it, read row by row. Pure. */
import {
  type Columns,
  headingOf,
  lineOf,
  type TableCell,
  type TableFault,
  type TableFields,
  type TableRow,
  textOf,
  valuesByWord,
} from '#kernel/table.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import { type ActivityKind, activityKinds } from '#modules/activities/activities.rules.ts';
import { activityKindWords } from '#modules/activities/activities.words.ts';
import { assessmentRefusalWords, evidenceWords, signWords } from './assessments.words.ts';
import {
  type EvidenceKind,
  evidenceKinds,
  type ItemPlan,
  type ItemSign,
  isTenths,
  itemFault,
  itemSigns,
  tenths,
} from './scheme.rules.ts';
import {
  type ItemField,
  type ItemRule,
  itemFaultWords,
  itemFields,
  itemFieldWords,
  itemHeadings,
  otherEvidenceWords,
  otherSignWords,
} from './sheet.words.ts';

export const itemTable: TableFields<ItemField> = { fields: itemFields, headings: itemHeadings, words: itemFieldWords };
export const neededColumns = ['title', 'weight'] as const satisfies readonly ItemField[];
export type ItemRowFault = TableFault<ItemField>;
export type ReadItem = ItemPlan & { readonly row: number };

const signByWord = valuesByWord<ItemSign>(itemSigns, signWords, otherSignWords);
const evidenceByWord = valuesByWord<EvidenceKind>(evidenceKinds, evidenceWords, otherEvidenceWords);
const meetingByWord = valuesByWord<ActivityKind>(activityKinds, activityKindWords, {});
const MAX: Partial<Record<ItemField, number>> = { section: 60, title: 120, standard: 1000 };
const firsts = <K extends string>(keys: readonly K[], words: Readonly<Record<K, Word>>) =>
  keys.map((k) => words[k][0]).join('、');

export function rowFault(row: number, field: ItemField, rule: ItemRule, values: WordValues = {}): ItemRowFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: itemFieldWords[field][lang], ...values });
  const word = itemFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}
/** A number as people write it: 10, 10分, 0.5. Null for what is none or has more than one decimal. */
function numberIn(cell: TableCell): number | null {
  const text = lineOf(cell).normalize('NFKC').replace(/分$/, '');
  if (!/^\d{1,4}(?:\.\d+)?$/.test(text)) return null;
  const n = Number(text);
  return isTenths(n) ? n : null;
}

/** Reads one row: the item, or everything that is wrong with it. */
export function readItem(
  { number: row, cells }: TableRow,
  columns: Columns<ItemField>,
): { read: ReadItem } | { faults: ItemRowFault[] } {
  const cell = (f: ItemField): TableCell => (columns[f] === undefined ? null : (cells[columns[f]] ?? null));
  const line = (f: ItemField) => lineOf(cell(f));
  const faults: ItemRowFault[] = [];
  const fault = (f: ItemField, rule: ItemRule, values?: WordValues) => faults.push(rowFault(row, f, rule, values));
  for (const f of ['section', 'title', 'standard'] as const) if (line(f) === '') fault(f, 'required');
  for (const [f, max] of Object.entries(MAX) as [ItemField, number][])
    if (line(f).length > max) fault(f, 'tooLong', { max });
  const sign = line('sign') === '' ? 'base' : signByWord.get(headingOf(line('sign')));
  if (!sign) fault('sign', 'sign');
  const evidence = evidenceByWord.get(headingOf(line('evidence')));
  if (line('evidence') === '') fault('evidence', 'required');
  else if (!evidence)
    fault('evidence', 'evidence', { part: line('evidence'), known: firsts(evidenceKinds, evidenceWords) });
  const parts = line('meetings')
    .split(/[、,,;;/\s]+/)
    .filter(Boolean);
  const strange = parts.find((p) => !meetingByWord.has(headingOf(p)));
  if (strange) fault('meetings', 'meeting', { part: strange, known: firsts(activityKinds, activityKindWords) });
  const numberOf = (f: 'weight' | 'cap' | 'step', otherwise: number | null) => {
    const n = line(f) === '' ? otherwise : numberIn(cell(f));
    if (n === null) fault(f, line(f) === '' ? 'required' : 'number');
    return tenths(n ?? 0);
  };
  const weight = numberOf('weight', null);
  const [cap, step] = [numberOf('cap', weight / 10), numberOf('step', 1)];
  if (faults.length > 0 || !sign || !evidence) return { faults };
  const kinds = parts.flatMap((p) => meetingByWord.get(headingOf(p)) ?? []);
  const read: ReadItem = {
    ...{ row, sign, evidence, weight, cap, step },
    section: line('section'),
    title: line('title'),
    standard: textOf(cell('standard')),
    activityKinds: evidence === 'meetings' ? [...new Set(kinds)] : [],
  };
  const broken = itemFault(read);
  if (!broken) return { read };
  const field: ItemField =
    broken.why === 'weightZero'
      ? 'weight'
      : broken.why === 'capZero' || broken.why === 'capStep'
        ? 'cap'
        : broken.why === 'kindsMissing'
          ? 'meetings'
          : 'title';
  const values = { ...broken.values, title: read.title };
  const word = assessmentRefusalWords[broken.why];
  return { faults: [{ row, field, rule: broken.why, zh: say(word, 'zh', values), en: say(word, 'en', values) }] };
}

/** Every row by itself, and none twice. */
export function readItems(
  rows: readonly TableRow[],
  columns: Columns<ItemField>,
): { items: ReadItem[]; faults: ItemRowFault[] } {
  const items: ReadItem[] = [];
  const faults: ItemRowFault[] = [];
  for (const row of rows) {
    const result = readItem(row, columns);
    if ('faults' in result) {
      faults.push(...result.faults);
      continue;
    }
    const known = items.find((i) => i.title === result.read.title);
    if (known) faults.push(rowFault(row.number, 'title', 'twice', { first: known.row }));
    else items.push(result.read);
  }
  return { items, faults };
}
