import { actorsOf } from '#demo/actors.ts';
import { holdCivic } from '#demo/civic.ts';
import type { Actor } from '#kernel/actor.ts';
import {
  addSignUp,
  attendActivity,
  callActivity,
  doActivityTask,
  draftPlans,
  holdActivity,
  openSignUp,
  planActivity,
  putMember,
  putPlans,
  unitRoll,
} from '#modules/activities/index.ts';
import { addMember, addOrganisation } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };

/** Six branches, who keeps their record, how many members, and which of their meetings of last months were not held. */
const branches = [
  { name: '老熊沟村党支部', area: '150124201213', by: 'liu', members: 12, skip: [] },
  { name: '北堡乡机关党支部', area: '150124201', by: 'zhao', members: 9, skip: ['memberMeeting-2'] },
  { name: '老熊沟养殖合作社党支部', area: '150124201213', by: 'liu', members: 4, skip: ['themeDay-5', 'themeDay-6'] },
  { name: '麻花板社区第一党支部', area: '150102401007', by: 'li', members: 14, skip: ['committeeMeeting-4'] },
  {
    name: '麻花板社区第二党支部',
    area: '150102401007',
    by: 'li',
    members: 8,
    skip: ['memberMeeting-3', 'partyClass-2'],
  },
  { name: '麻花板红色物业党支部', area: '150102401007', by: 'li', members: 5, skip: [] },
] as const;
type Branch = (typeof branches)[number];
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何';
const given1 = [
  '建国',
  '桂芳',
  '志强',
  '秀兰',
  '永红',
  '巴特尔',
  '海燕',
  '玉梅',
  '满仓',
  '春花',
  '国庆',
  '丽娜',
  '长河',
  '素珍',
];

const COMMITTEE = 3;
/** Before the simulated year (`demo --year`), in which they meet too. */
const SINCE = '2024-12-01';
const LEAST_FOR_COMMITTEE = 7;
/** A branch with its members; where there are seven or more, three of them are the committee (支部工作条例). */
async function settleBranch(house: House, b: Branch, nth: number, as: (at?: Temporal.Instant) => Ctx): Promise<string> {
  const unit = await inTransaction(systemCtx(house, 'settle'), (tx) =>
    addOrganisation(tx, {
      name: b.name,
      shortName: b.name,
      kind: 'party',
      area: b.area,
      validFrom: SINCE,
    }),
  );
  for (let i = 0; i < b.members; i += 1)
    await addMember(systemCtx(house, 'settle'), {
      ...given,
      params: { id: unit },
      input: {
        personName: `${surnames[(nth * 5 + i) % surnames.length]}${given1[(nth * 4 + i) % given1.length]}`,
        role: i === 0 ? 'head' : 'member',
        validFrom: SINCE,
      },
    });
  const { items } = await unitRoll(as(), { ...given, params: { id: unit }, input: undefined });
  for (const [i, m] of items.entries()) {
    const onCommittee = b.members >= LEAST_FOR_COMMITTEE && i < COMMITTEE;
    const standing = i === b.members - 1 && b.members > LEAST_FOR_COMMITTEE ? 'probationary' : 'full';
    const group = b.members >= 12 ? (i % 2 === 0 ? '第一党小组' : '第二党小组') : undefined;
    await putMember(as(), {
      ...given,
      params: { id: unit, membershipId: m.membershipId },
      input: { standing, onCommittee, group },
    });
  }
  return unit;
}

const themes = [
  '打扫村前街后',
  '走访独居老人',
  '防火宣传',
  '植树护绿',
  '防汛值守演练',
  '农资下乡帮工',
  '反诈宣传',
  '慰问困难户',
];
const talk = '先学习文件，再讨论本支部这个月的几件事，分了工，定了日子。';
type Meeting = {
  kind: 'memberMeeting' | 'committeeMeeting' | 'groupMeeting' | 'partyClass' | 'themeDay';
  title: string;
  group?: string;
};

/** What is held in a month, by the calendar of the articles. */
function meetingsOf(b: Branch, month: number): Meeting[] {
  const isQuarter = month % 3 === 2;
  const quarter = Math.ceil(month / 3);
  const groups = b.members >= 12 ? ['第一党小组', '第二党小组'] : [];
  const all: (Meeting & { key: string })[] = [
    ...(isQuarter
      ? [{ kind: 'memberMeeting' as const, title: `${quarter}季度党员大会`, key: `memberMeeting-${quarter}` }]
      : []),
    ...(isQuarter
      ? [{ kind: 'partyClass' as const, title: `${quarter}季度党课:学条例,办实事`, key: `partyClass-${quarter}` }]
      : []),
    ...(b.members >= LEAST_FOR_COMMITTEE
      ? [{ kind: 'committeeMeeting' as const, title: `${month}月支委会`, key: `committeeMeeting-${month}` }]
      : []),
    ...groups.map((group) => ({
      kind: 'groupMeeting' as const,
      title: `${month}月${group}会`,
      group,
      key: `groupMeeting-${month}`,
    })),
    { kind: 'themeDay', title: `主题党日:${themes[month % themes.length]}`, key: `themeDay-${month}` },
  ];
  return all.filter((m) => !b.skip.some((s) => s === m.key));
}

const kinds = ['memberMeeting', 'committeeMeeting', 'groupMeeting', 'partyClass', 'themeDay', 'lifeMeeting'] as const;

/** Plans, calls, ticks and writes up one meeting, each at the time it would have been done. */
async function holdOne(
  as: (at?: Temporal.Instant) => Ctx,
  unit: string,
  m: Meeting,
  startsAt: Temporal.Instant,
): Promise<void> {
  const endsAt = startsAt.add({ hours: 2 });
  const where = m.kind === 'themeDay' ? '村（社区）各处' : '党员活动室';
  const body = { organisationId: unit, where, startsAt: startsAt.toString(), endsAt: endsAt.toString(), ...m };
  const early = startsAt.subtract({ hours: 72 });
  const planned = await planActivity(as(early), { ...given, params: undefined, input: body });
  const params = { id: planned.id };
  const version = (v: number, at: Temporal.Instant) => ({ ...as(at), version: v });
  const called = await callActivity(version(planned.version, early), { ...given, params, input: {} });
  const away = called.attendees.length > 4 ? 1 : 0;
  const ticks = called.attendees.map((t, i) =>
    i < called.attendees.length - away
      ? { attendeeId: t.id, presence: 'present' as const }
      : { attendeeId: t.id, presence: 'leave' as const, reason: '外出务工' },
  );
  const at = as(startsAt);
  const captured = { id: at.command.id, madeAt: startsAt.toString(), files: [] };
  const there = await attendActivity(at, { ...given, params, input: { captured, ticks, memberIds: [], guests: [] } });
  const yes = there.tally.votersPresent;
  const decisions =
    m.kind === 'memberMeeting' ? [{ what: '通过支部下季度工作安排', yes, no: 0, abstain: 0, isMatter: false }] : [];
  const host = called.attendees[0]?.name ?? '支部书记';
  const recorder = called.attendees[1]?.name ?? host;
  const dueOn = dayOf(endsAt.add({ hours: 24 * TASK_DAYS }));
  const isLately = Temporal.Instant.compare(endsAt.add({ hours: 24 * 45 }), as().now) > 0;
  const tasks =
    m.kind === 'memberMeeting'
      ? [{ what: '把支部下季度工作安排贴到公示栏', dueOn }]
      : m.kind === 'themeDay' && isLately
        ? [{ what: '把走访时老人提的两件事办好，回一声', dueOn: dayOf(as().now.add({ hours: 24 * 6 })) }]
        : [];
  const held = await holdActivity(version(there.version, endsAt), {
    ...given,
    params,
    input: { host, recorder, minutes: talk, decisions, tasks },
  });
  const after = endsAt.add({ hours: 24 * (TASK_DAYS - 2) });
  const [task] = held.tasks;
  // What the last quarter left to do is still open.
  if (!task || Temporal.Instant.compare(after.add({ hours: 24 * 45 }), as().now) > 0) return;
  await doActivityTask(as(after), { ...given, params: { id: task.id }, input: { note: '贴好了，拍了照存在支部。' } });
}
const TASK_DAYS = 12;

/** What everybody may sign up for in the coming days; one of them is full, and somebody waits. */
const openThings = [
  {
    unit: 'laoxionggou',
    by: 'liu',
    kind: 'volunteering',
    title: '帮独居老人清烟道、查煤炉',
    where: '村部集合',
    inDays: 5,
    places: 3,
    people: ['韩秀英', '乔三虎', '田桂芝', '王占山'],
  },
  {
    unit: 'mahuaban',
    by: 'li',
    kind: 'lawTalk',
    title: '物业费、供暖费怎么算：律师讲给您听',
    where: '社区党群服务中心',
    inDays: 8,
    places: 40,
    people: ['何建平', '白玉兰'],
  },
  {
    unit: 'mahuaban',
    by: 'li',
    kind: 'civicEvent',
    way: 'joy',
    title: '元旦秧歌排练',
    where: '社区文化广场',
    inDays: 10,
    places: null,
    people: [],
  },
] as const;
async function openOne(
  as: () => Ctx,
  unit: string,
  o: (typeof openThings)[number],
  now: Temporal.Instant,
): Promise<void> {
  const day = Temporal.PlainDate.from(dayOf(now)).add({ days: o.inDays });
  const at = (hour: number) =>
    day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: { hour } }).toInstant().toString();
  const { kind, title, where, places, people } = o;
  const way = 'way' in o ? o.way : undefined;
  const input = { organisationId: unit, kind, title, where, way, startsAt: at(9), endsAt: at(11) };
  const { id } = await planActivity(as(), { ...given, params: undefined, input });
  const opening = { capacity: places, closesAt: at(8), isPublic: true };
  await openSignUp(as(), { ...given, params: { id }, input: opening });
  for (const [i, name] of people.entries())
    await addSignUp(as(), {
      ...given,
      params: { id },
      input: { name, phone: `1990000${String(700 + i).padStart(4, '0')}`, agreed: true },
    });
}

/** A year of 三会一课 for six branches: what was held until now, what was missed, and the plan for what is left. */
export async function settleActivities(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const today = dayOf(house.now());
  const [year, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  for (const [nth, b] of branches.entries()) {
    const actor: Actor = actors.get(b.by)!;
    const as = (at = house.now()): Ctx => ({
      ...systemCtx(house, 'settle'),
      actor,
      now: at,
      command: { id: house.newId(), fingerprint: new Uint8Array() },
    });
    const unit = await settleBranch(house, b, nth, as);
    for (let month = 1; month < thisMonth; month += 1)
      for (const [i, m] of meetingsOf(b, month).entries())
        await holdOne(
          as,
          unit,
          m,
          Temporal.PlainDate.from({ year, month, day: 15 })
            .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: { hour: 9 + 2 * i } })
            .toInstant(),
        );
    const input = { year, unitIds: [unit], kinds: [...kinds], day: 28, hour: 15, onlyWorkdays: true };
    const draft = await draftPlans(as(), { ...given, params: undefined, input });
    const items = draft.items.map(({ organisationId, kind, group, title, startsAt, endsAt }) => ({
      organisationId,
      kind,
      group: group ?? undefined,
      title,
      startsAt,
      endsAt,
      where: '党员活动室',
    }));
    // On the last days of a year nothing is left to plan.
    if (items.length > 0) await putPlans(as(), { ...given, params: undefined, input: { items } });
  }
  for (const [key, login] of [
    ['laoxionggou', 'liu'],
    ['mahuaban', 'li'],
  ] as const) {
    const actor = actors.get(login)!;
    const as = (at = house.now()): Ctx => ({
      ...systemCtx(house, 'settle'),
      actor,
      now: at,
      command: { id: house.newId(), fingerprint: new Uint8Array() },
    });
    await holdCivic(as, organisations.get(key)!, year, thisMonth);
  }
  for (const o of openThings) {
    const actor = actors.get(o.by)!;
    const as = (): Ctx => ({
      ...systemCtx(house, 'settle'),
      actor,
      command: { id: house.newId(), fingerprint: new Uint8Array() },
    });
    await openOne(as, organisations.get(o.unit)!, o, house.now());
  }
  return branches.length;
}
