import { beforeAll, describe, expect, test } from 'vitest';
import { castAtWork, outcomeOf, VILLAGE } from '#modules/cases/cases.example.ts';
import { confirm, dispute, reopen } from '#modules/cases/cases.resident.ts';
import { systemCtx } from '#platform/context.ts';
import { openTestHouse } from '#test/database.ts';
import { ask, dusty } from './incidents.example.ts';
import { incidents } from './incidents.module.ts';

/* Three callers in one incident: one text, three answers, three judgements; and nobody's case ends by somebody else's word. */

const FIXED = '搅拌站已经停工拆除,请您看看还有没有噪音。';

describe('each voice is its own', async () => {
  const open = await openTestHouse();
  const cast = await castAtWork(open);
  const own = async (id: string) => cast.resident(id, await cast.versionOf(id));
  const openWith = (caseIds: readonly string[]) =>
    ask(cast.ctx('liu'), 'openIncident', {
      input: { title: '搅拌站', area: VILLAGE, organisationId: cast.unit('qingshuiheWater'), caseIds },
    });
  const end = async () => {
    const { version } = await ask(cast.ctx('liu'), 'incident', { params: { id: incident } });
    return ask(cast.ctx('liu', version), 'endIncident', { params: { id: incident } });
  };
  /** Runs what listens to the last event of a case, as the queue does. */
  const hear = async (id: string) => {
    const verb = (await cast.journal(id)).at(-1)!.verb;
    for (const task of incidents.listeners[`case.${verb}`] ?? [])
      await incidents.jobs[task]!.run(systemCtx(open.house, 'test'), { kind: 'case', id, area: VILLAGE, verb });
  };
  let incident = '';
  let [first, second, third] = ['', '', ''];

  beforeAll(async () => {
    for (const i of [0, 1, 2]) {
      const { id } = await cast.file({ body: dusty[i], reporter: { name: `街坊${i}`, phone: `1990000080${i}` } });
      await cast.send('liu', id, 'qingshuiheWater');
      await cast.act('hao', 'sign', id);
      [first, second, third] = [second, third, id];
    }
    incident = (await openWith([first, second, third])).id;
    await ask(cast.ctx('hao'), 'replyAll', { params: { id: incident }, input: { text: FIXED, outcome: 'solved' } });
  });

  test('one text, and each case has it as an answer of its own', async () => {
    const replies = await open.house.db.selectFrom('case_reply').select(['id', 'case_id', 'text']).execute();
    expect(replies.map((r) => r.case_id).sort()).toEqual([first, second, third].sort());
    expect(new Set(replies.map((r) => r.id)).size).toBe(3);
    expect(new Set(replies.map((r) => r.text))).toEqual(new Set([FIXED]));
  });

  test('one confirms with a mark, and no other case moves; the incident cannot end over the heads of the rest', async () => {
    const others = await Promise.all([second, third].map((id) => cast.row(id)));
    await confirm(await own(first), { stars: 5, text: '当天就停了,很快' });
    expect(await Promise.all([second, third].map((id) => cast.row(id)))).toEqual(others);
    expect(await outcomeOf(end())).toBe('casesOpen');
  });

  test('one says it is not so: that case goes on alone and takes no part in what the others decide', async () => {
    await dispute(await own(third), { text: '夜里照样响' });
    await hear(third);
    expect(await outcomeOf(end())).toBe('casesOpen');
    await confirm(await own(second), { stars: 2, text: '停了,可拖了两个月' });
    expect(await end()).toMatchObject({ status: 'ended', open: [] });
    expect(await cast.row(third)).toMatchObject({ status: 'returned', closed_at: null });
  });

  test('each mark stands at its own case, and each person reads nobody else’s words', async () => {
    const marks = await open.house.db.selectFrom('case_rating').select(['case_id', 'stars']).execute();
    expect(new Map(marks.map((m) => [m.case_id, m.stars]))).toEqual(
      new Map([
        [first, 5],
        [second, 2],
      ]),
    );
    const words = { [first]: '很快', [second]: '拖了两个月', [third]: '夜里照样响' };
    for (const id of [first, second, third]) {
      const seen = JSON.stringify(await cast.see(cast.resident(id), id));
      for (const [whose, said] of Object.entries(words)) expect(seen.includes(said)).toBe(whose === id);
      for (const other of [first, second, third].filter((x) => x !== id)) expect(seen).not.toContain(other);
    }
  });

  test('broken again after the end: the reopened case leaves the ended incident and may join a new one', async () => {
    await reopen(await own(first), { text: '又开工了' });
    await hear(first);
    expect((await ask(cast.ctx('liu'), 'around', { params: { id: first } })).incident).toBeNull();
    const next = await openWith([first, third]);
    expect(next).toMatchObject({ status: 'open', attached: 2 });
    expect((await ask(cast.ctx('liu'), 'incident', { params: { id: incident } })).status).toBe('ended');
  });

  test('an officer who opens a case again does not put words into the mouth of its resident', async () => {
    await cast.act('zhao', 'reopen', second);
    await hear(second);
    const left = (await cast.see(cast.resident(second), second)).timeline.at(-1);
    expect(left?.verb).toBe('incident.optOut');
    expect(JSON.stringify(left)).not.toContain('本人');
    expect((await ask(cast.ctx('liu'), 'around', { params: { id: second } })).incident).toBeNull();
  });
});
