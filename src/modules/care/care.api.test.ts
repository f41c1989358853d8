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

describe('classes and intervals', () => {
  test('a class turns into its kin with a reason, written into its history; into another only by ending', async () => {
    const home = await at.household();
    const m = await at.enrol(home, { careClass: 'needyHome', personId: home.head.personId });
    const turn = (careClass: string, version = m.version) =>
      api
        .as('zhao')
        .post(`/api/care/members/${m.id}/class`, { version, body: { careClass, reason: '本人要求住敬老院' } });
    expect((await turn('minimumLiving')).body.errors[0].rule).toBe('notKin');
    expect((await turn('needyCentral', 9)).status).toBe(412);
    const { body } = await turn('needyCentral');
    expect(body).toMatchObject({ careClass: 'needyCentral', nextRecheck: '2026-03-20', mayBecome: ['needyHome'] });
    expect(body.changes[0]).toMatchObject({
      verb: 'reclass',
      data: { from: 'needyHome', to: 'needyCentral', reason: '本人要求住敬老院' },
    });
  });

  test('a pace of its own counts what is due anew', async () => {
    const m = await at.enrol(await at.household());
    const pace = (version: number, body: object) =>
      api.as('zhao').post(`/api/care/members/${m.id}/pace`, { version, body });
    expect((await pace(m.version, { circumstance: 'changing', recheckMonths: null })).body.nextRecheck).toBe(
      '2025-09-20',
    );
    expect((await pace(m.version + 1, { circumstance: 'changing', recheckMonths: 18 })).body.nextRecheck).toBe(
      '2026-09-20',
    );
  });

  test('a local rule counts what is due at its place anew, and only there', async () => {
    const home = await at.household({ births: [1935] });
    const there = await at.enrol(home, { careClass: 'elderAllowance', personId: home.head.personId });
    const far = await at.household({ login: 'li', area: '150102401007', births: [1935] });
    const other = await at.enrol(far, { careClass: 'elderAllowance', personId: far.head.personId }, 'qi');
    const body = {
      area: '150124',
      ageFrom: 90,
      ageTo: null,
      amountCents: 30000,
      months: 6,
      leadDays: 20,
      secondDays: 10,
    };
    const add = (more: object = {}) =>
      api.as('bai').post('/api/care/allowances', {
        body: { ...body, needsWitness: true, validFrom: '2026-01-01', source: '清水河县高龄津贴办法(测试)', ...more },
      });
    expect((await add()).body).toMatchObject({ months: 6, amountCents: 30000 });
    const seen = (await api.as('zhao').get(`/api/care/members/${there.id}`)).body;
    expect(seen).toMatchObject({ nextCertification: '2025-09-20', localCents: 30000 });
    expect((await api.as('qi').get(`/api/care/members/${other.id}`)).body.nextCertification).toBe('2026-03-20');
    expect((await add()).status).toBe(409);
    expect((await add({ ageFrom: 95 })).body.errors[0].rule).toBe('ruleOverlaps');
    expect((await add({ area: '150102' })).body.errors[0].rule).toBe('outsideYourPlace');
    const rules = (await api.as('liu').get('/api/care/rules')).body;
    expect(rules.allowances.map((r: { area: string }) => r.area)).toEqual(['', '150124']);
    expect(rules.rules.length).toBeGreaterThan(10);
  });
});
