import { describe, expect, test } from 'vitest';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import * as actions from './consents.actions.ts';
import type { AuthorisationInput, ConsentInput } from './consents.contract.ts';
import { accesses, add, edit, find, get, list, reveal } from './people.actions.ts';
import { BEIBAO, given, inventedId, resident } from './people.example.ts';

const open = await openTestHouse();
const as = (login: string, more: Partial<Ctx> = {}) => staffCtx(open, login, more);
const accountOf = async (login: string) => {
  const { actor } = await as(login);
  return actor.kind === 'staff' ? actor.accountId : '';
};
const of = (id: string) => ({ ...given, params: { id } });
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof Refused ? error.code : Promise.reject(error)),
  );
let serial = 0;
const someone = async (more: Parameters<typeof resident>[0] = {}) => {
  const input = resident({ idNumber: inventedId('19480607', ++serial), ...more });
  return add(await as('zhao'), { ...given, input });
};
const consent: ConsentInput = { purpose: 'health', scope: '安排上门帮扶', givenBy: 'self' };
const give = async (id: string, more: Partial<ConsentInput> = {}, ctx?: Ctx) =>
  actions.giveConsent(ctx ?? (await as('liu')), { ...of(id), input: { ...consent, ...more } });
const withdraw = async (login: string, id: string, consentId: string) =>
  actions.withdrawConsent(await as(login), { ...given, params: { id, consentId } });
const verbs = async (id: string) => (await journalOf(open.house.db, id)).slice(1);

describe('consent', () => {
  test('is given, stands once, is withdrawn, may be given again', async () => {
    const p = await someone();
    const ctx = await as('liu');
    const first = await give(p.id, {}, ctx);
    expect(await give(p.id, {}, ctx)).toEqual(first);
    expect(await code(give(p.id))).toBe('alreadyGiven');
    expect(await code(give(p.id, { purpose: 'contact' }))).toBe('done');
    // Withdrawing is as easy as giving: any of them may write it down, e.g. the grid worker on a visit.
    expect((await withdraw('chen', p.id, first.id)).withdrawnAt).toBe('2026-03-03T02:00:00Z');
    expect(await code(withdraw('chen', p.id, first.id))).toBe('alreadyEnded');
    expect(await code(give(p.id))).toBe('done');
    const { items } = await actions.consents(await as('liu'), of(p.id));
    expect(items.map((c) => [c.purpose, c.withdrawnAt !== null]).sort()).toEqual([
      ['contact', false],
      ['health', false],
      ['health', true],
    ]);
    expect((await verbs(p.id)).map((entry) => entry.verb)).toEqual([
      'giveConsent',
      'giveConsent',
      'withdrawConsent',
      'giveConsent',
    ]);
  });

  test('health kept on consent comes with it and goes with it', async () => {
    const p = await someone({ basis: 'consent', health: null });
    const mark = async (version: number) =>
      edit(await as('liu', { version }), { ...of(p.id), input: { health: ['hearing'] } });
    expect(await code(mark(1))).toBe('healthNeedsConsent');
    const given = await give(p.id);
    expect(await mark(1)).toMatchObject({ hasHealth: true, version: 2 });
    await withdraw('liu', p.id, given.id);
    expect(await get(await as('liu'), of(p.id))).toMatchObject({ hasHealth: false, version: 3 });
    expect((await verbs(p.id)).at(-1)?.data).toMatchObject({ removed: ['health'] });
  });

  test('health kept by statutory duty stays', async () => {
    const p = await someone();
    const given = await give(p.id);
    await withdraw('liu', p.id, given.id);
    expect(await get(await as('liu'), of(p.id))).toMatchObject({ hasHealth: true, version: 1 });
  });

  test('of a child is its guardian’s, by the birth date in the number', async () => {
    const child = await someone({ idNumber: inventedId('20120304', 1) });
    const older = await someone({ idNumber: inventedId('20120303', 1) });
    expect(await code(give(child.id))).toBe('guardianNeeded');
    expect(await code(give(child.id, { givenBy: 'guardian' }))).toBe('done');
    expect(await code(give(older.id))).toBe('done');
    expect(await code(give(older.id, { purpose: 'contact', givenBy: 'oralWitnessed' }))).toBe('witnessMissing');
  });

  test('of somebody elsewhere is not there', async () => {
    const p = await someone({ area: BEIBAO });
    expect(await code(give(p.id))).toBe('notFound');
    expect(await code(actions.consents(await as('liu'), of(p.id)))).toBe('notFound');
    const given = await give(p.id, {}, await as('zhao'));
    expect(await code(withdraw('liu', p.id, given.id))).toBe('notFound');
    // Nor under another person's address.
    const other = await someone();
    expect(await code(withdraw('zhao', other.id, given.id))).toBe('notFound');
  });
});

describe('authorisation', () => {
  const errand: AuthorisationInput = {
    scope: ['follow', 'submit'],
    medium: 'written',
    validFrom: '2026-03-03',
    validTo: '2026-04-03',
  };
  const authorise = async (id: string, more: Partial<AuthorisationInput>) =>
    actions.authorise(await as('liu'), { ...of(id), input: { ...errand, ...more } });
  const phone = { field: 'phone', purpose: 'contact' } as const;

  test('opens the person to this agent, from its day to its end, and to nobody before', async () => {
    open.setNow('2026-03-02T15:59:59Z');
    const p = await someone({ phone: '19900001009' });
    await someone({ phone: '19900001009' });
    await authorise(p.id, { agentAccountId: await accountOf('wang') });
    const look = async () => code(reveal(await as('wang'), { ...of(p.id), input: phone }));
    const sees = async () => (await list(await as('wang'), { ...given, query: {} })).items.map((x) => x.id);
    expect([await look(), await sees()]).toEqual(['notFound', []]);
    open.setNow('2026-03-02T16:00:00Z');
    expect([await look(), await sees()]).toEqual(['done', [p.id]]);
    const found = await find(await as('wang'), { ...given, input: { phone: '19900001009' } });
    expect(found.items.map((x) => x.id)).toEqual([p.id]);
    expect((await get(await as('wang'), of(p.id))).revealable).toEqual(['phone', 'idNumber']);
    expect(await code(reveal(await as('wang'), { ...of(p.id), input: { field: 'bank', purpose: 'pay' } }))).toBe(
      'fieldNotYours',
    );
    open.setNow('2026-04-02T15:59:59Z');
    expect(await look()).toBe('done');
    open.setNow('2026-04-02T16:00:00Z');
    expect([await look(), await sees()]).toEqual(['notFound', []]);
    expect((await accesses(await as('liu'), of(p.id))).items.map((a) => a.role)).toEqual(['agent', 'agent']);
    open.setNow('2026-03-03T02:00:00Z');
  });

  test('ends when revoked, once', async () => {
    const p = await someone();
    const given1 = await authorise(p.id, { agentAccountId: await accountOf('wang') });
    expect(await code(get(await as('wang'), of(p.id)))).toBe('done');
    const revoke = async () =>
      actions.revokeAuthorisation(await as('chen'), { ...given, params: { id: p.id, authorisationId: given1.id } });
    expect((await revoke()).revokedAt).toBe('2026-03-03T02:00:00Z');
    expect(await code(revoke())).toBe('alreadyEnded');
    expect(await code(get(await as('wang'), of(p.id)))).toBe('notFound');
    expect((await verbs(p.id)).map((entry) => entry.verb)).toEqual(['authorise', 'revokeAuthorisation']);
  });

  test('names one agent, who is somebody else and known', async () => {
    const p = await someone();
    const relative = await someone();
    expect(await code(authorise(p.id, {}))).toBe('agentNotOne');
    expect(await code(authorise(p.id, { agentPersonId: p.id }))).toBe('selfAgent');
    expect(await code(authorise(p.id, { agentPersonId: open.house.newId() }))).toBe('notFound');
    expect(await code(authorise(p.id, { agentPersonId: relative.id, medium: 'oral' }))).toBe('witnessMissing');
    expect(await code(authorise(p.id, { agentPersonId: relative.id, medium: 'oral', witness: '高满喜' }))).toBe('done');
    const { items } = await actions.authorisations(await as('liu'), of(p.id));
    expect(items.map((a) => [a.agentPersonId, a.scope, a.medium, a.witness])).toEqual([
      [relative.id, ['follow', 'submit'], 'oral', '高满喜'],
    ]);
  });

  test('moves with the person, so that row-level scope stays true', async () => {
    const p = await someone();
    await give(p.id);
    await authorise(p.id, { agentAccountId: await accountOf('wang') });
    await edit(await as('zhao', { version: 1 }), { ...of(p.id), input: { area: BEIBAO } });
    for (const table of ['consent', 'authorisation']) {
      const { rows } = await open.owner.query(`select area from ${table} where person_id = $1`, [p.id]);
      expect(rows, table).toEqual([{ area: BEIBAO }]);
    }
  });
});
