import { actorsOf } from '#demo/actors.ts';
import { attendActivity, holdActivity } from '#modules/activities/index.ts';
import { organisationNamed } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { addVenue, bookAtHome, bookVisit, moveBooking, recordBooking, venueSlots } from '#modules/venues/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const WORKDAYS = '工作日 9:00-12:00、14:00-17:00;周末 休息;节假日 休息';

/** Three invented places to visit; who keeps each, and the fixed things every one of them says. */
const places = [
  {
    by: 'dai',
    unit: 'hulun',
    area: '150102401',
    name: '呼伦贝尔北路消防站',
    kind: 'fire',
    address: '呼伦贝尔北路 88 号',
    lat: 40.853,
    long: 111.675,
    hours: WORKDAYS,
    capacity: 40,
    visitMinutes: 60,
    takesResidents: true,
    shows: '看消防车和装备,学用灭火器,走一遍烟热逃生通道。',
    access: '正门有坡道，轮椅可进一楼；训练塔不能上。',
    desk: '消防站值班室',
    phone: '0471-0000119',
  },
  {
    by: 'dai',
    unit: 'xincheng',
    area: '150102008',
    name: '社区治理体验馆',
    kind: 'experience',
    address: '成吉思汗大街 16 号二楼',
    lat: 40.868,
    long: 111.7,
    hours: '周二至周日 9:30-11:30、14:00-17:00；节假日 10:00-16:00',
    capacity: 25,
    visitMinutes: 90,
    takesResidents: true,
    shows: '一件诉求怎么走完全程、红蜂驿站实景、议事厅模拟。',
    access: '有电梯和无障碍厕所。',
    desk: '体验馆前台',
    phone: '0471-0000316',
  },
  {
    by: 'zhao',
    unit: 'beibao',
    area: '150124201',
    name: '北堡乡党群服务中心',
    kind: 'party',
    address: '北堡村南街',
    lat: 39.74,
    long: 111.92,
    hours: WORKDAYS,
    capacity: 60,
    visitMinutes: 60,
    takesResidents: true,
    shows: '便民大厅、调解室、农家书屋、乡史展。',
    access: '一层，无台阶。',
    desk: '党群服务中心值班岗',
    phone: '0471-0000421',
  },
] as const;

function stage(house: House, accounts: ReadonlyMap<string, string>, organisations: ReadonlyMap<string, string>) {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string, at = house.now()): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: at,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const branch = async (name: string) => (await organisationNamed(systemCtx(house, 'settle'), name))!.id;
  return { as, branch };
}
type Stage = ReturnType<typeof stage>;

const hoursAgo = (at: Temporal.Instant, hours: number) => at.subtract({ hours });
/** The first free slot on or after a day, as somebody sees it who looks two days before. */
async function slotAfter({ as }: Stage, venue: string, day: string, nth = 0) {
  const early = Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant().subtract({ hours: 60 });
  const query = { from: day, days: 14 };
  const { items } = await venueSlots(as('dai', early), { ...given, params: { id: venue }, query, input: undefined });
  const slot = items.flatMap((d) => d.slots).filter((s) => s.free > 0)[nth];
  if (!slot) throw new Error('nothing is free');
  return { ...slot, early };
}

type Visit = { venue: string; unit: string; by: string; host: string; day: string; people: number; nth?: number };
async function ask(s: Stage, v: Visit) {
  const { startsAt, early } = await slotAfter(s, v.venue, v.day, v.nth);
  const input = { organisationId: v.unit, startsAt, people: v.people, contact: '支部联系人', phone: '19900000801' };
  const booked = await bookVisit(s.as(v.by, early), { ...given, params: { id: v.venue }, input });
  return { booked, startsAt: Temporal.Instant.from(startsAt), early };
}
async function confirmed(s: Stage, v: Visit) {
  const { booked, startsAt, early } = await ask(s, v);
  const ctx = { ...s.as(v.host, early.add({ hours: 2 })), version: booked.version };
  const sure = await moveBooking(ctx, { ...given, params: { id: booked.id }, input: { verb: 'confirm', reason: '' } });
  return { sure, startsAt };
}
/** Came and written up: the activity counts for the month. */
async function made(s: Stage, v: Visit): Promise<void> {
  const { sure, startsAt } = await confirmed(s, v);
  const after = startsAt.add({ hours: 3 });
  const params = { id: sure.id };
  const at = (login: string, version: number) => ({ ...s.as(login, after), version });
  const came = await moveBooking(at(v.host, sure.version), {
    ...given,
    params,
    input: { verb: 'came', reason: '', people: v.people },
  });
  const recorded = await recordBooking(at(v.by, came.version), { ...given, params, input: {} });
  const activity = { id: recorded.activityId! };
  const ctx = s.as(v.by, after);
  const captured = { id: ctx.command.id, madeAt: after.toString(), files: [] };
  const guests = ['支部党员（名单附签到表）'];
  const there = await attendActivity(ctx, {
    ...given,
    params: activity,
    input: { captured, ticks: [], memberIds: [], guests },
  });
  const minutes = '听讲解，看装备，学用灭火器；回来各家查一遍电线和灶台。';
  const input = { host: '支部书记', recorder: '宣传委员', minutes, decisions: [], tasks: [] };
  await holdActivity(at(v.by, there.version), { ...given, params: activity, input });
}

/** Three venues; visits made and written up, expected, and waiting for an answer; a group of neighbours among them. */
export async function settleVenues(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const s = stage(house, accounts, organisations);
  const ids: string[] = [];
  for (const { by, unit, ...p } of places) {
    const input = {
      ...p,
      organisationId: organisations.get(unit)!,
      datum: 'wgs84',
      leadHours: 24,
      aheadDays: 60,
    } as const;
    ids.push((await addVenue(s.as(by, hoursAgo(house.now(), 24 * 90)), { ...given, params: undefined, input })).id);
  }
  const [fire, hall, centre] = ids as [string, string, string];
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const day = (n: number) => today.add({ days: n }).toString();
  const first = await s.branch('麻花板社区第一党支部');
  const second = await s.branch('麻花板社区第二党支部');
  const village = await s.branch('老熊沟村党支部');
  await made(s, { venue: fire, unit: first, by: 'li', host: 'dai', day: day(-24), people: 13 });
  await made(s, { venue: centre, unit: village, by: 'liu', host: 'zhao', day: day(-17), people: 10 });
  // Somebody comes today, or on the next day the hall is open: what the phone of its unit shows in the morning.
  await confirmed(s, { venue: hall, unit: first, by: 'li', host: 'dai', day: day(0), people: 11, nth: 1 });
  await confirmed(s, { venue: hall, unit: second, by: 'li', host: 'dai', day: day(3), people: 8 });
  await confirmed(s, { venue: fire, unit: village, by: 'liu', host: 'dai', day: day(4), people: 12, nth: 1 });
  await ask(s, { venue: fire, unit: second, by: 'li', host: 'dai', day: day(5), people: 8, nth: 1 });
  const { startsAt, early } = await slotAfter(s, fire, day(4), 2);
  await bookAtHome(
    { ...s.as('portal', early), actor: { kind: 'visitor' } },
    {
      ...{ venueId: fire, startsAt: Temporal.Instant.from(startsAt), people: 9, group: '三号楼邻居' },
      ...{ contact: '白玉兰', phone: '19900000802', note: '带孩子们看消防车' },
    },
  );
  return ids.length;
}
