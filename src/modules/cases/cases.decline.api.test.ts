import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { organisationsById } from '#modules/organisations/index.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { castAtWork, outcomeOf } from './cases.example.ts';
import { dispute } from './cases.resident.ts';
import { MAX_BOUNCES } from './cases.rules.ts';

describe('decline with a clause, or accept (product N8)', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const { house } = open;
  const lines = async (login: string, id: string) => {
    const { receivers } = await import('./cases.actions.ts');
    const given = { params: { id }, query: undefined, input: undefined, files: [] };
    return (await receivers(cast.ctx(login), { ...given, exchange: { ip: '', cookie: '', sendCookies: () => {} } }))
      .lines;
  };
  const sentTo = async (key: string) => {
    const { id } = await cast.file();
    await cast.send('liu', id, key);
    return id;
  };

  test('neither a line nor an article: refused by the field', async () => {
    const id = await sentTo('qingshuiheWater');
    expect(await outcomeOf(cast.act('hao', 'return', id, { clause: undefined }))).toBe('faulty');
    expect((await cast.row(id)).status).toBe('dispatched');
  });

  test('a line of its own list by which somebody else leads; the level above agrees and it is sent on', async () => {
    const id = await sentTo('qingshuiheWater');
    const [line] = await lines('hao', id);
    expect(line?.name).toMatch(/→/);
    const view = await cast.act('hao', 'return', id, { itemId: line!.id, clause: undefined });
    expect([view.status, view.bounces]).toEqual(['arbitrating', 1]);
    expect(view.clocks.filter((k) => k.state === 'running').map((k) => k.purpose)).toEqual(
      expect.arrayContaining(['arbitrate', 'handle']),
    );
    expect(view.timeline.at(-1)!.data.clause).toContain(line!.name.split(' ')[0]);
    // Neither the village that sent it nor the unit itself decides.
    expect(await outcomeOf(cast.act('liu', 'allowReturn', id))).toBe('notYours');
    expect(await outcomeOf(cast.act('hao', 'insist', id))).toBe('notYours');
    const back = await cast.act('sun', 'allowReturn', id);
    expect([back.status, back.desk?.name]).toEqual(['returned', '老熊沟村']);
    expect((await cast.send('liu', id, 'qingshuiheTransport')).status).toBe('dispatched');
  });

  test('what a unit with nobody above sent itself it cannot decline to itself', async () => {
    const id = await sentTo('qingshuihe');
    const top = cast.actor('sun').organisationId;
    await house.db
      .updateTable('cases')
      .set({ superior_ids: [], desk_organisation_id: top })
      .where('id', '=', id)
      .execute();
    expect((await cast.row(id)).handler_organisation_id).toBe(top);
    expect(await outcomeOf(cast.act('sun', 'return', id))).toBe('noLevelAbove');
    const row = await cast.row(id);
    expect([row.status, row.bounces, row.arbiter_organisation_id]).toEqual(['dispatched', 0, null]);
    expect((await cast.act('sun', 'sign', id)).status).toBe('handling');
  });

  test('where nobody is above, the desk that sent it may take it back, though it had it once itself', async () => {
    const { id } = await cast.file();
    await cast.act('liu', 'take', id);
    await cast.act('liu', 'reply', id);
    const own = cast.resident(id, await cast.versionOf(id));
    await dispute(own, { text: '没修好' });
    await cast.send('zhao', id, 'qingshuiheWater');
    const village = cast.actor('liu').organisationId;
    await house.db
      .updateTable('cases')
      .set({ superior_ids: [], desk_organisation_id: village })
      .where('id', '=', id)
      .execute();
    await cast.act('hao', 'return', id);
    expect(await outcomeOf(cast.act('liu', 'insist', id))).toBe('secondPersonNeeded');
    expect((await cast.act('liu', 'allowReturn', id)).status).toBe('returned');
  });

  test('a line of another unit’s list, and one by which it leads itself, are refused', async () => {
    const id = await sentTo('qingshuiheWater');
    const other = await sentTo('qingshuiheTransport');
    const [foreign] = await lines('ren', other);
    expect(await outcomeOf(cast.act('hao', 'return', id, { itemId: foreign!.id }))).toBe('faulty');
    const own = await house.db
      .selectFrom('mandate_item as i')
      .innerJoin('mandate_list as l', 'l.id', 'i.list_id')
      .select('i.id')
      .where('l.organisation_id', '=', cast.unit('qingshuiheWater'))
      .where('i.duty', '=', 'basic')
      .where('i.lead_name', 'is', null)
      .executeTakeFirstOrThrow();
    expect(await outcomeOf(cast.act('hao', 'return', id, { itemId: own.id }))).toBe('faulty');
  });

  test('the level above may hold that it is theirs: then it is handled, and not declined again', async () => {
    const id = await sentTo('qingshuiheWater');
    await cast.act('hao', 'return', id);
    const view = await cast.act('sun', 'insist', id);
    expect([view.status, view.handler?.name]).toEqual(['handling', '县水利局']);
    expect(await outcomeOf(cast.act('hao', 'return', id))).toBe('notNow');
    expect(view.clocks.find((k) => k.purpose === 'arbitrate')?.state).toBe('met');
  });

  test('the third time the level above takes the lead, and nobody can send it on', async () => {
    const id = await sentTo('qingshuiheWater');
    await cast.act('hao', 'return', id);
    await cast.act('sun', 'allowReturn', id);
    await cast.send('liu', id, 'qingshuiheTransport');
    await cast.act('ren', 'return', id);
    await cast.act('sun', 'allowReturn', id);
    await cast.send('liu', id, 'qingshuiheWater');
    const view = await cast.act('hao', 'return', id);
    expect([view.status, view.handler?.name, view.bounces]).toEqual(['handling', '县社会工作部', 3]);
    expect(view.timeline.at(-1)!.data).toMatchObject({ n: 3, together: '县社会工作部' });
    for (const verb of ['dispatch', 'recall', 'return'] as const)
      expect(['notNow', 'notYours']).toContain(
        await outcomeOf(cast.act('sun', verb, id, verb === 'dispatch' ? { organisationId: cast.unit('beibao') } : {})),
      );
  });

  test('whatever dispatchers, units and arbiters do, it goes round at most three times', {
    timeout: 60_000,
  }, async () => {
    const units = ['qingshuiheWater', 'qingshuiheTransport', 'beibao', 'laoxionggouErrands'];
    const logins = ['liu', 'hao', 'ren', 'zhao', 'sun', 'wang'];
    const verbs = ['dispatch', 'recall', 'return', 'allowReturn', 'take'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(5), fc.nat(4), fc.nat(3)), { minLength: 30, maxLength: 50 }),
        async (steps) => {
          open.setNow(TEST_NOW);
          const { id } = await cast.file();
          for (const [who, verb, unit] of steps)
            await outcomeOf(
              cast.act(logins[who]!, verbs[verb]!, id, verb === 0 ? { organisationId: cast.unit(units[unit]!) } : {}),
            );
          const rounds = (await cast.journal(id)).filter((e) => ['return', 'recall'].includes(e.verb)).length;
          expect(rounds).toBeLessThanOrEqual(MAX_BOUNCES);
          expect((await cast.row(id)).bounces).toBe(rounds);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });

  test('who decides is one level above the unit that declines', async () => {
    const { id } = await cast.file({ area: '150102401007' }, 'zhang');
    await cast.send('zhang', id, 'mahuabanProperty');
    await cast.act('ma', 'return', id);
    const row = await cast.row(id);
    const ctx = cast.ctx('sun');
    const arbiter = (await organisationsById(ctx, [row.arbiter_organisation_id!])).get(row.arbiter_organisation_id!);
    expect(arbiter?.shortName).toBe('麻花板社区');
  });
});
