import { attendActivity, callActivity, holdActivity, planActivity } from '#modules/activities/index.ts';
import { at, dayIn } from '../days.ts';
import { captured, count, given, type Stage } from '../stage.ts';

/* 新时代文明实践: each month one volunteer activity at least, and one of the five ways 讲评帮乐庆. */

type Kind = 'volunteering' | 'civicEvent' | 'lawTalk';
type Way = 'talk' | 'review' | 'help' | 'joy' | 'feast';
type Event = { kind: Kind; title: string; way?: Way; hour?: number };

const volunteering = [
  '扫雪开路，先扫老人门口',
  '给行动不便的人送药、理发',
  '清理沟渠和路边垃圾',
  '植树护绿，栽下两百棵樟子松',
  '帮独居老人收拾院子',
  '防溺水巡查，插警示牌',
  '防汛备沙袋',
  '给孩子们辅导暑假作业',
  '秋收帮工，先帮没劳力的户',
  '重阳看望八十岁以上老人',
  '清烟道、查煤炉',
  '送煤上门，冬衣分给需要的人',
];
const ways: readonly Event[] = [
  { kind: 'civicEvent', way: 'feast', title: '年前写春联、包饺子' },
  { kind: 'civicEvent', way: 'joy', title: '正月十五秧歌、二人台' },
  { kind: 'civicEvent', way: 'talk', title: '乡音宣讲：今年的惠农政策' },
  { kind: 'lawTalk', title: '宅基地和承包地：律师答问' },
  { kind: 'civicEvent', way: 'help', title: '春播互助，谁家缺人帮谁家' },
  { kind: 'civicEvent', way: 'feast', title: '端午包粽子，请老人来' },
  { kind: 'civicEvent', way: 'review', title: '评一评：谁家院子收拾得好' },
  { kind: 'civicEvent', way: 'joy', title: '夏夜露天电影' },
  { kind: 'civicEvent', way: 'help', title: '秋收帮工互助' },
  { kind: 'civicEvent', way: 'talk', title: '老党员讲村史' },
  { kind: 'civicEvent', way: 'review', title: '评身边好人，讲身边好事' },
  { kind: 'civicEvent', way: 'joy', title: '农家书屋读书会' },
];
const came = ['韩秀英', '乔三虎', '田桂芝', '王占山', '白玉兰', '何建平', '郭满囤', '李栓柱', '王桂花', '白秀兰'];

/** Who keeps the record, and which unit it is. */
export function putCivic(stage: Stage, line: string, by: string, unit: string, where: string): void {
  for (let month = 1; month <= 12; month += 1) {
    const events: readonly Event[] = [{ kind: 'volunteering', title: volunteering[month - 1]! }, ways[month - 1]!];
    for (const [i, e] of events.entries()) {
      const starts = at(dayIn(month, i === 0 ? 9 + (month % 4) : 19 + (month % 5)), '09:00');
      stage.clock
        .line(line)
        .put(starts.subtract({ hours: 48 }), (now) =>
          hold(stage, line, { by, unit, where, e, starts, n: 4 + ((month * 3 + i) % 6) }, now),
        );
    }
  }
}

type Held = { by: string; unit: string; where: string; e: Event; starts: Temporal.Instant; n: number };
async function hold(stage: Stage, line: string, h: Held, now: Temporal.Instant): Promise<void> {
  const ends = h.starts.add({ hours: 3 });
  const { kind, title, way } = h.e;
  const span = { startsAt: h.starts.toString(), endsAt: ends.toString() };
  const input = { organisationId: stage.organisations.get(h.unit)!, where: h.where, kind, title, way, ...span };
  const { id, version } = await planActivity(stage.as(h.by, now), { ...given, input });
  const params = { id };
  await callActivity(stage.as(h.by, now, version), { ...given, params, input: {} });
  stage.clock.line(line).put(h.starts, async (then) => {
    const ctx = stage.as(h.by, then);
    const guests = came.slice(0, h.n);
    const there = await attendActivity(ctx, {
      ...given,
      params,
      input: { captured: captured(ctx), ticks: [], memberIds: [], guests },
    });
    const minutes = '按计划开展，来的人自愿参加，结束后一起收拾干净。';
    const words = { host: '村（居）委会', recorder: '值班人员', minutes, decisions: [], tasks: [] };
    await holdActivity(stage.as(h.by, ends, there.version), { ...given, params, input: words });
    count(stage.tally, kind === 'volunteering' ? 'volunteering' : 'civicEvents');
  });
}
