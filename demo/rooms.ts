import { actorsOf } from '#demo/actors.ts';
import { dayOf } from '#modules/places/index.ts';
import { CONSENT_VERSION } from '#modules/rooms/children.rules.ts';
import {
  addEvenings,
  addRoom,
  addRules,
  addTerm,
  addVetting,
  askAccess,
  assignAdult,
  bookForChild,
  bookSeatAtHome,
  childById,
  decideAccess,
  eveningChildren,
  joinEvening,
  moveEvening,
  moveSeat,
  noteArrival,
  noteFetched,
  registerChild,
  roomSlots,
  sitDown,
} from '#modules/rooms/index.ts';
import { presets } from '#modules/rooms/slots.rules.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const AREA = '150102401007';
/** Forty seats: four long tables for anybody, two low ones for children, a desk by the door. */
const PLAN = [
  'D...W....W....W...B',
  '.ss.ss.ss.ss.ss...B',
  '.==.==.==.==.==...B',
  '.pp.pp.pp.pp.pp...B',
  '..................B',
  '.cc.cc.cc.ss.aa....',
  '.==.==.==.==.==...T',
  '.cc.cc.cc.ss.ss...T',
].join('\n');
const names = ['白玉兰', '云二旺', '高明', '苏日娜', '郭小军', '其其格'];
const children = [
  {
    name: '白小禾',
    grade: '3',
    guardian: '白玉兰',
    relation: 'mother',
    fetchers: '白玉兰 妈妈\n白大山 爷爷',
    alone: false,
  },
  { name: '云小川', grade: '5', guardian: '云二旺', relation: 'father', fetchers: '云二旺 爸爸', alone: true },
  { name: '高一诺', grade: '2', guardian: '高明', relation: 'father', fetchers: '刘桂英 奶奶', alone: false },
  { name: '阿茹娜', grade: '4', guardian: '苏日娜', relation: 'mother', fetchers: '苏日娜 妈妈', alone: false },
  { name: '郭子涵', grade: '1', guardian: '郭小军', relation: 'father', fetchers: '王秀兰 外婆', alone: false },
] as const;

function stage(house: House, accounts: ReadonlyMap<string, string>, organisations: ReadonlyMap<string, string>) {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string, at: Temporal.Instant): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: at,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const at = (day: number, clock: string) =>
    today.add({ days: day }).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: clock }).toInstant();
  return { as, today, at, now: house.now(), unit: organisations.get('mahuaban')! };
}
type Stage = ReturnType<typeof stage>;

async function room({ as, today, at, unit }: Stage): Promise<string> {
  const early = at(-30, '09:00');
  const input = {
    ...{ area: AREA, organisationId: unit, name: '追光自习室', address: '海拉尔东路麻花板社区党群服务中心二楼' },
    ...{
      hours: '每天 8:00-21:00',
      shows: '安静、有热水、台灯和插座；晚上有核查过的老师看作业。',
      desk: '自习室服务台',
    },
    ...{ phone: '0471-0000517', plan: PLAN, takesChildren: true, childrenPerAdult: 6 },
  };
  const { id } = await addRoom(as('li', early), { ...given, params: undefined, input });
  const rules = {
    ...presets.wuhan,
    aheadDays: 3,
    name: '试行规则',
    validFrom: today.subtract({ days: 30 }).toString(),
  };
  await addRules(as('li', early), { ...given, params: { id }, input: rules });
  const term = { fromDay: today.subtract({ days: 40 }).toString(), toDay: today.add({ days: 90 }).toString() };
  await addTerm(as('li', early), { ...given, params: { id }, input: { name: '本学期', ...term } });
  return id;
}

/** A week of ordinary days: some come and stay, one goes to eat, one does not come. */
async function week(s: Stage, id: string): Promise<number> {
  let n = 0;
  for (let day = -6; day <= 2; day++) {
    const morning = day > 0 ? s.now : s.at(day, '07:30');
    const query = { day: s.today.add({ days: day }).toString() };
    const { seats, slots } = await roomSlots(s.as('li', morning), {
      ...given,
      params: { id },
      query,
      input: undefined,
    });
    const plain = seats.filter((x) => x.kind !== 'child');
    for (const [i, slot] of slots.slice(0, 3).entries())
      for (const [k, name] of names.slice(0, day > 0 ? 2 : 4).entries()) {
        const seat = plain[(k * 5 + i * 2 + day + 6) % plain.length]!;
        const startsAt = Temporal.Instant.from(slot.startsAt);
        // A telephone of its own each day: three seats that stay empty would send the same one away, as the rules say.
        const who = { name, phone: `19900009${day + 6}${k}0`, isChild: false };
        const made = await bookSeatAtHome(s.as('portal', morning), id, { seatId: seat.id, startsAt, ...who });
        n++;
        await spend(s, made.id, startsAt, Temporal.Instant.from(slot.endsAt), (k + i + day + 6) % 5);
      }
  }
  return n;
}
async function spend(s: Stage, id: string, from: Temporal.Instant, to: Temporal.Instant, how: number): Promise<void> {
  const move = async (at: Temporal.Instant, verb: 'arrive' | 'leaveFor' | 'back' | 'release') => {
    if (Temporal.Instant.compare(at, s.now) > 0) return;
    await moveSeat(s.as('zhang', at), { ...given, params: { id }, input: { verb, reason: '' } });
  };
  const [none, meal] = [0, 1];
  if (how === none) return;
  await move(from.add({ minutes: how * 3 }), 'arrive');
  if (how === meal) {
    await move(from.add({ minutes: 90 }), 'leaveFor');
    await move(from.add({ minutes: 110 }), 'back');
  }
  await move(to.subtract({ minutes: how * 10 }), 'release');
}

/** Whoever walks in now leaves no name. */
async function walkIns(s: Stage, id: string): Promise<void> {
  const { seats, slots } = await roomSlots(s.as('li', s.now), {
    ...given,
    params: { id },
    query: {},
    input: undefined,
  });
  const running = slots.find((x) => Temporal.Instant.compare(Temporal.Instant.from(x.startsAt), s.now) <= 0);
  const free = seats.filter((x) => x.kind === 'power' && running?.free.includes(x.id));
  for (const seat of free.slice(0, 4)) await sitDown(s.as('portal', s.now), id, seat.id);
}

async function evenings(s: Stage, id: string): Promise<void> {
  const early = s.at(-12, '10:00');
  const vet = async (name: string, document: string, validUntil: string) => {
    const checked = { checkedBy: '新城区公安分局、区教育局', checkedOn: s.today.subtract({ days: 60 }).toString() };
    const input = { area: AREA, name, document, validUntil, ...checked };
    return (await addVetting(s.as('li', early), { ...given, params: undefined, input })).id;
  };
  const long = await vet('乌日娜', '新公核〔2026〕017', s.today.add({ days: 300 }).toString());
  const short = await vet('格日勒', '新公核〔2026〕018', s.today.add({ days: 20 }).toString());
  const days = [-2, 0, 3].map((d) => s.today.add({ days: d }).toString());
  const plan = { title: '作业辅导', from: '18:30', to: '20:30', gradeFrom: 1, gradeTo: 6, places: 12 };
  const { items } = await addEvenings(s.as('li', early), {
    ...given,
    params: { id },
    input: { category: 'homework', days, ...plan },
  });
  for (const [i, e] of items.entries())
    for (const vettingId of i === 0 ? [long, short] : [long])
      await assignAdult(s.as('li', early), { ...given, params: { id: e.id }, input: { vettingId } });
  const signUp = s.at(-5, '20:00');
  for (const [i, c] of children.entries()) {
    const form = { ...c, phone: `1990000091${i}`, consent: CONSENT_VERSION };
    const made = await registerChild(s.as('portal', signUp), id, form);
    const child = await childById(systemCtx(s.as('li', signUp).house, 'settle'), made.id);
    for (const e of items) if (i < 4 || e === items[2]) await joinEvening(s.as('portal', signUp), child, e.id);
    if (i === 0) await childSeat(s, id, child);
  }
  await held(s, items[0]!.id);
}
async function childSeat(s: Stage, id: string, child: Awaited<ReturnType<typeof childById>>): Promise<void> {
  const query = { day: s.today.add({ days: 1 }).toString() };
  const { seats, slots } = await roomSlots(s.as('li', s.now), { ...given, params: { id }, query, input: undefined });
  const seatId = seats.find((x) => x.kind === 'child')!.id;
  await bookForChild(s.as('portal', s.now), child, { seatId, startsAt: Temporal.Instant.from(slots[1]!.startsAt) });
}
/** The evening before yesterday: asked for, approved by another, begun, everybody fetched. */
async function held(s: Stage, id: string): Promise<void> {
  const at = (clock: string) => s.at(-2, clock);
  const purpose = '今晚值守:核对到达和接送';
  const asked = await askAccess(s.as('zhang', at('17:40')), {
    ...given,
    params: undefined,
    input: { eveningId: id, purpose, isUrgent: false },
  });
  await decideAccess(s.as('li', at('17:50')), { ...given, params: { id: asked.id }, input: { decision: 'approved' } });
  const params = { id };
  const list = await eveningChildren(s.as('zhang', at('18:10')), { ...given, params, input: undefined });
  const move = (clock: string, verb: 'begin' | 'end', version: number) =>
    moveEvening({ ...s.as('zhang', at(clock)), version }, { ...given, params, input: { verb, reason: '' } });
  const begun = await move('18:15', 'begin', list.evening.version);
  for (const [i, c] of list.children.entries()) {
    const came = s.as('zhang', at(`18:2${i}`));
    const capture = (ctx: Ctx) => ({ id: ctx.command.id, madeAt: ctx.now.toString(), files: [] });
    await noteArrival(came, { ...given, params, input: { captured: capture(came), signUpId: c.id } });
    const gone = s.as('zhang', at(`20:3${i + 1}`));
    const to = c.mayGoAlone ? { as: 'alone' as const, name: '' } : { as: 'listed' as const, name: c.fetchers[0]!.name };
    await noteFetched(gone, { ...given, params, input: { captured: capture(gone), signUpId: c.id, ...to } });
  }
  await move('20:45', 'end', begun.version);
}

/** 追光自习室, invented: forty seats, a week of bookings, three homework evenings with vetted adults, children with their guardians' consent. */
export async function settleRooms(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const s = stage(house, accounts, organisations);
  const id = await room(s);
  const n = await week(s, id);
  await walkIns(s, id);
  await evenings(s, id);
  return n;
}
