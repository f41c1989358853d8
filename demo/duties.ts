import { actorsOf } from '#demo/actors.ts';
import { addDuties, excuseTurn, noteTurn, turns, turnTheDay } from '#modules/duties/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
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
    title: '特困人员每年复核',
    recordKind: 'recheck',
    rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1',
    openDays: null,
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

const BACK_DAYS = 21;

/**
 * Duties of the cast, set by those above them three weeks ago: some turns were done, one is excused, what nobody recorded was missed. What
 * rounds, hand-outs and days on duty of these days satisfy, their own demo data say. Returns how many.
 */
export async function settleDuties(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const begun = house.now().subtract({ hours: 24 * BACK_DAYS });
  const as = (login: string, now = house.now()) => ({ ...systemCtx(house, 'settle'), actor: actors.get(login)!, now });
  const set: { id: string; title: string }[] = [];
  for (const { by, unit, ...line } of lines) {
    const organisationIds = [organisations.get(unit)!];
    const input = { needs: 1, ...line, organisationIds, startsOn: dayOf(begun) };
    const { items } = await addDuties(as(by, begun), { ...given, input });
    set.push(...items);
  }
  await turnTheDay(systemCtx(house, 'settle'));
  const idOf = (title: string) => set.find((d) => d.title === title)!.id;
  for (const weeksAgo of [1, 2]) await noteMeeting(house, as, idOf('红色物业联席会记一笔'), weeksAgo);
  await excuseOne(as, idOf('代办员每周排查'));
  return lines.length;
}

type As = (login: string, now?: Temporal.Instant) => Ctx;
const days = (n: number) => ({ hours: 24 * n });

/** The meeting of a Friday some weeks ago, written down that afternoon. */
async function noteMeeting(house: House, as: As, dutyId: string, weeksAgo: number): Promise<void> {
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const friday = today.subtract({ days: ((today.dayOfWeek + 2) % 7) + 7 * (weeksAgo - 1) });
  const at = friday.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '16:30' }).toInstant();
  if (Temporal.Instant.compare(at, house.now()) > 0) return;
  const id = house.newId();
  await noteTurn(
    { ...as('li', at), command: { id, fingerprint: new Uint8Array() } },
    {
      ...given,
      params: { id: dutyId },
      input: {
        captured: { id, madeAt: at.toString(), files: [] },
        text: weeksAgo === 1 ? '物业、社区、业委会到场，定了供暖前查一遍管井。' : '议了电动车充电棚，物业下周报方案。',
      },
    },
  );
}

/** The first week, in which the agent was away on a course, excused by the township. */
async function excuseOne(as: As, id: string): Promise<void> {
  const { now } = as('zhao');
  const found = await turns(as('zhao'), {
    ...given,
    params: { id },
    input: undefined,
    query: { from: dayOf(now.subtract(days(BACK_DAYS))), to: dayOf(now) },
  });
  const first = found.turns.findLast((t) => t.status === 'missed');
  if (!first) return;
  await excuseTurn(
    { ...as('zhao'), version: first.version },
    { ...given, params: { id, opensOn: first.opensOn }, input: { reason: '那一周参加县里代办员培训。' } },
  );
}
