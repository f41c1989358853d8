import { describe, expect, test } from 'vitest';
import { members, organisations } from '#demo/cast.ts';
import { type Allow, isAllowed, roles } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { organisationId, staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { addItem, discardMandate, draftMandate, editMandate, publishMandate } from './mandates.actions.ts';
import { mandatesApi } from './mandates.contract.ts';
import { compareMandates, getMandate, listMandates, unitMandate } from './mandates.reads.ts';

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

test('reading is for staff, writing for clerks, publishing for the county and the township leader', () => {
  const who = (allow: Allow) =>
    roles.filter((role) =>
      isAllowed(allow, { kind: 'staff', accountId: '', name: '', role, organisationId: '', area: '1501' }),
    );
  for (const [name, e] of Object.entries(mandatesApi)) {
    expect([name, isAllowed(e.allow, { kind: 'visitor' })]).toEqual([name, false]);
    const expected =
      name === 'publishMandate'
        ? ['townshipLeader', 'countyClerk']
        : name === 'mandateTemplate'
          ? ['townshipClerk', 'townshipLeader', 'countyClerk']
          : e.method === 'GET'
            ? roles
            : ['townshipClerk', 'countyClerk'];
    expect([name, who(e.allow)]).toEqual([name, expected]);
  }
});

describe('lists in scope', async () => {
  const open = await openTestHouse();
  const wanted = { name: '草稿', source: '示例', validFrom: '2026-03-03' };
  const draftIn = async (login: string, area: string, unitKind: 'village' | 'community') => {
    const ctx = await staffCtx(open, login);
    return (await draftMandate(ctx, { ...nothing, input: { ...wanted, unitKind, area } })).id;
  };
  const drafts = [
    { area: '150124201', id: await draftIn('zhao', '150124201', 'village') },
    { area: '150102401', id: await draftIn('qi', '150102401', 'community') },
    // Above the townships: on their line, and yet not theirs to read before it is published.
    { area: '150124', id: await draftIn('sun', '150124', 'community') },
  ];
  const published = await open.house.db
    .selectFrom('mandate_list')
    .select(['id', 'area'])
    .where('status', '=', 'published')
    .execute();
  const writes = new Set(['townshipClerk', 'townshipLeader', 'countyClerk']);
  const onLine = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);

  test.each(members.map((m) => m.login))(
    '%s reads what was published on the own line, and drafts of the own place when writing lists',
    async (login) => {
      const ctx = await staffCtx(open, login);
      if (ctx.actor.kind !== 'staff') throw new Error('not staff');
      const { area, role } = ctx.actor;
      const seen = [
        ...published.filter((l) => onLine(l.area, area)),
        ...drafts.filter((d) => writes.has(role) && d.area.startsWith(area)),
      ].map((l) => l.id);
      const all = [...published, ...drafts];
      for (const { id } of all) {
        const expected = seen.includes(id) ? 200 : 404;
        expect([id, await answerOf(getMandate(ctx, { ...nothing, params: { id } }))]).toEqual([id, expected]);
        const params = { id: drafts[0]!.id, otherId: id };
        const both = seen.includes(drafts[0]!.id) && seen.includes(id) ? 200 : 404;
        expect([id, await answerOf(compareMandates(ctx, { ...nothing, params }))]).toEqual([id, both]);
      }
      const listed = await listMandates(ctx, { ...nothing, query: {} });
      expect(listed.lists.map((l) => l.id).sort()).toEqual([...seen].sort());
      for (const o of organisations) {
        const params = { id: await organisationId(open, o.key) };
        const expected = onLine(o.area, area) ? 200 : 404;
        expect([o.key, await answerOf(unitMandate(ctx, { ...nothing, params }))]).toEqual([o.key, expected]);
      }
    },
  );

  test('a draft is changed inside the own area only, whatever the role', async () => {
    const input = { code: 'A-001', title: '甲', duty: 'basic' as const, basis: '某法第一条', words: [] };
    const verbs: ((ctx: Ctx, id: string) => Promise<unknown>)[] = [
      (ctx, id) => addItem(ctx, { ...nothing, params: { id }, input: { ...input, code: 'none' } }),
      (ctx, id) => editMandate(ctx, { ...nothing, params: { id }, input: wanted }),
      (ctx, id) => publishMandate(ctx, { ...nothing, params: { id }, input: {} }),
    ];
    for (const { login, area, role } of members)
      for (const draft of drafts)
        for (const [i, verb] of verbs.entries()) {
          const answer = await answerOf(verb(await staffCtx(open, login), draft.id));
          const inside = draft.area.startsWith(area);
          const may = i === 2 ? ['townshipLeader', 'countyClerk'] : ['townshipClerk', 'countyClerk'];
          // 422 and 409: let in, and then told what is wrong with it.
          const expected = !inside || !writes.has(role) ? 404 : !may.includes(role) ? 403 : i === 0 ? 422 : 409;
          expect([login, draft.area, i, answer]).toEqual([login, draft.area, i, expected]);
        }
    for (const draft of drafts) {
      const discard = async (login: string) =>
        answerOf(discardMandate(await staffCtx(open, login), { ...nothing, params: { id: draft.id } }));
      expect(await discard('admin')).toBe(404);
      expect(await discard(draft.area === '150124201' ? 'qi' : 'zhao')).toBe(404);
    }
  });

  test('a visitor sees none', async () => {
    const visitor: Ctx = { ...(await staffCtx(open, 'sun')), actor: { kind: 'visitor' } };
    expect((await listMandates(visitor, { ...nothing, query: {} })).lists).toEqual([]);
  });
});
