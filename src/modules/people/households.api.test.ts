import { describe, expect, test } from 'vitest';
import { Refused } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { journalOf } from '#test/journal.ts';
import * as actions from './households.actions.ts';
import type { MemberInput } from './households.contract.ts';
import { householdCards, livingHousehold } from './households.store.ts';
import { add } from './people.actions.ts';
import { BEIBAO, given, inventedId, LAOXIONGGOU, MAHUABAN, resident } from './people.example.ts';

const open = await openTestHouse();
const as = (login: string, more: Partial<Ctx> = {}) => staffCtx(open, login, more);
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof Refused ? error.code : Promise.reject(error)),
  );
let serial = 0;
const someone = async (more: Parameters<typeof resident>[0] = {}) =>
  (await add(await as('zhao'), { ...given, input: resident({ idNumber: inventedId('19480607', ++serial), ...more }) }))
    .id;
const lives = (
  personId: string,
  relation: MemberInput['relation'] = 'head',
  validFrom = '2020-01-01',
): MemberInput => ({
  personId,
  relation,
  validFrom,
});
const settle = async (members: MemberInput[], area = LAOXIONGGOU, login = 'liu') =>
  actions.addHousehold(await as(login), { ...given, input: { area, address: '老熊沟村 12 号', members } });
const join = async (id: string, version: number, member: MemberInput) =>
  actions.addMember(await as('liu', { version }), { ...given, params: { id }, input: member });
const leave = async (id: string, version: number, memberId: string, validTo: string) =>
  actions.endMember(await as('liu', { version }), { ...given, params: { id, memberId }, input: { validTo } });
const read = async (login: string, id: string) => actions.household(await as(login), { ...given, params: { id } });

describe('a household', () => {
  test('is recorded with its members, listed with its head, corrected, and told to the journal', async () => {
    const [head, wife] = [await someone({ name: '韩大柱' }), await someone({ name: '侯二梅' })];
    const h = await settle([lives(head), lives(wife, 'spouse')]);
    expect(h).toMatchObject({ version: 1, members: [{ name: '韩大柱', relation: 'head' }, { name: '侯二梅' }] });
    const listed = await actions.households(await as('liu'), { ...given, query: { personId: wife } });
    expect(listed.items).toEqual([
      { id: h.id, area: LAOXIONGGOU, address: '老熊沟村 12 号', head: '韩大柱', members: 2, version: 1 },
    ]);
    const change = async (version: number) =>
      actions.editHousehold(await as('liu', { version }), {
        ...given,
        params: { id: h.id },
        input: { address: '老熊沟村 14 号' },
      });
    expect(await change(1)).toMatchObject({ address: '老熊沟村 14 号', version: 2 });
    expect(await code(change(1))).toBe('stale');
    const journal = await journalOf(open.house.db, h.id);
    expect(journal.map((entry) => entry.verb)).toEqual(['add', 'edit']);
  });

  test('a repeated command makes one household', async () => {
    const ctx = await as('liu');
    const asked = { ...given, input: { area: LAOXIONGGOU, address: '重复', members: [lives(await someone())] } };
    expect((await actions.addHousehold(ctx, asked)).id).toBe((await actions.addHousehold(ctx, asked)).id);
  });

  test('nobody lives in two at a time; the day of leaving is the day of arriving elsewhere', async () => {
    const who = await someone();
    const first = await settle([lives(who)]);
    const second = await settle([lives(await someone())]);
    expect(await code(join(second.id, 1, lives(who, 'other', '2026-03-01')))).toBe('livesElsewhere');
    const member = first.members[0]!.id;
    expect(await code(leave(first.id, 1, member, '2020-01-01'))).toBe('endsBeforeItBegins');
    expect((await leave(first.id, 1, member, '2026-03-01')).members[0]!.validTo).toBe('2026-03-01');
    expect(await code(leave(first.id, 2, member, '2026-03-02'))).toBe('alreadyEnded');
    expect(await code(join(second.id, 1, lives(who, 'other', '2026-02-28')))).toBe('livesElsewhere');
    expect(await code(join(second.id, 1, lives(who, 'other', '2026-03-01')))).toBe('done');
    // The past stays readable, and does not count as living there.
    expect((await read('liu', first.id)).members).toHaveLength(1);
    const { items } = await actions.households(await as('liu'), { ...given, query: { personId: who } });
    expect(new Map(items.map((h) => [h.id, [h.head, h.members]]))).toEqual(
      new Map([
        [first.id, [null, 0]],
        [second.id, ['韩大柱', 2]],
      ]),
    );
  });

  test('has one head at a time', async () => {
    const h = await settle([lives(await someone())]);
    const next = await someone();
    expect(await code(join(h.id, 1, lives(next, 'head', '2026-03-01')))).toBe('secondHead');
    await leave(h.id, 1, h.members[0]!.id, '2026-03-01');
    expect(await code(join(h.id, 1, lives(next, 'head', '2026-03-01')))).toBe('stale');
    expect(await code(join(h.id, 2, lives(next, 'head', '2026-03-01')))).toBe('done');
  });

  test('stays within the post', async () => {
    const there = await someone({ area: BEIBAO });
    const h = await settle([lives(await someone())]);
    expect(await code(settle([], BEIBAO))).toBe('areaNotYours');
    expect(await code(settle([], '150124201'))).toBe('areaNotHome');
    expect(await code(settle([], `${LAOXIONGGOU}999`))).toBe('noSuchPlace');
    expect(await code(settle([lives(there)]))).toBe('notFound');
    expect(await code(join(h.id, 1, lives(there, 'child')))).toBe('notFound');
    expect(await code(read('li', h.id))).toBe('notFound');
    expect(await code(read('wang', h.id))).toBe('notFound');
    expect((await actions.households(await as('li'), { ...given, query: {} })).items).toEqual([]);
    expect(await code(settle([], MAHUABAN, 'li'))).toBe('done');
    expect(await code(leave(h.id, 1, open.house.newId(), '2026-03-01'))).toBe('notFound');
  });

  test('shows only the members the reader may see', async () => {
    const [here, there] = [await someone(), await someone({ area: BEIBAO, name: '外村人' })];
    const h = await settle([lives(here), lives(there, 'child')], LAOXIONGGOU, 'zhao');
    expect((await read('zhao', h.id)).members).toHaveLength(2);
    expect((await read('liu', h.id)).members.map((m) => m.personId)).toEqual([here]);
  });

  test('recorded twice becomes one: its people go along, what named the first finds the second', async () => {
    const [head, twin, child] = [
      await someone(),
      await someone({ name: '韩 大柱' }),
      await someone({ name: '韩小雨' }),
    ];
    const one = await settle([lives(head)]);
    const two = await settle([lives(twin), lives(child, 'child')]);
    const three = await settle([]);
    const merge = async (id: string, into: string, version: number, login = 'liu') =>
      actions.mergeHousehold(await as(login, { version }), { ...given, params: { id }, input: { into } });
    expect(await code(merge(two.id, two.id, 1))).toBe('mergesItself');
    expect(await code(merge(two.id, one.id, 2))).toBe('stale');
    expect(await code(merge(two.id, one.id, 1, 'li'))).toBe('notFound');
    await merge(three.id, two.id, 1);
    const merged = await merge(two.id, one.id, 2);
    expect(merged.members.map((m) => m.relation).sort()).toEqual(['child', 'head', 'other']);
    expect(await code(read('liu', two.id))).toBe('notFound');
    const ctx = await as('liu');
    for (const id of [one.id, two.id, three.id]) expect(await livingHousehold(ctx, id)).toBe(one.id);
    expect((await householdCards(ctx, [three.id])).get(three.id)).toMatchObject({ size: 3 });
    const listed = await actions.households(ctx, { ...given, query: { personId: child } });
    expect(listed.items.map((h) => h.id)).toEqual([one.id]);
  });
});
