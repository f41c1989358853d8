import { actorsOf } from '#demo/actors.ts';
import { idCheckDigit } from '#kernel/identity.ts';
import { addHousehold, addPerson } from '#modules/people/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'grandchild';
type Member = readonly [name: string, relation: Relation, born: string];
type Home = { address: string; members: readonly Member[] };

/* Who lives in the cast's places, invented: identity numbers have a wrong check digit, telephones reach nobody. */
const corners: readonly { by: string; area: string; homes: readonly Home[] }[] = [
  {
    by: 'liu',
    area: '150124201213',
    homes: [
      {
        address: '老熊沟 1 号',
        members: [
          ['韩大柱', 'head', '19430512'],
          ['李秀英', 'spouse', '19461103'],
        ],
      },
      { address: '老熊沟 4 号', members: [['王满仓', 'head', '19520220']] },
      {
        address: '老熊沟 7 号',
        members: [
          ['张有福', 'head', '19680915'],
          ['赵改梅', 'spouse', '19700421'],
          ['张小雨', 'child', '20110630'],
        ],
      },
      {
        address: '老熊沟 9 号',
        members: [
          ['刘二旦', 'head', '19370108'],
          ['刘根生', 'child', '19640817'],
        ],
      },
      {
        address: '南梁 2 号',
        members: [
          ['陈玉莲', 'head', '19550726'],
          ['陈阳', 'grandchild', '20140218'],
        ],
      },
      {
        address: '南梁 5 号',
        members: [
          ['杨海明', 'head', '19720330'],
          ['郝春花', 'spouse', '19740912'],
        ],
      },
      { address: '南梁 8 号', members: [['郭四小', 'head', '19490619']] },
      {
        address: '后沟 3 号',
        members: [
          ['马建国', 'head', '19611205'],
          ['苏玉兰', 'spouse', '19630304'],
          ['马强', 'child', '19901019'],
        ],
      },
    ],
  },
  {
    by: 'li',
    area: '150102401007',
    homes: [
      { address: '麻花板小区 3 号楼 2 单元 201', members: [['云桂芳', 'head', '19450411']] },
      {
        address: '麻花板小区 5 号楼 1 单元 502',
        members: [
          ['白建军', 'head', '19690227'],
          ['斯琴', 'spouse', '19710816'],
        ],
      },
      {
        address: '麻花板小区 6 号楼 3 单元 101',
        members: [
          ['高凤英', 'head', '19400923'],
          ['高志远', 'child', '19660102'],
        ],
      },
    ],
  },
];

/** An identity number nobody has. */
export function nobodysId(county: string, born: string, serial: number): string {
  const body = `${county}${born}${String(serial).padStart(3, '0')}`;
  return body + (idCheckDigit(body) === '0' ? '1' : '0');
}

export type SettledHome = { id: string; area: string; headId: string; head: string };
const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** Records the households of the cast's places. */
export async function settleHouseholds(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<SettledHome[]> {
  const actors = actorsOf(accounts, organisations);
  const settled: SettledHome[] = [];
  let serial = 0;
  for (const { by, area, homes } of corners)
    for (const { address, members } of homes) {
      const as = () => ({ ...systemCtx(house, 'settle'), actor: actors.get(by)! });
      const people = [];
      for (const [name, relation, born] of members) {
        serial += 1;
        const idNumber = nobodysId(area.slice(0, 6), born, serial);
        const phone = relation === 'head' ? `1990000${String(2000 + serial)}` : null;
        const person = await inTransaction(as(), (tx) =>
          addPerson(tx, { area, name, basis: 'statutoryDuty', idNumber, phone }),
        );
        people.push({ personId: person.id, relation, validFrom: '2020-01-01' });
      }
      const home = await addHousehold(as(), { ...given, input: { area, address, members: people } });
      settled.push({ id: home.id, area, headId: people[0]!.personId, head: members[0]![0] });
    }
  return settled;
}
