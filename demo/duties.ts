import { actorsOf } from '#demo/actors.ts';
import { addDuties } from '#modules/duties/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/* What the units of the cast owe without being asked: the village screens daily, its agents weekly, the heating company visits. */
const lines = [
  {
    by: 'zhao',
    unit: 'laoxionggou',
    role: 'gridWorker',
    area: '150124201213',
    title: '网格每日排查',
    recordKind: 'patrol',
    rrule: 'FREQ=DAILY',
    openDays: 1,
  },
  {
    by: 'zhao',
    unit: 'laoxionggouErrands',
    role: 'agent',
    area: '150124201213',
    title: '代办员每周排查',
    recordKind: 'visit',
    rrule: 'FREQ=WEEKLY;BYDAY=MO',
    openDays: 7,
  },
  {
    by: 'zhao',
    unit: 'laoxionggou',
    area: '150124201213',
    title: '村部每日值班',
    recordKind: 'rosterDay',
    rrule: 'FREQ=DAILY',
    openDays: 1,
  },
  {
    by: 'zhao',
    unit: 'laoxionggou',
    area: '150124201213',
    title: '每月一次志愿服务',
    recordKind: 'volunteering',
    rrule: 'FREQ=MONTHLY;BYMONTHDAY=1',
    openDays: null,
  },
  {
    by: 'bai',
    unit: 'laoxionggou',
    area: '150124201213',
    title: '低保每半年复核',
    recordKind: 'recheck',
    rrule: 'FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1',
    openDays: null,
    needs: 1,
  },
  {
    by: 'bai',
    unit: 'laoxionggou',
    area: '150124201213',
    title: '行动不便人员上门认证',
    recordKind: 'certification',
    rrule: 'FREQ=MONTHLY;BYMONTHDAY=1',
    openDays: 20,
  },
  {
    by: 'dai',
    unit: 'heating',
    area: '150102401007',
    title: '供热企业入户走访',
    recordKind: 'visit',
    rrule: 'FREQ=WEEKLY;BYDAY=TH',
    openDays: 7,
  },
  {
    by: 'qi',
    unit: 'mahuaban',
    role: 'gridWorker',
    area: '150102401007',
    title: '网格每日巡查',
    recordKind: 'patrol',
    rrule: 'FREQ=DAILY',
    openDays: 1,
  },
  {
    by: 'qi',
    unit: 'mahuaban',
    area: '150102401007',
    title: '红色物业联席会记一笔',
    recordKind: 'note',
    rrule: 'FREQ=WEEKLY;BYDAY=FR',
    openDays: 3,
  },
] as const;

const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** Duties of the cast, set by those above them, from today on. Returns how many. */
export async function settleDuties(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  for (const { by, unit, ...line } of lines) {
    const ctx = { ...systemCtx(house, 'settle'), actor: actors.get(by)! };
    const organisationIds = [organisations.get(unit)!];
    await addDuties(ctx, { ...given, input: { needs: 1, ...line, organisationIds, startsOn: dayOf(house.now()) } });
  }
  return lines.length;
}
