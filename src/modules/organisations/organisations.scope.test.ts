import { describe, expect, test } from 'vitest';
import { members, organisations } from '#demo/cast.ts';
import { isAllowed, roles } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { organisationId, staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { addMember, endMember } from './members.actions.ts';
import { closeOrganisation, editOrganisation, moveOrganisation } from './organisations.actions.ts';
import { organisationsApi } from './organisations.contract.ts';
import { getOrganisation, getStructure, listOrganisations } from './organisations.reads.ts';

const files: readonly [] = [];
const nothing = { params: undefined, query: undefined, input: undefined, files };
const answerOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: unknown) => {
      if (error instanceof Refused) return error.status;
      throw error;
    },
  );

test('reading is for staff, changing for the system administrator alone', () => {
  for (const [name, e] of Object.entries(organisationsApi)) {
    expect([name, isAllowed(e.allow, { kind: 'visitor' })]).toEqual([name, false]);
    for (const role of roles) {
      const actor = { kind: 'staff', accountId: '', name: '', role, organisationId: '', area: '1501' } as const;
      expect([name, role, isAllowed(e.allow, actor)]).toEqual([
        name,
        role,
        e.method === 'GET' || role === 'systemAdmin',
      ]);
    }
  }
});

describe('everybody on the same line up and down, nobody beside it', async () => {
  const open = await openTestHouse();
  const ids = new Map(
    await Promise.all(organisations.map(async (o) => [o.key, await organisationId(open, o.key)] as const)),
  );
  const sees = (area: string, target: string) => area.startsWith(target) || target.startsWith(area);

  test.each(members.map((m) => m.login))('%s reads', async (login) => {
    const ctx = await staffCtx(open, login);
    const area = ctx.actor.kind === 'staff' ? ctx.actor.area : '';
    const listed = await listOrganisations(ctx, { ...nothing, query: { closed: false } });
    const expected = organisations.filter((o) => sees(area, o.area)).map((o) => o.name);
    expect(listed.organisations.map((o) => o.name).sort()).toEqual(expected.sort());
    for (const o of organisations)
      for (const read of [getOrganisation, getStructure]) {
        const answer = await answerOf(read(ctx, { ...nothing, params: { id: ids.get(o.key) ?? '' } }));
        expect([o.key, answer]).toEqual([o.key, sees(area, o.area) ? 200 : 404]);
      }
  });

  test('an administrator changes what lies in their own area only', async () => {
    const admin = await staffCtx(open, 'admin');
    const verbs: ((ctx: Ctx, id: string) => Promise<unknown>)[] = [
      (ctx, id) => editOrganisation(ctx, { ...nothing, params: { id }, input: { duty: ctx.command.id } }),
      (ctx, id) => moveOrganisation(ctx, { ...nothing, params: { id }, input: { superiorId: id } }),
      (ctx, id) => closeOrganisation(ctx, { ...nothing, params: { id }, input: { on: '2020-01-01' } }),
      (ctx, id) =>
        addMember(ctx, { ...nothing, params: { id }, input: { personName: ctx.command.id, role: 'member' } }),
    ];
    for (const area of new Set(members.map((m) => m.area)))
      for (const o of organisations)
        for (const verb of verbs) {
          if (admin.actor.kind !== 'staff') throw new Error('not staff');
          const command = { ...admin.command, id: open.house.newId() };
          const ctx = { ...admin, command, actor: { ...admin.actor, area } };
          const answer = await answerOf(verb(ctx, ids.get(o.key) ?? ''));
          expect([area, o.key, answer === 404]).toEqual([area, o.key, !o.area.startsWith(area)]);
        }
  });

  test('a visitor sees none, and a membership of another organisation is not there', async () => {
    const admin = await staffCtx(open, 'admin');
    const visitor: Ctx = { ...admin, actor: { kind: 'visitor' } };
    expect((await listOrganisations(visitor, { ...nothing, query: { closed: false } })).organisations).toEqual([]);
    const id = ids.get('city') ?? '';
    const ended = endMember(admin, { ...nothing, params: { id, memberId: open.house.newId() }, input: {} });
    expect(await answerOf(ended)).toBe(404);
  });
});
