import { actorsOf } from '#demo/actors.ts';
import { numbers, old, titles } from '#demo/books.list.ts';
import * as books from '#modules/books/index.ts';
import { checkDigit13 } from '#modules/books/isbn.rules.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const none = {};
/** 978-7-999998 and 978-7-999999: nobody publishes there. */
const madeNumber = (nth: number): string => {
  const twelve = `9787${nth < 100 ? '999999' : '999998'}${String(nth % 100).padStart(2, '0')}`;
  return twelve + checkDigit13(twelve);
};
/** Invented readers, some of them children by the telephone of a parent. */
const people = [
  ...(['柳青', '郝建军', '乌兰', '赵小满*', '吕秀珍', '康乐*', '云朵*', '邢大爷', '其其格*', '史文'] as const),
];
/** Which readers took which books, how many days ago, and after how many days they came back; none: still out. */
const taken: readonly (readonly [who: number, title: string, ago: number, after?: number])[] = [
  ...([
    [0, '平凡的世界', 150, 20],
    [1, '资治通鉴', 140, 28],
    [3, '安徒生童话', 132, 10],
    [4, '随园食单', 120, 30],
  ] as const),
  ...([
    [5, '昆虫记', 110, 14],
    [6, '小王子', 101, 9],
    [7, '黄帝内经', 95, 30],
    [2, '蒙古秘史', 88, 22],
  ] as const),
  ...([
    [8, '窗边的小豆豆', 75, 12],
    [9, '时间简史', 70, 25],
    [0, '人生', 62, 15],
    [3, '夏洛的网', 58, 10],
  ] as const),
  ...([
    [6, '海底两万里', 50, 16],
    [4, '天工开物', 44, 20],
    [8, '城南旧事', 40, 12],
    [5, '十万个为什么', 33, 11],
  ] as const),
  ...([
    [1, '万历十五年', 45],
    [0, '活着', 24],
    [3, '草房子', 18],
    [6, '上下五千年', 12],
    [9, '三体', 9],
  ] as const),
  ...([
    [2, '额尔古纳河右岸', 6],
    [4, '本草纲目', 4],
    [8, '格林童话', 2],
  ] as const),
];

/** The reading room of 麻花板: a hundred and twenty titles, some out, some awaited. */
export async function settleBooks(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (daysAgo: number): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get('li')!,
    now: house.now().subtract({ hours: 24 * daysAgo }),
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const room = await books.addReadingRoom(as(200), {
    ...given,
    params: undefined,
    input: {
      ...{ area: '150102401007', organisationId: organisations.get('mahuaban')!, name: '麻花板社区阅览室' },
      ...{ address: '党群服务中心二楼，追光自习室隔壁', hours: '每天 9:00-21:00', phone: '0471-0000117' },
    },
  });
  const copies = new Map<string, { book: string; copy: string }>();
  let nth = 0;
  for (const [bookClass, list] of titles)
    for (const [i, [named, authors]] of list.entries()) {
      const title = named.replace('*', '');
      const isbn = old.includes(title) ? undefined : (numbers[title] ?? madeNumber(nth++));
      const input = {
        ...{ title, authors, isbn, class: bookClass, forChildren: named.endsWith('*') },
        ...{ shelf: `${bookClass}-${1 + Math.floor(i / 12)}`, count: numbers[title] ? 2 : 1 },
      };
      const made = await books.addBook(as(190), { ...given, params: { id: room.id }, input });
      copies.set(title, { book: made.id, copy: made.items[0]!.id });
    }
  const readers: string[] = [];
  for (const [i, name] of people.entries()) {
    const input = { name: name.replace('*', ''), phone: `1990000${1700 + i}`, isChild: name.endsWith('*') };
    readers.push((await books.addReader(as(160), { ...given, params: { id: room.id }, input })).id);
  }
  for (const [who, title, ago, after] of taken) {
    const params = { id: copies.get(title)!.copy };
    await books.lendBook(as(ago), { ...given, params, input: { readerId: readers[who]! } });
    if (after !== undefined) await books.returnBook(as(ago - after), { ...given, params, input: none });
  }
  const waits = [
    ['活着', '田小雨', '19900001720', false],
    ['格林童话', '高兴', '19900001721', true],
    ['围城', '穆兰', '19900001722', false],
  ] as const;
  for (const [title, name, phone, isChild] of waits)
    await books.reserveAtHome(
      { ...as(1), actor: { kind: 'visitor' } },
      { bookId: copies.get(title)!.book, name, phone, isChild },
    );
  return copies.size;
}
