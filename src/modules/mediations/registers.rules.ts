/** The registers as offices keep them in tables, read row by row. Pure. */
import { parseTime } from '#kernel/table.time.ts';
import { type Columns, lineOf, type TableFault, type TableFields, type TableRow } from '#kernel/table.ts';
import { say, type WordValues } from '#kernel/words.ts';
import {
  type PersonSheetField,
  type PersonSheetRule,
  personSheetFaultWords,
  personSheetFields,
  personSheetHeadings,
  personSheetWords,
} from './registers.words.ts';

export const personTable: TableFields<PersonSheetField> = {
  fields: personSheetFields,
  headings: personSheetHeadings,
  words: personSheetWords,
};
export type PersonFault = TableFault<PersonSheetField>;
export function personFault(
  row: number,
  field: PersonSheetField,
  rule: PersonSheetRule,
  values: WordValues = {},
): PersonFault {
  const inLang = (lang: 0 | 1): WordValues => ({ field: personSheetWords[field][lang], ...values });
  const word = personSheetFaultWords[rule];
  return { row, field, rule, zh: say(word, 'zh', inLang(0)), en: say(word, 'en', inLang(1)) };
}
export type SheetPerson = {
  row: number;
  kind: 'mediator' | 'guide';
  place: string;
  committee: string;
  name: string;
  isWoman: boolean;
  part: 'head' | 'deputy' | 'member' | 'engaged' | null;
  certificate: string | null;
  since: string | null;
  hours: number | null;
};

const kindIn = (t: string) => (/明白人/.test(t) ? 'guide' : /调解/.test(t) ? 'mediator' : null);
const partIn = (t: string) =>
  /副主任/.test(t)
    ? 'deputy'
    : /主任/.test(t)
      ? 'head'
      : /专职|聘/.test(t)
        ? 'engaged'
        : t === '' || /委员|调解员|兼职/.test(t)
          ? 'member'
          : null;

/** One row, or everything that is wrong with it. */
export function readPerson(
  row: TableRow,
  columns: Columns<PersonSheetField>,
): { read: SheetPerson } | { faults: PersonFault[] } {
  const cell = (f: PersonSheetField) => (columns[f] === undefined ? undefined : row.cells[columns[f]]);
  const line = (f: PersonSheetField) => lineOf(cell(f)).normalize('NFKC');
  const faults: PersonFault[] = [];
  const bad = (field: PersonSheetField, rule: PersonSheetRule, values: WordValues = {}) =>
    void faults.push(personFault(row.number, field, rule, values));
  const kind = kindIn(line('kind'));
  const name = line('name');
  const sex = line('sex');
  const part = partIn(line('part'));
  const certificate = line('certificate');
  const sinceAt = line('since') === '' ? null : parseTime(cell('since') ?? null);
  const hours = line('hours') === '' ? null : Number(line('hours'));
  if (line('kind') === '') bad('kind', 'required');
  else if (!kind) bad('kind', 'kind', { part: line('kind') });
  if (name.length < 2) bad('name', 'required');
  if (name.length > 40) bad('name', 'tooLong');
  if (!/^[男女]$/.test(sex)) bad('sex', 'sex');
  if (certificate.length === 1 || certificate.length > 60) bad('certificate', 'tooLong');
  if (line('since') !== '' && !sinceAt) bad('since', 'day', { part: line('since') });
  if (hours !== null && !(hours === 0 || (hours >= 0.5 && hours <= 200)))
    bad('hours', 'hours', { part: line('hours') });
  if (kind === 'mediator' && line('committee') === '') bad('committee', 'required');
  if (kind === 'guide' && line('place') === '') bad('place', 'required');
  if (kind === 'mediator' && !part) bad('part', 'part', { part: line('part') });
  if (faults.length > 0 || !kind) return { faults };
  const since = sinceAt?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() ?? null;
  return {
    read: {
      ...{ row: row.number, kind, name, isWoman: sex === '女', since },
      ...{ place: line('place'), committee: line('committee'), part: kind === 'mediator' ? part : null },
      ...{ certificate: certificate || null, hours: hours || null },
    },
  };
}
