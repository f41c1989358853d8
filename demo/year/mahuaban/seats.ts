import { addRules, addTerm, bookSeatAtHome, listRooms, moveSeat, roomSlots } from '#modules/rooms/index.ts';
import { presets } from '#modules/rooms/slots.rules.ts';
import { at, type Day, dayIn, daysBetween, firstDay, lastDay } from '../days.ts';
import { diceFor } from '../dice.ts';
import { count, given, type Stage } from '../stage.ts';
import { personName } from '../units.ts';

/* 追光自习室: seats all day, more of them in holidays and before examinations. */

const LINE = 'seats';
const busy = [3, 3, 2, 2, 2, 3, 4, 3, 2, 2, 2, 3];
const terms = [
  ['2025 年春季学期', dayIn(2, 24), dayIn(7, 6)],
  ['2025 年秋季学期', dayIn(9, 1), dayIn(12, 31)],
] as const;

/** The room of the demo, as it was this year. `then` learns its id. */
export function putRoom(stage: Stage, then: (id: string) => void): void {
  stage.clock.line(LINE).put(at(firstDay, '00:10'), async (now) => {
    const { items } = await listRooms(stage.as('li', now), given as never);
    const room = items.find((r) => r.name === '追光自习室');
    if (!room) throw new Error('the study room is settled by the demo');
    const rules = { ...presets.gentle, name: '2025 年规则', validFrom: firstDay.add({ days: 1 }).toString() };
    await addRules(stage.as('li', now), { ...given, params: { id: room.id }, input: rules });
    for (const [name, from, to] of terms)
      await addTerm(stage.as('li', now), {
        ...given,
        params: { id: room.id },
        input: { name, fromDay: from.toString(), toDay: to.toString() },
      });
    putDays(stage, room.id);
    then(room.id);
  });
}

function putDays(stage: Stage, roomId: string): void {
  for (const day of daysBetween(dayIn(1, 3), lastDay)) {
    const isShut = day.month === 1 && day.day >= 28;
    if (isShut) continue;
    stage.clock.line(LINE).put(at(day, '07:30'), (now) => bookDay(stage, roomId, day, now));
  }
}

async function bookDay(stage: Stage, roomId: string, day: Day, now: Temporal.Instant): Promise<void> {
  const d = diceFor(stage.seed, `seats ${day}`);
  const query = { day: day.toString() };
  const { seats, slots } = await roomSlots(stage.as('li', now), {
    ...given,
    params: { id: roomId },
    query,
    input: undefined,
  });
  const plain = seats.filter((s) => s.kind !== 'child');
  const n = busy[day.month - 1]! + (day.dayOfWeek > 5 ? 2 : 0) - d.upTo(2);
  for (let k = 0; k < n; k += 1) {
    const slot = slots[k % Math.min(slots.length, 3)];
    const seat = plain[(k * 7 + day.dayOfYear * 3) % plain.length];
    if (!slot || !seat) return;
    const startsAt = Temporal.Instant.from(slot.startsAt);
    const who = {
      name: personName(d),
      phone: `19900006${String((day.dayOfYear * 10 + k) % 1000).padStart(3, '0')}`,
      isChild: false,
    };
    const { id } = await bookSeatAtHome(stage.as({ kind: 'visitor' }, now), roomId, {
      seatId: seat.id,
      startsAt,
      ...who,
    });
    count(stage.tally, 'seats');
    if (d.chance(0.08)) continue;
    const move = (moment: Temporal.Instant, verb: 'arrive' | 'release') =>
      stage.clock.line(LINE).put(moment, async (then) => {
        await moveSeat(stage.as('zhang', then), { ...given, params: { id }, input: { verb, reason: '' } });
      });
    move(startsAt.add({ minutes: 2 + d.upTo(20) }), 'arrive');
    move(Temporal.Instant.from(slot.endsAt).subtract({ minutes: 5 + d.upTo(60) }), 'release');
  }
}
