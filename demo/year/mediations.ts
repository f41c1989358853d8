import * as door from '#modules/mediations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { putStory, type Story } from './clockwork.ts';
import { at, dayIn, inOffice, laterBy, workdayFrom } from './days.ts';
import { count, given, type Stage } from './stage.ts';

/* 人民调解: one dispute a month between the village's committee and the community's, most agreed and performed, some not. */

type Dispute = {
  by: 'liu' | 'li';
  kind: 'neighbour' | 'debt' | 'damage' | 'family' | 'land';
  body: string;
  sides: readonly [string, string];
  found: string;
  /** What both signed; left out when nothing came of it. */
  agreed?: string;
};
const disputes: readonly Dispute[] = [
  {
    ...{ by: 'liu', kind: 'debt', body: '前年借的八千块，说好年前还，一直没给。', sides: ['韩有福', '杜二平'] },
    ...{ found: '借条当面看过，欠款认账，手头紧。', agreed: '开春卖羊后一次还清八千元。' },
  },
  {
    ...{ by: 'li', kind: 'neighbour', body: '楼上漏水泡了我家顶棚，修不修互相推。', sides: ['孟玉兰', '贺建军'] },
    ...{ found: '一起上楼看了，是卫生间防水坏了。', agreed: '楼上十日内重做防水，并赔顶棚粉刷费六百元。' },
  },
  {
    ...{ by: 'liu', kind: 'land', body: '地埂被犁掉一溜，春播前要说清楚。', sides: ['任桂枝', '乔来喜'] },
    ...{ found: '拉绳量了两遍，界石还在。', agreed: '按界石恢复地埂，以后各犁各的。' },
  },
  {
    ...{ by: 'li', kind: 'neighbour', body: '楼道里放电动车充电，说了几回不听。', sides: ['苏春霞', '闫永亮'] },
    ...{ found: '社区带着看了新装的充电棚。', agreed: '三日内把车挪到充电棚，楼道不再停放。' },
  },
  {
    ...{ by: 'liu', kind: 'damage', body: '羊群进了菜地，一季的菜毁了大半。', sides: ['郭秀英', '马全胜'] },
    ...{ found: '到地里点了株数，按市价估。', agreed: '赔偿四百五十元，羊圈门换新。' },
  },
  {
    by: 'li',
    kind: 'family',
    body: '母亲住院的钱兄妹怎么摊，谈不拢。',
    sides: ['白志强', '白志梅'],
    found: '三次都没谈到一处。',
  },
  {
    ...{ by: 'liu', kind: 'land', body: '浇地轮到我家水就小了，怀疑上头偷放。', sides: ['王三女', '张有田'] },
    ...{ found: '两家一起守了一轮水。', agreed: '按地亩排号，水票当场记，谁家浇谁家签。' },
  },
  {
    ...{ by: 'li', kind: 'damage', body: '狗把孩子咬了，打针的钱没人认。', sides: ['孙丽华', '高志远'] },
    ...{ found: '看了监控和收据。', agreed: '承担全部疫苗费一千二百元，出门拴绳。' },
  },
  {
    by: 'liu',
    kind: 'neighbour',
    body: '隔壁盖房房檐伸过来，雨水全流我院。',
    sides: ['谢巧兰', '康大成'],
    found: '量过尺寸，双方要走法院。',
  },
  {
    ...{ by: 'li', kind: 'debt', body: '装修尾款拖了半年，工人堵门要。', sides: ['阿拉塔', '李建国'] },
    ...{ found: '对了账，三处要返工。', agreed: '返工合格后七日内付清尾款五千元。' },
  },
  {
    ...{ by: 'liu', kind: 'family', body: '老人跟谁过冬，三个儿子推来推去。', sides: ['乔老汉', '乔建民'] },
    ...{ found: '三个儿子到齐，老人愿意轮着住。', agreed: '每家住四个月，药费三家平摊。' },
  },
  {
    ...{ by: 'li', kind: 'neighbour', body: '暖气管道改到公共墙上，邻居不同意。', sides: ['邢玉珍', '邬志刚'] },
    ...{ found: '请供热站的人一起看过。', agreed: '管道改回户内走，费用各半。' },
  },
];
type Bare = Omit<typeof given, 'params' | 'input'>;
const areas = { liu: '150124201213', li: '150102401007' } as const;

export function putMediations(stage: Stage): void {
  for (const [month, d] of disputes.entries())
    putStory(stage.clock.line(`mediations ${d.by}`), mediationOf(stage, d, month + 1));
}

async function* mediationOf(stage: Stage, d: Dispute, month: number): Story {
  let now = yield inOffice(at(workdayFrom(dayIn(month, 6)), '09:40'));
  const committee = await stage.house.db
    .selectFrom('mediation_committee')
    .select('id')
    .where('area', '=', areas[d.by])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  // The demo before the year brings the committees; a slice without it has none.
  if (!committee) return;
  const [mine, other] = d.sides;
  const taken = await door.takeMediation(stage.as(d.by, now), {
    ...given,
    input: {
      ...{ committeeId: committee.id, kind: d.kind, origin: 'applied', body: d.body },
      parties: [
        { side: 'applicant', name: mine, phone: '19900003101', address: '', idNumber: '150124197001011234' },
        { side: 'other', name: other, phone: '19900003102', address: '', idNumber: '150124197101011235' },
      ],
    },
  });
  count(stage.tally, 'mediations');
  const params = { id: taken.id };
  const [first, second] = taken.slips.map((s) => s.partyId);
  const parties = [first!, second!];
  const act = async <I>(
    handler: (ctx: Ctx, g: Bare & { params: { id: string }; input: I }) => Promise<unknown>,
    input: I,
  ) => {
    const { version } = await door.getMediation(stage.as(d.by, now), { ...given, params, input: undefined });
    await handler(stage.as(d.by, now, version), { ...given, params, input });
  };
  now = yield inOffice(laterBy(now, 22));
  await act(door.answerMediation, { partyId: second!, answer: 'yes', way: 'counter', wantsClosed: false } as const);
  for (const partyId of parties) await act(door.tellRights, { partyId, on: dayOf(now) });
  now = yield inOffice(laterBy(now, 48));
  await act(door.keepRecord, { kind: 'session', on: dayOf(now), text: d.found, isOpen: false } as const);
  now = yield inOffice(laterBy(now, 70));
  if (!d.agreed) return act(door.endMediation, { verb: 'fail', routesTold: true } as const);
  const due = dayOf(laterBy(now, 24 * 12));
  await act(door.agreeMediation, {
    ...({
      form: 'written',
      isStatus: false,
      facts: '双方认可调解记录里的事实。',
      issues: '怎么办、什么时候办完。',
    } as const),
    ...{ responsibility: '双方各让一步。', content: d.agreed, manner: '当面办清，打收条。' },
    instalments: [{ what: '协议里的事', dueOn: due }],
  });
  for (const partyId of parties)
    await act(door.signMediation, { who: 'party', partyId, way: 'sign', on: dayOf(now) } as const);
  await act(door.signMediation, { who: 'mediator', way: 'sign', on: dayOf(now) } as const);
  await act(door.signMediation, { who: 'committee', way: 'seal', on: dayOf(now) } as const);
  await act(door.validateMediation, {});
  now = yield inOffice(laterBy(now, 24 * 11));
  const { instalments } = await door.getMediation(stage.as(d.by, now), { ...given, params, input: undefined });
  const done = { on: dayOf(now), routesTold: false };
  await act(door.performMediation, { verb: 'perform', instalmentId: instalments[0]!.id, ...done } as const);
  await act(door.performMediation, { verb: 'fulfil', ...done } as const);
}
