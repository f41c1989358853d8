import { describe, expect, test } from 'vitest';
import { importCalendar } from '#modules/places/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { castAtWork, outcomeOf } from './cases.example.ts';
import { lapseWithdrawals, settleProvisional, watchClocks } from './cases.jobs.ts';
import { changeHandler, escalate, resume, withdraw } from './cases.resident.ts';
import { lockCase } from './cases.store.ts';

describe('what happens by itself', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  const watch = () => watchClocks(systemCtx(house, 'watchClocks'));
  const own = async (id: string) => cast.resident(id, await cast.versionOf(id));
  /** What the watching left in a case's journal: verb, clock and hours. */
  const seen = async (id: string) =>
    (await cast.journal(id))
      .filter((e) => ['warn', 'overdue'].includes(e.verb))
      .map((e) => {
        const { purpose, hours } = e.data as { purpose: string; hours?: number };
        return [e.verb, purpose, hours].filter((part) => part !== undefined).join(' ');
      });
  const at = async (moment: string) => {
    open.setNow(moment);
    await Promise.all([watch(), watch()]);
    await watch();
  };

  test('48 and 24 hours before the end once each, however many processes watch', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    expect((await cast.row(filed.id)).due_at?.toString()).toBe('2026-03-10T16:00:00Z');
    await at('2026-03-08T15:59:59Z');
    expect(await seen(filed.id)).toEqual([]);
    await at('2026-03-08T16:00:00Z');
    await at('2026-03-09T15:59:59Z');
    expect(await seen(filed.id)).toEqual(['warn handle 48']);
    await at('2026-03-09T16:00:00Z');
    await at('2026-03-10T15:59:59Z');
    expect(await seen(filed.id)).toEqual(['warn handle 48', 'warn handle 24']);
    expect((await cast.row(filed.id)).raised_to).toBeNull();
    await at('2026-03-10T16:00:00Z');
    await at('2026-03-20T16:00:00Z');
    expect(await seen(filed.id)).toEqual(['warn handle 48', 'warn handle 24', 'overdue handle']);
    expect(await cast.row(filed.id)).toMatchObject({ raised_to: cast.unit('beibao'), status: 'received' });
    const { timeline } = await cast.see(cast.resident(filed.id), filed.id);
    expect(timeline.map((e) => e.verb)).toEqual(['report', 'overdue']);
    expect(timeline[1]?.data).toMatchObject({ to: '北堡乡政府' });
  });

  test('many at once, watched by three processes: each once', async () => {
    open.setNow(TEST_NOW);
    const filed = await Promise.all(Array.from({ length: 12 }, () => cast.file()));
    open.setNow('2026-03-11T00:00:00Z');
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    for (const { id } of filed) expect(await seen(id)).toEqual(['overdue handle']);
  });

  test('a watcher that dies half-way leaves it to the next one', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    open.setNow('2026-03-11T00:00:00Z');
    const dies = inTransaction(systemCtx(house, 'watchClocks'), async (tx) => {
      await watchClocks(tx);
      throw new Error('power cut');
    });
    await expect(dies).rejects.toThrow('power cut');
    expect(await seen(filed.id)).toEqual([]);
    await watch();
    expect(await seen(filed.id)).toEqual(['overdue handle']);
  });

  test('a case somebody is at work on waits for the next round, and neither stands in the other’s way', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    open.setNow('2026-03-11T00:00:00Z');
    await inTransaction(cast.ctx('liu', 1), async (tx) => {
      await lockCase(tx, filed.id);
      await watch();
      await cast.call(tx, 'answer', filed.id);
    });
    await watch();
    expect(await seen(filed.id)).toEqual([]);
    expect((await cast.clocks(filed.id)).map((k) => `${k.purpose} ${k.state}`)).toEqual([
      'handle missed',
      'callback running',
    ]);
  });

  test('the time to return something is nobody’s lateness', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    await cast.send('liu', filed.id, 'qingshuiheWater');
    expect((await cast.row(filed.id)).return_by?.toString()).toBe('2026-03-05T16:00:00Z');
    await at('2026-03-06T02:00:00Z');
    expect(await seen(filed.id)).toEqual(['overdue sign']);
    expect((await cast.row(filed.id)).raised_to).toBe(cast.unit('qingshuihe'));
    expect(await outcomeOf(cast.act('hao', 'return', filed.id))).toBe('tooLateToReturn');
    expect((await cast.act('hao', 'sign', filed.id)).clocks.find((k) => k.purpose === 'sign')?.state).toBe('missed');
  });

  test('what the person took up before stays where they took it', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file();
    await escalate(await own(filed.id), { text: '请乡里看看' });
    await escalate(await own(filed.id), { text: '请县里看看' });
    await at('2026-03-11T00:00:00Z');
    expect((await cast.row(filed.id)).raised_to).toBe(cast.unit('qingshuihe'));
  });

  test('a short end (hours) is not warned of, a passed one is raised', async () => {
    open.setNow(TEST_NOW);
    const filed = await cast.file({ body: '家里停水两天了没人管' });
    expect((await cast.row(filed.id)).due_at?.toString()).toBe('2026-03-04T02:00:00Z');
    await at('2026-03-04T01:59:59Z');
    expect(await seen(filed.id)).toEqual([]);
    await at('2026-03-04T02:00:00Z');
    expect(await seen(filed.id)).toEqual(['overdue handle']);
  });

  test('a withdrawal takes effect after seven days, unless the person thinks better of it', async () => {
    open.setNow(TEST_NOW);
    const [lapses, resumes] = [await cast.file(), await cast.file()];
    for (const { id } of [lapses, resumes]) await withdraw(await own(id), { pressed: false });
    const lapse = () => lapseWithdrawals(systemCtx(house, 'lapse'));
    open.setNow('2026-03-10T01:59:59Z');
    await lapse();
    expect((await cast.row(lapses.id)).status).toBe('withdrawing');
    await resume(await own(resumes.id));
    open.setNow('2026-03-10T02:00:00Z');
    expect(await outcomeOf(resume(await own(lapses.id)))).toBe('coolingOffOver');
    await lapse();
    await lapse();
    expect(await cast.row(lapses.id)).toMatchObject({ status: 'withdrawn', outcome: 'withdrawn', due_at: null });
    expect((await cast.clocks(lapses.id)).map((k) => k.state)).toEqual(['stopped']);
    expect((await cast.journal(lapses.id)).map((e) => e.verb)).toEqual(['report', 'withdraw', 'lapse']);
    expect(await cast.row(resumes.id)).toMatchObject({ status: 'received', withdraw_until: null });
  });
});

describe('the ends the law sets', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const cast = await castAtWork(open);
  const ends = async (id: string) =>
    (await cast.clocks(id))
      .map((k) => `${k.purpose} ${k.state} ${k.rule_id} shown ${k.shown} due ${k.due}${k.rolled ? ' rolled' : ''}`)
      .sort();

  test('a petition at the township: 15 and 60 days, rolled past the May holiday, shown unrolled', async () => {
    open.setNow('2026-03-02T02:00:00Z');
    const filed = await cast.file({ kind: 'petition' }, 'zhao');
    expect(await ends(filed.id)).toEqual([
      'decide running XF-DECIDE shown 2026-05-01T16:00:00Z due 2026-05-06T16:00:00Z rolled',
      'notify running XF-NOTIFY-DIRECT shown 2026-03-17T16:00:00Z due 2026-03-17T16:00:00Z',
    ]);
    expect((await cast.row(filed.id)).due_at?.toString()).toBe('2026-03-17T16:00:00Z');
  });

  test('15 days that end in the Spring Festival: nobody is late before the legal end', async () => {
    open.setNow('2026-01-31T02:00:00Z');
    const filed = await cast.file({ kind: 'petition' }, 'zhao');
    expect((await ends(filed.id))[1]).toBe(
      'notify running XF-NOTIFY-DIRECT shown 2026-02-15T16:00:00Z due 2026-02-24T16:00:00Z rolled',
    );
    const overdue = async () => (await cast.row(filed.id)).overdue_at;
    for (const moment of ['2026-02-15T16:00:00Z', '2026-02-24T15:59:59Z']) {
      open.setNow(moment);
      await watchClocks(systemCtx(house, 'watchClocks'));
      expect(await overdue()).toBeNull();
    }
    open.setNow('2026-02-24T16:00:00Z');
    await watchClocks(systemCtx(house, 'watchClocks'));
    expect(await overdue()).not.toBeNull();
  });

  test('a petition at the village starts the law’s clocks only where the township signs for it', async () => {
    open.setNow('2026-03-02T02:00:00Z');
    const filed = await cast.file({ kind: 'petition' });
    expect((await ends(filed.id)).map((k) => k.split(' ')[0])).toEqual(['handle']);
    await cast.send('liu', filed.id, 'beibao');
    await cast.act('zhao', 'sign', filed.id);
    const running = (await ends(filed.id)).filter((k) => k.includes('running')).map((k) => k.split(' ')[0]);
    expect(running).toEqual(['contact', 'decide', 'notify']);
    await cast.act('zhao', 'reply', filed.id);
    // Redone, it has a new end but no new sixty days.
    await changeHandler(cast.resident(filed.id, await cast.versionOf(filed.id)), {});
    await cast.act('zhao', 'take', filed.id);
    const again = (await ends(filed.id)).filter((k) => k.includes('running')).map((k) => k.split(' ')[0]);
    expect(again).toContain('handle');
  });

  test('ends beyond the calendar are counted again when the notice for 2027 comes, and the person is told', async () => {
    open.setNow('2026-12-30T02:00:00Z');
    const filed = await cast.file();
    await cast.send('liu', filed.id, 'qingshuiheWater');
    const before = await cast.row(filed.id);
    expect(before).toMatchObject({ due_provisional: false });
    expect(before.return_by?.toString()).toBe('2027-01-01T16:00:00Z');
    const settle = () => settleProvisional(systemCtx(house, 'settle'));
    await settle();
    expect((await cast.journal(filed.id)).map((e) => e.verb)).toEqual(['report', 'dispatch']);
    const holiday = (date: string) => ({ date, isWorkday: false, name: '元旦', sourceDoc: '测试通知' });
    await inTransaction(systemCtx(house, 'test'), (tx) =>
      importCalendar(tx, {
        region: '15',
        coveredFrom: '2027-01-01',
        coveredUntil: '2027-12-31',
        days: ['2027-01-01', '2027-01-02', '2027-01-03'].map(holiday),
      }),
    );
    await settle();
    await settle();
    const after = await cast.row(filed.id);
    expect(after.return_by?.toString()).toBe('2027-01-04T16:00:00Z');
    expect((await cast.clocks(filed.id)).map((k) => k.provisional)).toEqual([false, false, false]);
    const recounts = (await cast.journal(filed.id)).filter((e) => e.verb === 'recount');
    expect(recounts.map((e) => (e.data as { rule: string }).rule).sort()).toEqual(['HL-GENERAL', 'HL-RETURN']);
    expect(recounts.every((e) => e.shows === 'resident')).toBe(true);
    // The unit may use the days it has now.
    open.setNow('2027-01-04T15:59:59Z');
    expect(await outcomeOf(cast.act('hao', 'return', filed.id))).toBe('ok');
  });
});
