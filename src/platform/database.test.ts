import pg from 'pg';
import { expect, test } from 'vitest';
import { missingField, violation, wrongField } from './database.ts';

const refusal = (message: string, more: Partial<pg.DatabaseError> = {}) =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code: '23503', ...more });
const words = (table: string, constraint: string) =>
  `insert or update on table "${table}" violates foreign key constraint "${constraint}"`;

test.each([
  [
    'one server',
    refusal(words('aid_kin', 'aid_kin_account_id_fkey'), { table: 'aid_kin', constraint: 'aid_kin_account_id_fkey' }),
  ],
  [
    'a machine of many, which hands on the words alone',
    refusal(words('aid_kin_102391', 'aid_kin_account_id_fkey_102391')),
  ],
])('what is named and not there is told by its field: %s', (_, error) => {
  expect(violation(error)).toEqual({ code: '23503', constraint: 'aid_kin_account_id_fkey' });
  expect(missingField(error)).toBe('accountId');
});

test.each([
  ['exhibition_hall_check', 'hall'],
  ['exhibition_opens_on_check', 'opensOn'],
  ['exhibition_check', null],
  ['exhibition_hall_fkey', null],
])('what a column does not take is told by its field: %s', (constraint, field) => {
  expect(wrongField(refusal('', { code: '23514', table: 'exhibition', constraint }))).toBe(field);
});

test('a machine of many says so in words alone', () => {
  const message = 'new row for relation "exhibition_102145" violates check constraint "exhibition_hall_check"';
  expect(wrongField(refusal(message, { code: '23514' }))).toBe('hall');
});

test('no field is made up where the words tell none', () => {
  expect(missingField(refusal('violates something'))).toBeNull();
  expect(missingField(refusal(words('aid_kin', 'kin_of_somebody')))).toBeNull();
  expect(violation(new Error('constraint "aid_kin_account_id_fkey"'))).toBeNull();
});
