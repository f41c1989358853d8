import { expect, test } from 'vitest';
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
