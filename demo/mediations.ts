import { actorsOf } from '#demo/actors.ts';
import { drawnPhoto } from '#demo/photo.ts';
import * as door from '#modules/mediations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const VILLAGE = '150124201213';
const COMMUNITY = '150102401007';
const DAY = 24;

/** Invented people who mediate or know some law; no telephone of theirs is kept. */
const people = [
  ['village', 'mediator', '刘桂兰', true, 'head', 'liu', true, 18],
  ['village', 'mediator', '武根锁', false, 'deputy', null, true, 16],
  ['village', 'mediator', '白永清', true, 'member', null, false, 12],
  ['village', 'mediator', '赵永平', false, 'engaged', 'zhao', true, 24],
  ['village', 'guide', '郝玉成', false, null, null, true, 8],
  ['village', 'guide', '苏巧英', true, null, null, true, 10],
  ['community', 'mediator', '李雪梅', true, 'head', 'li', true, 20],
  ['community', 'mediator', '阿拉坦', false, 'member', null, true, 9],
  ['community', 'mediator', '孟庆芬', true, 'member', null, false, 14],
] as const;
/** Invented disputes: kind, what it is about, who applies, the other side. */
const disputes = {
  wall: ['neighbour', '两家院墙占地，吵了半年，都说对方多占了二十厘米。', '张有田', '李满囤'],
  loan: ['debt', '三年前借出一万二，打了条，只还过两千。', '高俊峰', '贾二虎'],
  sheep: ['damage', '羊进了地，啃了半亩玉米，赔多少谈不拢。', '杜秀莲', '任富贵'],
  elder: ['family', '兄弟三个，老人跟谁住、看病钱怎么摊。', '乔老汉', '乔建国'],
  water: ['land', '浇地排号，去年的老规矩今年有人不认。', '韩三女', '郭海旺'],
  noise: ['neighbour', '楼上装修到晚上十点，孩子没法写作业。', '孙丽华', '马占元'],
} as const;

/** Two committees with their people, and disputes at different steps: applied at home, in mediation, failed, being performed, archived whole. */
export async function settleMediations(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const now = house.now();
  const ago = (days: number) => now.subtract({ hours: DAY * days });
  const day = (days: number) => dayOf(ago(days));
  const as = (login: string, at: Temporal.Instant, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: at,
    version,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const committee = (login: string, organisation: string, area: string, name: string, phone: string) =>
    door.addCommittee(as(login, ago(300)), {
      ...{ ...given, params: undefined },
      input: {
        ...{ area, organisationId: organisations.get(organisation)!, name, phone, electedOn: day(400) },
        ...{ electedBy: '村（居）民会议', address: '党群服务中心一楼调解室', hours: '工作日 9:00-17:00' },
      },
    });
  const at = {
    village: await committee('liu', 'laoxionggou', VILLAGE, '老熊沟村人民调解委员会', '0471-0000211'),
    community: await committee('li', 'mahuaban', COMMUNITY, '麻花板社区人民调解委员会', '0471-0000212'),
  };
  for (const [where, kind, name, isWoman, part, login, isPublic, hours] of people) {
    const by = where === 'village' ? 'liu' : 'li';
    const p = await door.addPerson(as(by, ago(290)), {
      ...{ ...given, params: undefined },
      input: {
        ...{ kind, area: at[where].area, name, isWoman, since: day(400), isPublic },
        ...(kind === 'mediator' && { committeeId: at[where].id, part: part ?? 'member' }),
        ...(login && { accountId: accounts.get(login)! }),
      },
    });
    const input = { on: day(20), hours, topic: '民法典相邻关系、调解协议怎么写' };
    await door.trainPerson(as(by, now), { ...given, params: { id: p.id }, input });
  }

  const begin = async (which: keyof typeof disputes, days: number, login = 'liu') => {
    const [kind, body, name, other] = disputes[which];
    const taken = await door.takeMediation(as(login, ago(days)), {
      ...{ ...given, params: undefined },
      input: {
        ...{ committeeId: at[login === 'liu' ? 'village' : 'community'].id, kind, origin: 'applied', body },
        parties: [
          { side: 'applicant', name, phone: '19900003001', address: '三组', idNumber: '150124197001011234' },
          { side: 'other', name: other, phone: '19900003002', address: '三组', idNumber: '150124197101011235' },
        ],
      },
    });
    const [first, second] = taken.slips.map((s) => s.partyId);
    const { id } = taken;
    /** One act on the day, decided on the version there is. */
    const act = async <I>(
      handler: (ctx: Ctx, g: { params: { id: string }; input: I } & typeof given) => Promise<unknown>,
      on: number,
      input: I,
    ) => {
      const { version } = await door.getMediation(as(login, ago(on)), { ...given, params: { id }, input: undefined });
      await handler(as(login, ago(on), version), { ...given, params: { id }, input });
    };
    return { id, first: first!, second: second!, act };
  };
  type Begun = Awaited<ReturnType<typeof begin>>;
  const mediated = async (m: Begun, days: number, text: string) => {
    const yes = { answer: 'yes', way: 'counter', wantsClosed: false } as const;
    await m.act(door.answerMediation, days, { partyId: m.second, ...yes });
    for (const partyId of [m.first, m.second]) await m.act(door.tellRights, days, { partyId, on: day(days) });
    await m.act(door.keepRecord, days, { kind: 'session', on: day(days), text, isOpen: false });
  };
  const inForce = async (m: Begun, days: number, content: string, dues: readonly number[]) => {
    await m.act(door.agreeMediation, days, {
      ...{ form: 'written', isStatus: false, facts: '双方认可调解记录里的事实。', issues: '怎么赔、什么时候给。' },
      ...{ responsibility: '双方都有责任，各让一步。', content, manner: '当面交清，打收条。' },
      instalments: dues.map((d, i) => ({ what: `第 ${i + 1} 笔`, dueOn: day(d) })),
    });
    for (const partyId of [m.first, m.second])
      await m.act(door.signMediation, days, { who: 'party', partyId, way: 'fingerprint', on: day(days) });
    await m.act(door.signMediation, days, { who: 'mediator', way: 'sign', on: day(days) });
    await m.act(door.signMediation, days, { who: 'committee', way: 'seal', on: day(days) });
    await m.act(door.validateMediation, days, {});
  };

  const wall = await begin('wall', 40);
  await mediated(wall, 38, '到现场量了两遍，老界石还在。张家越界二十厘米，李家愿意等秋后再拆。');
  await inForce(wall, 36, '张家秋收后一个月内把墙退回老界。', [-20]);
  const loan = await begin('loan', 30);
  await mediated(loan, 27, '借条当面看过，欠一万。贾二虎说羊卖了先还一半。');
  await inForce(loan, 12, '分两次还清一万元。', [4, -40]);
  const { instalments } = await door.getMediation(as('liu', ago(4)), {
    ...given,
    params: { id: loan.id },
    input: undefined,
  });
  await loan.act(door.performMediation, 4, {
    ...{ verb: 'perform', instalmentId: instalments[0]!.id, on: day(4), routesTold: false },
  });
  const sheep = await begin('sheep', 120);
  await mediated(sheep, 118, '按半亩玉米的市价算，双方认可六百元。');
  await inForce(sheep, 118, '任富贵赔偿六百元。', [110]);
  const paid = await door.getMediation(as('liu', ago(110)), { ...given, params: { id: sheep.id }, input: undefined });
  await sheep.act(door.performMediation, 110, {
    ...{ verb: 'perform', instalmentId: paid.instalments[0]!.id, on: day(110), routesTold: false },
  });
  await sheep.act(door.performMediation, 110, { verb: 'fulfil', on: day(110), routesTold: false });
  await sheep.act(door.keepRecord, 80, { kind: 'visit', on: day(80), text: '两家都说没事了，羊圈也修了门。' });
  const photo = await drawnPhoto(house, '签字的协议书.jpg');
  await door.keepFile(as('liu', ago(79)), {
    ...{ ...given, files: [photo], params: { id: sheep.id } },
    input: { kind: 'agreement' },
  });
  await sheep.act(door.archiveMediation, 78, { keepYears: 10 });
  const elder = await begin('elder', 25);
  await mediated(elder, 22, '三个儿子到齐，轮流住的办法谈了，看病钱没谈拢。');
  await elder.act(door.appointMediation, 0, {
    at: now.add({ hours: 26 }).toString(),
    place: '老人家里',
  });
  const water = await begin('water', 60);
  await mediated(water, 58, '村里老规矩和今年的新办法都念了一遍。');
  await water.act(door.endMediation, 55, { verb: 'fail', routesTold: true });
  await begin('noise', 2, 'li');
  await door.applyAtHome(
    { ...systemCtx(house, 'settle'), actor: { kind: 'visitor' }, now: ago(1) },
    {
      ...{ committeeId: at.village.id, kind: 'house', body: '隔壁盖房，房檐的水全流到我家院里。', wish: '' },
      ...{ name: '谢巧兰', phone: '19900003009', address: '', otherName: '同村的康大成', otherReach: '二组' },
    },
  );
  return Object.keys(disputes).length + 1;
}
