import { attendActivity, holdActivity } from '#modules/activities/index.ts';
import { organisationNamed } from '#modules/organisations/index.ts';
import { bookAtHome, bookVisit, listVenues, moveBooking, recordBooking, venueSlots } from '#modules/venues/index.ts';
import { systemCtx } from '#platform/context.ts';
import { putStory, type Story } from './clockwork.ts';
import { at, dayIn, workdayFrom } from './days.ts';
import { captured, count, given, type Stage } from './stage.ts';

/* Study visits (product S6): booked by a branch, confirmed, attended, written up, and counted for the branch's month; groups of neighbours too. */

type Visit = { venue: string; branch: string; by: string; month: number; day: number; people: number };
const visits: readonly Visit[] = [
  { venue: '呼伦贝尔北路消防站', branch: '麻花板社区第一党支部', by: 'li', month: 3, day: 11, people: 13 },
  { venue: '北堡乡党群服务中心', branch: '老熊沟村党支部', by: 'liu', month: 3, day: 19, people: 10 },
  { venue: '社区治理体验馆', branch: '麻花板社区第二党支部', by: 'li', month: 4, day: 15, people: 8 },
  { venue: '呼伦贝尔北路消防站', branch: '麻花板红色物业党支部', by: 'li', month: 5, day: 13, people: 5 },
  { venue: '社区治理体验馆', branch: '老熊沟村党支部', by: 'liu', month: 6, day: 24, people: 11 },
  { venue: '北堡乡党群服务中心', branch: '北堡乡机关党支部', by: 'zhao', month: 7, day: 1, people: 9 },
  { venue: '社区治理体验馆', branch: '麻花板社区第一党支部', by: 'li', month: 8, day: 19, people: 12 },
  { venue: '呼伦贝尔北路消防站', branch: '老熊沟村党支部', by: 'liu', month: 9, day: 16, people: 9 },
  { venue: '呼伦贝尔北路消防站', branch: '麻花板社区第二党支部', by: 'li', month: 11, day: 11, people: 8 },
  { venue: '北堡乡党群服务中心', branch: '老熊沟村党支部', by: 'liu', month: 12, day: 9, people: 10 },
];
const hosts: Readonly<Record<string, string>> = { 北堡乡党群服务中心: 'zhao' };
const groups = [
  ['呼伦贝尔北路消防站', 6, 10, '三号楼邻居', '白玉兰'],
  ['社区治理体验馆', 7, 22, '暑假小队', '苏日娜'],
  ['呼伦贝尔北路消防站', 10, 21, '六号楼邻居', '云二旺'],
] as const;

export function putVisitsToVenues(stage: Stage): void {
  for (const v of visits) putStory(stage.clock.line('venues'), visitOf(stage, v));
  for (const [nth, g] of groups.entries()) putStory(stage.clock.line('venues'), groupOf(stage, g, nth));
}

async function slotOn(stage: Stage, name: string, day: Temporal.PlainDate, now: Temporal.Instant) {
  const { items } = await listVenues(stage.as('admin', now), { ...given, query: {} });
  const venue = items.find((v) => v.name === name);
  if (!venue) throw new Error(`${name} is settled by the demo`);
  const query = { from: day.toString(), days: 14 };
  const days = await venueSlots(stage.as('dai', now), { ...given, params: { id: venue.id }, query, input: undefined });
  const slot = days.items.flatMap((d) => d.slots).find((s) => s.free > 0);
  if (!slot) throw new Error(`nothing is free at ${name}`);
  return { id: venue.id, startsAt: slot.startsAt };
}

async function* visitOf(stage: Stage, v: Visit): Story {
  const day = workdayFrom(dayIn(v.month, v.day));
  let now = yield at(day.subtract({ days: 6 }), '10:00');
  const unit = await organisationNamed(systemCtx(stage.house, 'year'), v.branch);
  if (!unit) throw new Error(`${v.branch} is settled by the demo`);
  const { id, startsAt } = await slotOn(stage, v.venue, day, now);
  const host = hosts[v.venue] ?? 'dai';
  const input = { organisationId: unit.id, startsAt, people: v.people, contact: '支部联系人', phone: '19900000801' };
  const booked = await bookVisit(stage.as(v.by, now), { ...given, params: { id }, input });
  now = yield now.add({ hours: 5 });
  const params = { id: booked.id };
  const sure = await moveBooking(stage.as(host, now, booked.version), {
    ...given,
    params,
    input: { verb: 'confirm', reason: '' },
  });
  now = yield Temporal.Instant.from(startsAt).add({ hours: 3 });
  const came = await moveBooking(stage.as(host, now, sure.version), {
    ...given,
    params,
    input: { verb: 'came', reason: '', people: v.people },
  });
  const recorded = await recordBooking(stage.as(v.by, now, came.version), { ...given, params, input: {} });
  const ctx = stage.as(v.by, now);
  const guests = ['支部党员（名单附签到表）'];
  const of = { ...given, params: { id: recorded.activityId! } };
  const there = await attendActivity(ctx, {
    ...of,
    input: { captured: captured(ctx), ticks: [], memberIds: [], guests },
  });
  const minutes = '听讲解，看现场，各人说了回去能做的一件事。';
  await holdActivity(stage.as(v.by, now, there.version), {
    ...of,
    input: { host: '支部书记', recorder: '宣传委员', minutes, decisions: [], tasks: [] },
  });
  count(stage.tally, 'venueVisits');
}

async function* groupOf(stage: Stage, [name, month, nth, group, contact]: (typeof groups)[number], i: number): Story {
  const day = workdayFrom(dayIn(month, nth));
  let now = yield at(day.subtract({ days: 5 }), '19:30');
  const { id, startsAt } = await slotOn(stage, name, day, now);
  const form = {
    venueId: id,
    startsAt: Temporal.Instant.from(startsAt),
    people: 8 + i,
    group,
    contact,
    phone: `1990000080${3 + i}`,
    note: '带孩子们来看看',
  };
  await bookAtHome(stage.as({ kind: 'visitor' }, now), form);
  now = yield Temporal.Instant.from(startsAt).add({ hours: 2 });
  count(stage.tally, 'groupVisits');
}
