import { idCheckDigit } from '#kernel/identity.ts';
import type { PersonInput } from './people.contract.ts';

export const LAOXIONGGOU = '150124201213';
export const BEIBAO = '150124201210';
export const MAHUABAN = '150102401007';

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
