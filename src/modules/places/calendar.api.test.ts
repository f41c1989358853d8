import { describe, expect, test } from 'vitest';
import { addWorkdays, describeDay } from '#kernel/calendar.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { getCalendar, importNotice } from './calendar.actions.ts';
import { calendarOf, importCalendar, placeSubject } from './index.ts';

const files: readonly [] = [];
const nothing = { params: undefined, query: undefined, input: undefined, files };
const notice = (year: number) => ({
  year,
  sourceDoc: `国务院办公厅关于${year}年部分节假日安排的通知`,
  days: [
    { date: `${year}-01-01`, isWorkday: false, name: '元旦' },
    { date: `${year}-01-09`, isWorkday: true, name: '元旦调休' },
  ],
});

describe('the working-day calendar', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const ctx = systemCtx(house, 'test');
  const bring = async (year: number) =>
    importNotice(await staffCtx(open, 'admin'), { ...nothing, input: notice(year) });
  const told = () =>
    house.db
      .selectFrom('journal')
      .select(['verb', 'data'])
      .where('subject_kind', '=', 'calendar')
      .orderBy('seq')
      .execute();

  test('knows the years announced, and says that the next one is open', async () => {
    const cal = await calendarOf(ctx);
    expect(cal).toMatchObject({ region: '15', coveredUntil: '2026-12-31' });
    expect(addWorkdays(cal, '2026-09-30', 3)).toEqual({ date: '2026-10-10', provisional: false });
    expect(addWorkdays(cal, '2026-12-30', 3).provisional).toBe(true);
    const year = await getCalendar(ctx, { ...nothing, params: { year: 2027 } });
    expect(year).toMatchObject({ covered: false, coveredUntil: '2026-12-31', days: [] });
    expect((await getCalendar(ctx, { ...nothing, params: { year: 2026 } })).days.length).toBeGreaterThan(20);
  });

  test('is read once for as long as no notice comes', async () => {
    expect(await calendarOf(ctx)).toBe(await calendarOf(systemCtx(house, 'other')));
  });

  test('refuses a gap and a slip, and leaves no trace', async () => {
    await expect(bring(2028)).rejects.toMatchObject({ code: 'yearMissing', values: { until: '2026-12-31' } });
    const slip = { ...notice(2027), days: [{ date: '2027-01-08', isWorkday: true, name: '调休' }] };
    const refused = importNotice(await staffCtx(open, 'admin'), { ...nothing, input: slip });
    await expect(refused).rejects.toMatchObject({ code: 'noticeFaulty', faults: [{ field: 'days.0.date' }] });
    expect(await told()).toHaveLength(1);
  });

  test('a notice undone with its transaction is not remembered', async () => {
    const undone = inTransaction(systemCtx(house, 'test'), async (tx) => {
      await importCalendar(tx, { region: '15', coveredFrom: '2027-01-01', coveredUntil: '2027-12-31', days: [] });
      expect((await calendarOf(tx)).coveredUntil).toBe('2027-12-31');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await calendarOf(ctx)).coveredUntil).toBe('2026-12-31');
  });

  test('counts by a new notice at once, and says so in the journal', async () => {
    expect(await bring(2027)).toMatchObject({ covered: true, coveredUntil: '2027-12-31', days: [{}, {}] });
    const cal = await calendarOf(ctx);
    expect(describeDay(cal, '2027-01-01')).toEqual({ kind: 'holiday', name: '元旦', provisional: false });
    expect(describeDay(cal, '2027-01-09').kind).toBe('makeup');
    expect((await told()).at(-1)).toMatchObject({ verb: 'import', data: { coveredFrom: '2027-01-01', days: 2 } });
    const { subject_id } = await house.db
      .selectFrom('journal')
      .select('subject_id')
      .where('subject_kind', '=', 'calendar')
      .executeTakeFirstOrThrow();
    expect(subject_id).toBe(placeSubject('15'));
  });

  test('a corrected notice takes the place of the first', async () => {
    await bring(2027);
    expect((await calendarOf(ctx)).days.size).toBe(
      (await house.db.selectFrom('calendar_day').select('date').execute()).length,
    );
    const ofYear = await getCalendar(ctx, { ...nothing, params: { year: 2027 } });
    expect(ofYear.days).toHaveLength(2);
  });

  test('an administrator of a part may not change how everybody counts', async () => {
    const admin = await staffCtx(open, 'admin');
    if (admin.actor.kind !== 'staff') throw new Error('not staff');
    const ofCounty = { ...admin, actor: { ...admin.actor, area: '150124' } };
    await expect(importNotice(ofCounty, { ...nothing, input: notice(2028) })).rejects.toMatchObject({ status: 404 });
  });
});
