import { titles } from '#demo/books.list.ts';
import * as books from '#modules/books/index.ts';
import { at, dayIn, daysBetween, lastDay } from '../days.ts';
import { diceFor } from '../dice.ts';
import { count, given, type Stage } from '../stage.ts';
import { personName } from '../units.ts';
import { COMMUNITY } from './orders.ts';

/* 追光儿童书屋 beside the reading room: sixty titles, forty readers, most days somebody takes one home. */

const LINE = 'books';
const TITLES = 60;
const READERS = 40;

export function putBooks(stage: Stage): void {
  const d = diceFor(stage.seed, 'books');
  stage.clock.line(LINE).put(at(dayIn(1, 2), '09:00'), async (now) => {
    const as = () => stage.as('li', now);
    const room = await books.addReadingRoom(as(), {
      ...given,
      input: {
        ...{
          area: COMMUNITY,
          organisationId: stage.organisations.get('mahuaban')!,
          name: '追光儿童书屋',
          phone: '0471-0000518',
        },
        ...{ address: '海拉尔东路麻花板社区党群服务中心二楼东侧', hours: '每天 9:00-21:00' },
      },
    });
    const copies: string[] = [];
    const all = titles.flatMap(([bookClass, list]) => list.map(([title, authors]) => ({ bookClass, title, authors })));
    for (const { bookClass, title, authors } of all.filter((_, i) => i % 2 === 0).slice(0, TITLES)) {
      const forChildren = title.endsWith('*');
      const input = {
        title: title.replace('*', ''),
        authors,
        class: bookClass,
        forChildren,
        shelf: `${bookClass}-1`,
        count: 1,
      };
      copies.push((await books.addBook(as(), { ...given, params: { id: room.id }, input })).items[0]!.id);
    }
    const readers: string[] = [];
    for (let i = 0; i < READERS; i += 1) {
      const input = { name: personName(d), phone: `1990000${6800 + i}`, isChild: i % 3 === 0 };
      readers.push((await books.addReader(as(), { ...given, params: { id: room.id }, input })).id);
    }
    putLoans(stage, copies, readers);
  });
}

/** A copy is lent again once it is back. */
function putLoans(stage: Stage, copies: readonly string[], readers: readonly string[]): void {
  const d = diceFor(stage.seed, 'loans');
  const backOn = new Map<string, number>();
  for (const day of daysBetween(dayIn(1, 4), lastDay)) {
    if (!d.chance(day.dayOfWeek > 5 ? 0.95 : 0.55)) continue;
    const copy = copies[d.upTo(copies.length)]!;
    if ((backOn.get(copy) ?? 0) >= day.dayOfYear) continue;
    const keeps = d.between(6, 27);
    backOn.set(copy, day.dayOfYear + keeps);
    const readerId = readers[(day.dayOfYear * 7) % readers.length]!;
    const params = { id: copy };
    stage.clock.line(LINE).put(at(day, `${String(10 + d.upTo(9)).padStart(2, '0')}:15`), async (now) => {
      await books.lendBook(stage.as('li', now), { ...given, params, input: { readerId } });
      count(stage.tally, 'loans');
      stage.clock.line(LINE).put(now.add({ hours: 24 * keeps }), async (then) => {
        await books.returnBook(stage.as('li', then), { ...given, params, input: {} });
      });
    });
  }
}
