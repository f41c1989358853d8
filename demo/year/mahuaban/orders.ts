import { attach, caseVerbs, residentVerbs, versionOf } from '#modules/cases/index.ts';
import { arriveAtDoor, order, takeOrder } from '#modules/orders/index.ts';
import type { Upload } from '#platform/module.ts';
import { at, type Day, YEAR } from '../days.ts';
import { diceFor } from '../dice.ts';
import { callbackOf } from '../run.ts';
import { count, given, type Stage } from '../stage.ts';
import { surname } from '../units.ts';

/* 红色物业 点单: ordered from home, taken within minutes, done the same day, rated. */

export const COMMUNITY = '150102401007';
export const ORDERS = 380;
const LINE = 'orders';
type Kind = {
  service: 'heating' | 'water' | 'drains' | 'lift' | 'locks' | 'cleaning' | 'repair';
  asks: readonly string[];
  done: readonly string[];
  months: readonly number[];
};
const kinds: readonly Kind[] = [
  {
    service: 'heating',
    months: [9, 7, 4, 2, 0, 0, 0, 0, 1, 6, 10, 9],
    asks: ['北屋暖气不热，室温只有16度。', '暖气片漏水，地板湿了一片。', '主卧暖气上热下凉，请来排排气。'],
    done: ['排气后复测20度，暖气片全热。', '更换放气阀，不漏了，地面擦干。'],
  },
  {
    service: 'water',
    months: [4, 4, 4, 4, 4, 5, 6, 6, 4, 4, 4, 4],
    asks: ['厨房水龙头关不严，一直滴。', '家里水压特别小。', '水表前阀门漏水。'],
    done: ['换了龙头阀芯，不滴了。', '清洗过滤网，水压正常。'],
  },
  {
    service: 'drains',
    months: [3, 3, 3, 4, 5, 6, 8, 7, 5, 4, 3, 3],
    asks: ['厨房下水堵了，水下不去。', '卫生间地漏返水。', '马桶堵了，家里就一个卫生间。'],
    done: ['机器疏通，试水三次下得快。', '清出杂物，换了防臭地漏。'],
  },
  {
    service: 'lift',
    months: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
    asks: ['电梯按钮按不动。', '电梯门关上又开，上不去。'],
    done: ['换了按钮板，上下试运行正常。', '清了门槽异物，调了光幕。'],
  },
  {
    service: 'locks',
    months: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
    asks: ['单元门禁刷不开。', '家里门锁转不动了，老人在屋里。'],
    done: ['门禁主板重启并换线，刷卡正常。', '锁芯上油调正，好开了。'],
  },
  {
    service: 'cleaning',
    months: [2, 2, 3, 3, 3, 4, 4, 4, 3, 3, 2, 2],
    asks: ['楼道里有一堆装修垃圾。', '楼门口让狗弄脏了，请来冲一下。'],
    done: ['垃圾清走，楼道拖净。', '冲洗干净并消毒。'],
  },
  {
    service: 'repair',
    months: [3, 3, 3, 3, 3, 3, 4, 4, 3, 3, 4, 4],
    asks: ['楼道灯坏了两层，老人上楼看不见。', '纱窗轨道坏了，关不上。', '楼梯扶手松了。'],
    done: ['换了声控灯，两层都亮。', '轨道校直，纱窗推拉顺。', '扶手焊牢打磨好了。'],
  },
];
export type PlannedOrder = {
  day: Day;
  clock: string;
  service: Kind['service'];
  body: string;
  done: string;
  place: string;
  name: string;
  phone: string;
  minutes: number;
  calls: boolean;
};

export function planOrders(seed: number): PlannedOrder[] {
  const d = diceFor(seed, 'orders');
  return Array.from({ length: ORDERS }, () => {
    const kind = d.weighed(kinds.map((k) => [k, k.months.reduce((a, b) => a + b)] as const));
    const month = d.weighed(kind.months.map((w, i) => [i + 1, w] as const));
    return {
      day: Temporal.PlainDate.from({ year: YEAR, month, day: d.between(1, 28) }),
      clock: `${String(d.between(8, 19)).padStart(2, '0')}:${String(d.upTo(60)).padStart(2, '0')}`,
      ...{ service: kind.service, body: d.pick(kind.asks), done: d.pick(kind.done) },
      place: `${d.between(1, 9)}号楼${d.between(1, 4)}单元${d.between(1, 6)}0${d.between(1, 3)}`,
      name: `${surname(d)}${d.pick(['女士', '先生', '大爷', '阿姨'])}`,
      phone: `1990000${d.between(5000, 5999)}`,
      ...{
        minutes: d.weighed([
          [4, 5],
          [9, 5],
          [16, 3],
          [28, 1],
        ] as const),
        calls: d.chance(0.4),
      },
    };
  });
}

export function putOrders(stage: Stage, photo: Upload): void {
  for (const o of planOrders(stage.seed))
    stage.clock.line(LINE).put(at(o.day, o.clock), (now) => begin(stage, o, photo, now));
}

async function begin(stage: Stage, o: PlannedOrder, photo: Upload, now: Temporal.Instant): Promise<void> {
  const { service, body, place, name, phone } = o;
  const input = { area: COMMUNITY, service, body, placeNote: place, name, phone, wantedPart: 'any' as const };
  const { id } = await order(stage.as({ kind: 'visitor' }, now), input);
  count(stage.tally, 'orders');
  const by = service === 'heating' ? 'feng' : 'ma';
  const params = { id };
  const line = stage.clock.line(LINE);
  const decided = async (then: Temporal.Instant) => stage.as(by, then, await versionOf(stage.as(by, then), id));
  line.put(now.add({ minutes: o.minutes }), async (taken) => {
    const visit = {
      visitFrom: taken.add({ minutes: 20 }).toString(),
      visitTo: taken.add({ minutes: 120 }).toString(),
      coming: by === 'feng' ? '冯师傅' : '马师傅',
    };
    await takeOrder(await decided(taken), { ...given, params, input: visit });
    line.put(taken.add({ minutes: 35 + o.minutes }), async (there) => {
      await arriveAtDoor(await decided(there), { ...given, params, input: {} });
      await attach(stage.as(by, there.add({ minutes: 30 })), { ...given, params, input: {}, files: [photo] });
      await caseVerbs.reply(await decided(there.add({ minutes: 40 })), {
        ...given,
        params,
        input: { text: `上门处理：${o.done}`, outcome: 'solved' },
      });
      if (o.calls) return callbackOf(stage, LINE, 'xu', id, there);
      line.put(there.add({ minutes: 90 }), async (then) => {
        const person = { kind: 'receipt', caseId: id } as const;
        const own = stage.as(person, then, await versionOf(stage.as(person, then), id));
        await residentVerbs.confirm(own, { stars: o.minutes > 20 ? 4 : 5, text: '来得快，谢谢师傅。' });
      });
    });
  });
}
