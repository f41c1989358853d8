import { beforeAll, expect, test } from 'vitest';
import { openTestHouse } from '#test/database.ts';

/** Names that rate, tag or watch (domain §12.1); no table may carry one. */
const FORBIDDEN = /(^|_)(risk|tags?|labels?|watch(list|ed|ing)?|blacklist|stability)(_|$)|重点|稳控|缠访|闹访/;
/** On what is about a person also: marks of any kind, free text that could become one, and what nobody may ask (§12.16). */
const FORBIDDEN_ON_PEOPLE =
  /(^|_)(scores?|levels?|grades?|ranks?|ratings?|points|colou?r|notes?|remarks?|comments?|religion|faith|politics|political|ethnicity|nationality|visitors?|contacts?|location|track)(_|$)/;

type Column = { table: string; column: string; ofPerson: boolean };
const isForbidden = ({ column, ofPerson }: Omit<Column, 'table'>) =>
  FORBIDDEN.test(column) || (ofPerson && FORBIDDEN_ON_PEOPLE.test(column));

let columns: Column[];
beforeAll(async () => {
  const { owner } = await openTestHouse();
  const { rows } = await owner.query<Column>(
    `select c.table_name as "table", c.column_name as "column",
            c.table_name in ('person', 'household') or exists (
              select from pg_constraint k where k.contype = 'f' and k.conrelid = format('%I', c.table_name)::regclass
                 and k.confrelid in ('person'::regclass, 'household'::regclass)) as "ofPerson"
       from information_schema.columns c where c.table_schema = current_schema() order by 1, 2`,
  );
  columns = rows;
});

test('no column of any table rates, tags or watches a person, or asks what nobody may ask', () => {
  const about = new Set(columns.filter((c) => c.ofPerson).map((c) => c.table));
  for (const table of ['person', 'household', 'household_member', 'consent', 'authorisation'])
    expect(about).toContain(table);
  expect(columns.filter(isForbidden)).toEqual([]);
});

test('the words are recognised', () => {
  for (const column of ['risk_level', 'tag', 'tags', 'watch_list', '重点人', 'health_label'])
    expect(isForbidden({ column, ofPerson: false }), column).toBe(true);
  for (const column of ['score', 'care_level', 'grade', 'note', 'religion', 'contacts']) {
    expect(isForbidden({ column, ofPerson: true }), column).toBe(true);
    expect(isForbidden({ column, ofPerson: false }), column).toBe(false);
  }
  for (const column of ['stage', 'assigned_at', 'upgraded'])
    expect(isForbidden({ column, ofPerson: true })).toBe(false);
});

test('a record of a person holds these fields and no other', () => {
  expect(columns.filter((c) => c.table === 'person').map((c) => c.column)).toEqual([
    'area',
    'bank_sealed',
    'basis',
    'birth_year',
    'changed_at',
    'created_at',
    'health_sealed',
    'id',
    'id_number_index',
    'id_number_sealed',
    'name',
    'phone_index',
    'phone_sealed',
    'version',
  ]);
});
