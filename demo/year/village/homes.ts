import { nobodysId } from '#demo/households.ts';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { inTransaction } from '#platform/context.ts';
import { at, dayIn } from '../days.ts';
import { type Dice, diceFor } from '../dice.ts';
import { count, given, type Stage } from '../stage.ts';

/* Who lives at 老熊沟, beside the few households of the demo: invented people, numbers nobody has. */

export const VILLAGE = '150124201213';
export const HOMES = 72;

type Relation = 'head' | 'spouse' | 'child' | 'grandchild';
export type PlannedHome = {
  address: string;
  members: readonly { name: string; relation: Relation; born: string }[];
};
export type Home = PlannedHome & { id: string; head: string; people: readonly string[] };

const families = [...'韩王张刘陈杨郭马李赵高云白郝任苏'];
const men = '大柱 满仓 有福 二旦 海明 四小 建国 存柱 二旺 占山 三虎 栓柱 满囤 根生 连生 福来 金山 喜财 根柱 拴牛'.split(
  ' ',
);
const women = '秀英 改梅 玉莲 春花 玉兰 桂芝 秀兰 桂花 改兰 凤英 翠花 巧云 月娥 秀珍 桂枝 玉梅 银花 爱莲'.split(' ');
const hamlets = ['老熊沟', '南梁', '后沟', '前沟', '东坡', '阳湾'];

const date = (year: number, d: Dice) =>
  `${year}${String(d.between(1, 12)).padStart(2, '0')}${String(d.between(1, 28)).padStart(2, '0')}`;

export function planHomes(seed: number): PlannedHome[] {
  const d = diceFor(seed, 'homes');
  return Array.from({ length: HOMES }, (_, i) => {
    const family = d.pick(families);
    // The young have gone to town: two of three houses are those of the old.
    const year = i % 3 === 2 ? d.between(1952, 1972) : d.between(1931, 1944);
    const head = { name: `${family}${d.pick(men)}`, relation: 'head' as const, born: date(year, d) };
    const spouse = {
      name: `${d.pick(families)}${d.pick(women)}`,
      relation: 'spouse' as const,
      born: date(Math.min(year + d.between(0, 3), 1975), d),
    };
    const grandchild = {
      name: `${family}${d.pick(['小雨', '阳', '子轩', '欣怡', '浩然', '小娟'])}`,
      relation: 'grandchild' as const,
      born: date(d.between(2010, 2018), d),
    };
    const alone = i % 5 === 4;
    return {
      address: `${hamlets[i % hamlets.length]} ${20 + Math.floor(i / hamlets.length)} 号`,
      members: [head, ...(alone ? [] : [spouse]), ...(i % 9 === 0 ? [grandchild] : [])],
    };
  });
}

/** Written down by the village in the first days of the year; `then` is told of each. */
export function putHomes(stage: Stage, then: (home: Home, i: number, now: Temporal.Instant) => Promise<void>): void {
  let serial = 300;
  for (const [i, planned] of planHomes(stage.seed).entries()) {
    const first = serial;
    serial += planned.members.length;
    const clock = `${String(8 + (i % 9)).padStart(2, '0')}:${String((i * 7) % 60).padStart(2, '0')}`;
    stage.clock.line('laoxionggou').put(at(dayIn(1, 2 + Math.floor(i / 18)), clock), async (now) => {
      const people: string[] = [];
      for (const [k, m] of planned.members.entries()) {
        const person = await inTransaction(stage.as('liu', now), (tx) =>
          addPerson(tx, {
            ...{
              area: VILLAGE,
              name: m.name,
              basis: 'statutoryDuty',
              idNumber: nobodysId('150124', m.born, first + k),
            },
            phone: m.relation === 'head' ? `1990000${String(2300 + i)}` : null,
          }),
        );
        people.push(person.id);
      }
      const home = await addHousehold(stage.as('liu', now), {
        ...given,
        input: {
          ...{ area: VILLAGE, address: planned.address },
          members: planned.members.map((m, k) => ({
            personId: people[k]!,
            relation: m.relation,
            validFrom: '2020-01-01',
          })),
        },
      });
      count(stage.tally, 'households');
      await then({ ...planned, id: home.id, head: planned.members[0]!.name, people }, i, now);
    });
  }
}
