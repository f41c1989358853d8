import { expect, test } from 'vitest';
import { migrationFolders } from '#app/modules.ts';
import { readMigrations } from './migrate.ts';
import { statementsOf } from './spread.ts';

test('a migration comes apart at its semicolons, not at those in texts, bodies and notes', () => {
  const text = `-- one; two
create table a (n text default 'x;''y' check (n <> '--')); -- and; so on
do $$ begin perform 1; end $$;
comment on table a is 'b';
`;
  expect(statementsOf(text)).toEqual([
    `create table a (n text default 'x;''y' check (n <> '--'))`,
    'do $$ begin perform 1; end $$',
    `comment on table a is 'b'`,
  ]);
});

/** The last migration that was written before somebody brought a jurisdiction on many machines up to date. */
const EARLIER = '20261129_0020';
test('no migration does in one what a coordinator does not hand on: a column with a rule that has no name', () => {
  const later = readMigrations(migrationFolders()).filter(({ name }) => name.slice(0, EARLIER.length) > EARLIER);
  expect(later.length).toBeGreaterThan(0);
  const wrong = later.filter(({ sql }) =>
    statementsOf(sql).some((statement) =>
      /\badd column [^,;]*\b(?:references|check|unique|primary key)\b/i.test(statement),
    ),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
