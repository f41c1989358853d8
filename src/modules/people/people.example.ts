import { idCheckDigit } from '#kernel/identity.ts';
import { importPlaces } from '#modules/places/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { openTestHouse, type TestHouse } from '#test/database.ts';
import type { PersonInput } from './people.contract.ts';

const places = [
  ['15', '内蒙古自治区', 'province'],
  ['1501', '呼和浩特市', 'prefecture'],
  ['150124', '清水河县', 'county'],
  ['150124201', '北堡乡', 'township'],
  ['150124201213', '老熊沟村民委员会', 'villageCommittee'],
  ['150124201200', '北堡村民委员会', 'villageCommittee'],
  ['150102', '新城区', 'county'],
  ['150102401', '呼伦路街道', 'subdistrict'],
  ['150102401007', '麻花板社区居民委员会', 'community'],
] as const;

export const LAOXIONGGOU = '150124201213';
export const BEIBAO = '150124201200';
export const MAHUABAN = '150102401007';

/** A house with the places these tests name, whether or not the world is settled. */
export async function openPeopleHouse(): Promise<TestHouse> {
  const open = await openTestHouse();
  const known = new Set((await open.house.db.selectFrom('place').select('code').execute()).map((p) => p.code));
  const rows = places.filter(([code]) => !known.has(code)).map(([code, name, kind]) => ({ code, name, kind }));
  if (rows.length > 0) await inTransaction(systemCtx(open.house, 'test'), (tx) => importPlaces(tx, rows));
  return open;
}

/** An identity number nobody has: its check digit is wrong. */
export function inventedId(birth: string, serial: number): string {
  const body = `150124${birth}${String(serial).padStart(3, '0')}`;
  return body + (idCheckDigit(body) === '0' ? '1' : '0');
}

/** An invented resident: the phone reaches nobody, the identity number has a wrong check digit. */
export const resident = (more: Partial<PersonInput> = {}): PersonInput => ({
  area: LAOXIONGGOU,
  name: '韩大柱',
  basis: 'statutoryDuty',
  phone: '19900001001',
  idNumber: inventedId('19500101', 1),
  bank: '6200000000000001001',
  health: ['mobility', 'chronicIllness'],
  ...more,
});

/** What a handler is given when nothing is asked. */
export const given = {
  params: undefined,
  query: undefined,
  input: undefined,
  files: [],
  exchange: { ip: '127.0.0.1', cookie: '', sendCookies: () => {} },
} as const;
