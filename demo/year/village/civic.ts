import { at, dayIn } from '../days.ts';
import { type Meeting, putMeeting } from '../meetings.ts';
import type { Stage } from '../stage.ts';

/* 新时代文明实践: each month one volunteer activity at least, and one of the five ways 讲评帮乐庆. */

type Event = Pick<Meeting, 'kind' | 'title'> & { way?: 'talk' | 'review' | 'help' | 'joy' | 'feast' };

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
  const unitId = stage.organisations.get(unit)!;
  const common = { by, unitId, where, hours: 3, minutes: '按计划开展，来的人自愿参加，结束后一起收拾干净。' };
  for (let month = 1; month <= 12; month += 1) {
    const guests = (n: number) => came.slice(0, 4 + ((month * 3 + n) % 6));
    const starts = (day: number) => at(dayIn(month, day), '09:00');
    const title = volunteering[month - 1]!;
    putMeeting(stage, line, {
      ...common,
      kind: 'volunteering',
      title,
      starts: starts(9 + (month % 4)),
      guests: guests(0),
      counts: 'volunteering',
    });
    putMeeting(stage, line, {
      ...common,
      ...ways[month - 1]!,
      starts: starts(19 + (month % 5)),
      guests: guests(1),
      counts: 'civicEvents',
    });
  }
}
