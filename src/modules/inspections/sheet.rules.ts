/** Findings as they come in a table, read row by row. Pure. */

import { parseTime } from '#kernel/table.time.ts';
import {
  type Columns,
  lineOf,
  type TableCell,
  type TableFault,
  type TableFields,
  type TableRow,
  textOf,
} from '#kernel/table.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import {
  type FindingCategory,
  type FindingTerm,
  findingCategories,
  findingTerms,
  namesLeader,
  namesPerson,
} from './inspections.rules.ts';
import { categoryWords, termWords } from './inspections.words.ts';
import {
  type FindingFaultRule,
  type FindingSheetField,
  findingFaultWords,
  findingSheetFields,
  findingSheetHeadings,
  findingSheetWords,
} from './sheet.words.ts';

export const findingTable: TableFields<FindingSheetField> = {
  fields: findingSheetFields,
  headings: findingSheetHeadings,
  words: findingSheetWords,
};
export type FindingFault = TableFault<FindingSheetField>;
export function findingFault(
  row: number,
  field: FindingSheetField,
  rule: FindingFaultRule,
  values: WordValues = {},
): FindingFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: findingSheetWords[field][lang], ...values });
  const word: Word = findingFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}
export type SheetFinding = {
  row: number;
  /** Null: the next free one. */
  nth: number | null;
  /** Null: the only inspected unit of the round. */
  unit: string | null;
  category: FindingCategory;
  term: FindingTerm;
  body: string;
  basis: string | null;
  papers: string | null;
  owner: string | null;
  leader: string;
  lead: string | null;
  planDue: string | undefined;
  dueOn: string | undefined;
};
/** A column of names is no column of findings: which heading asks for one. */
export const nameColumn = (heads: readonly string[]): string | null =>
  heads.find((h) => /姓名|责任人$|当事人|被反映人|联系电话|身份证/.test(h.replace(/\s/g, ''))) ?? null;

/** The one of a few that a cell says: by its word, or by the beginning of it. */
function oneOf<K extends string>(keys: readonly K[], words: Record<K, Word>, cell: string, none: K): K | null {
  const said = cell.normalize('NFKC').replace(/\s/g, '');
  if (said === '') return none;
  return (
    keys.find((k) => words[k][0] === said) ?? keys.find((k) => said.length >= 2 && words[k][0].includes(said)) ?? null
  );
}
const dayIn = (cell: TableCell | undefined): string | null =>
  parseTime(
    typeof cell === 'string'
      ? cell
          .normalize('NFKC')
          .trim()
          .replace(/以?前(?:完成)?$/, '')
      : (cell ?? null),
  )
    ?.toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString() ?? null;
const all = <K extends string>(keys: readonly K[], words: Record<K, Word>) => keys.map((k) => words[k][0]).join('、');

/** One row, or everything that is wrong with it. */
export function readFinding(
  row: TableRow,
  columns: Columns<FindingSheetField>,
): { read: SheetFinding } | { faults: FindingFault[] } {
  const cell = (f: FindingSheetField) => (columns[f] === undefined ? undefined : row.cells[columns[f]]);
  const faults: FindingFault[] = [];
  const bad = (field: FindingSheetField, rule: FindingFaultRule, values: WordValues = {}) =>
    void faults.push(findingFault(row.number, field, rule, values));
  const texts = { body: textOf(cell('body')), basis: textOf(cell('basis')), papers: textOf(cell('papers')) };
  const line = (f: FindingSheetField) => lineOf(cell(f));
  const leader = line('leader');
  const saidNth = line('nth').normalize('NFKC');
  const nth = saidNth === '' ? null : Number(saidNth);
  if (nth !== null && !(Number.isInteger(nth) && nth >= 1 && nth <= 500)) bad('nth', 'nth', { part: saidNth });
  if (texts.body.length < 5) bad('body', 'required');
  if (texts.body.length > 1000) bad('body', 'tooLong', { max: 1000 });
  for (const f of ['basis', 'papers'] as const) if (texts[f].length > 300) bad(f, 'tooLong', { max: 300 });
  for (const f of ['body', 'basis', 'papers'] as const) if (namesPerson(texts[f])) bad(f, 'personNamed');
  if (leader.length > 60) bad('leader', 'tooLong', { max: 60 });
  if (line('owner') !== '' && leader.length < 2) bad('leader', 'required');
  if (namesLeader(leader)) bad('leader', 'leaderNamed');
  const category = oneOf(findingCategories, categoryWords, line('category'), 'other');
  if (!category) bad('category', 'category', { part: line('category'), all: all(findingCategories, categoryWords) });
  const term = oneOf(findingTerms, termWords, line('term'), 'limited');
  if (!term) bad('term', 'term', { part: line('term'), all: all(findingTerms, termWords) });
  const days = { planDue: dayIn(cell('planDue')), due: dayIn(cell('due')) };
  for (const f of ['planDue', 'due'] as const) if (line(f) !== '' && !days[f]) bad(f, 'day', { part: line(f) });
  if (faults.length > 0 || !category || !term) return { faults };
  const orNull = (t: string) => (t.length < 2 ? null : t);
  return {
    read: {
      ...{ row: row.number, nth, category, term, body: texts.body, leader },
      ...{ basis: orNull(texts.basis), papers: orNull(texts.papers) },
      ...{ unit: orNull(line('unit')), owner: orNull(line('owner')), lead: orNull(line('lead')) },
      ...{ planDue: days.planDue ?? undefined, dueOn: days.due ?? undefined },
    },
  };
}
