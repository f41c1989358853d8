import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roles } from '#kernel/actor.ts';
import {
  adminRoles,
  type DatedPost,
  emailOf,
  isAdminRole,
  loginOf,
  mayResetPassword,
  passwordFault,
  postsFault,
  type ResetEntry,
  resetsToTell,
  sessionEnded,
} from './access.rules.ts';

describe('a password', () => {
  test('has at least ten signs and at most 128', () => {
    expect(passwordFault('kx7-fz2.w', 'liu')).toBe('short');
    expect(passwordFault('kx7-fz2.w9', 'liu')).toBeNull();
    expect(passwordFault('kx7-fz2.'.repeat(16), 'liu')).toBeNull();
    expect(passwordFault(`${'kx7-fz2.'.repeat(16)}w`, 'liu')).toBe('long');
    expect(passwordFault('羊群走过青山绿水边上', 'liu')).toBeNull();
  });

  test('is not made of the login, but may happen to contain it', () => {
    expect(passwordFault('liuliu-liu1', 'liu')).toBe('login');
    expect(passwordFault('LIU123456kx', 'liu')).toBe('login');
    expect(passwordFault('the-plume-of-li-smoke', 'li')).toBeNull();
  });

  test('is none of those guessed first, in whatever case or with a sign at the end', () => {
    expect(passwordFault('woaini1314520', 'liu')).toBe('common');
    expect(passwordFault('Password123', 'liu')).toBe('common');
    expect(passwordFault('password123!!', 'liu')).toBe('common');
    expect(passwordFault('1234567890', 'liu')).toBe('common');
  });

  test('is not monotonous', () => {
    expect(passwordFault('abababababab', 'liu')).toBe('monotonous');
    expect(passwordFault('ghijklmnopq', 'liu')).toBe('monotonous');
    expect(passwordFault('qponmlkjihg', 'liu')).toBe('monotonous');
    expect(passwordFault('aabbccddeeff', 'liu')).toBeNull();
  });

  test('shorter than ten signs never passes, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 9 }),
        (text) => [...text].length >= 10 || passwordFault(text, 'liu') === 'short',
      ),
    );
  });
});

test('a login is one spelling, and its address reaches nobody', () => {
  expect(loginOf('  LIU ')).toBe('liu');
  expect(emailOf('Liu')).toBe('liu@baodao.invalid');
});

describe('a session', () => {
  const at = (text: string) => Temporal.Instant.from(`2026-03-03T${text}Z`);
  const startedAt = at('00:00:00');

  test('ends after 30 minutes without use, at the minute itself', () => {
    expect(sessionEnded({ startedAt, seenAt: at('02:00:00') }, at('02:29:59'))).toBeNull();
    expect(sessionEnded({ startedAt, seenAt: at('02:00:00') }, at('02:30:00'))).toBe('idle');
  });

  test('ends twelve hours after signing in, however busy', () => {
    expect(sessionEnded({ startedAt, seenAt: at('11:59:00') }, at('11:59:59'))).toBeNull();
    expect(sessionEnded({ startedAt, seenAt: at('11:59:00') }, at('12:00:00'))).toBe('tooOld');
  });
});

describe('posts of one account', () => {
  const post = (more: Partial<DatedPost>): DatedPost => ({
    role: 'villageCadre',
    organisationId: 'o1',
    area: '150124201213',
    validFrom: '2026-01-01',
    validTo: null,
    ...more,
  });

  test('may follow one another from day to day, and not overlap', () => {
    expect(postsFault([post({ validTo: '2026-03-01' }), post({ validFrom: '2026-03-01' })])).toBeNull();
    expect(postsFault([post({ validTo: '2026-03-02' }), post({ validFrom: '2026-03-01' })])).toBe('overlap');
    expect(postsFault([post({}), post({ role: 'mediator' })])).toBeNull();
    expect(postsFault([post({}), post({ organisationId: 'o2' })])).toBeNull();
  });

  test('end after they begin', () => {
    expect(postsFault([post({ validTo: '2026-01-01' })])).toBe('dates');
    expect(postsFault([post({ validTo: '2026-01-02' })])).toBeNull();
  });

  test.each(adminRoles)('%s stands alone while it lasts', (role) => {
    for (const other of roles.filter((r) => r !== role)) {
      expect(postsFault([post({ role }), post({ role: other })])).toBe('adminMixed');
      expect(
        postsFault([post({ role, validTo: '2026-02-01' }), post({ role: other, validFrom: '2026-02-01' })]),
      ).toBeNull();
    }
    expect(postsFault([post({ role }), post({ role, area: '1501' })])).toBeNull();
  });
});

test('passwords of administrators are reset by the security administrator only', () => {
  for (const by of roles) {
    expect(mayResetPassword(by, ['villageCadre'])).toBe(by === 'systemAdmin');
    for (const role of roles.filter(isAdminRole)) expect(mayResetPassword(by, [role])).toBe(by === 'securityAdmin');
  }
});

describe('what was reset', () => {
  const at = (day: number) => Temporal.Instant.from(`2026-03-0${day}T08:00:00Z`);
  const entry = (verb: ResetEntry['verb'], day: number): ResetEntry => ({ verb, at: at(day), by: '吴管理' });
  const session = { startedAt: at(5), isTemporary: false, hasTotp: true };
  const days = (entries: ResetEntry[], more: Partial<typeof session> = {}) =>
    resetsToTell(entries, { ...session, ...more }).map((e) => `${e.verb} ${e.at.toString().slice(9, 10)}`);

  test('of a password is told until it is their own, of a second factor until there is one', () => {
    const both = [entry('resetTotp', 4), entry('resetPassword', 3)];
    expect(days(both)).toEqual([]);
    expect(days(both, { isTemporary: true })).toEqual(['resetPassword 3']);
    expect(days(both, { hasTotp: false })).toEqual(['resetTotp 4']);
  });

  test('is told to who comes by single sign-on from one time to the next, whoever signed in between with a password', () => {
    const entries = [entry('signIn', 5), entry('resetTotp', 4), entry('resetPassword', 3), entry('signIn', 2)];
    expect(days([...entries, entry('resetPassword', 1)])).toEqual(['resetTotp 4', 'resetPassword 3']);
    expect(days(entries.slice(0, 3))).toEqual(['resetTotp 4', 'resetPassword 3']);
    expect(days([entry('signIn', 6), ...entries]), 'another device goes on being told').toHaveLength(2);
    expect(days([entry('signIn', 5), ...entries.slice(3)])).toEqual([]);
  });
});
