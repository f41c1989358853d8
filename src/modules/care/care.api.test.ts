import { describe, expect, test } from 'vitest';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE, villageInNeed } from './care.example.ts';

const open = await openTestHouse();
open.setNow(TEST_NOW);
const api = await startApi(open);
const at = villageInNeed(api);

describe('a benefit begins', () => {
  test('with its next re-check by the rule of its class, the membership’s own months first', async () => {
    const steady = await at.enrol(await at.household());
    expect(steady).toMatchObject({ area: VILLAGE, nextRecheck: '2026-03-20', nextCertification: null, endedOn: null });
    const changing = await at.enrol(await at.household(), { circumstance: 'changing', since: '2025-10-31' });
    expect(changing.nextRecheck).toBe('2026-04-30');
    const own = await at.enrol(await at.household(), { recheckMonths: 3, since: '2026-01-05' });
    expect(own).toMatchObject({ recheckMonths: 3, nextRecheck: '2026-04-05' });
  });

  test('of an old person: certified by the rule of the allowance, not re-checked', async () => {
    const home = await at.household({ births: [1940] });
    const old = await at.enrol(home, { careClass: 'elderAllowance', personId: home.head.personId });
    expect(old).toMatchObject({ person: home.head.name, nextRecheck: null, nextCertification: '2026-03-20' });
  });

  test('is refused by name: twice, without whose it is, of somebody who lives elsewhere, in the future, elsewhere', async () => {
    const home = await at.household();
    const other = await at.household();
    await at.enrol(home);
    const rule = async (of: { id: string }, more: Record<string, unknown>, login = 'zhao') => {
      const { status, body } = await api.as(login).post('/api/care/members', { body: at.enrolBody(of, more) });
      return [status, body.errors?.[0]?.rule ?? body.code];
    };
    expect(await rule(home, {})).toEqual([409, 'memberThere']);
    expect(await rule(home, { careClass: 'needyHome' })).toEqual([422, 'personMissing']);
    expect(await rule(home, { careClass: 'lowIncome', personId: home.head.personId })).toEqual([422, 'personNotMeant']);
    expect(await rule(home, { careClass: 'needyHome', personId: other.head.personId })).toEqual([
      422,
      'notOfHousehold',
    ]);
    expect(await rule(other, { since: '2026-03-04' })).toEqual([422, 'sinceAhead']);
    expect(await rule({ id: open.house.newId() }, {})).toEqual([409, 'householdGone']);
    expect((await api.as('liu').post('/api/care/members', { body: at.enrolBody(other) })).status).toBe(403);
  });
});
