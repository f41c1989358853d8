import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { entryOf, partsOf, staffOf, villageOf } from './deliberations.view.ts';
import { no } from './deliberations.words.ts';
import { deputiesOf, deputyById, insertDeputy, isServing, putDeputyEnd, type StoredDeputy } from './deputies.store.ts';
import type { DeputyRow, MeetingsApi } from './meetings.contract.ts';
import { deputyFault, quarterOf, womenReach } from './meetings.rules.ts';
import { selectMeetings } from './meetings.store.ts';
import { countsOf } from './rules.store.ts';

type Handles = { [K in keyof MeetingsApi]: Handler<MeetingsApi[K]> };
const rowOf = (d: StoredDeputy, on: string): DeputyRow => {
  const { area: _area, ...row } = d;
  return { ...row, isServing: isServing(d, on) };
};

export const listDeputies: Handles['listDeputies'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area)) throw notFound();
  const on = dayOf(ctx.now);
  const all = await deputiesOf(ctx, area);
  const serving = all.filter((d) => isServing(d, on));
  const held = await selectMeetings(ctx, { area, status: 'held' });
  const days = held.filter((m) => m.kind === 'deputies').map((m) => dayOf(m.startsAt));
  return {
    items: all.map((d) => rowOf(d, on)),
    serving: serving.length,
    women: serving.filter((d) => d.isWoman).length,
    womenReach: womenReach(serving),
    quarters: [...new Set(days.filter((d) => d.slice(0, 4) === on.slice(0, 4)).map(quarterOf))].sort(),
  };
};

export const addDeputy: Handles['addDeputy'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    await villageOf(tx, input.area);
    if (input.part && !(await countsOf(tx, input.area)).some((c) => c.part === input.part))
      throw no('groupUnknown', 'part');
    const serving = (await deputiesOf(tx, input.area)).filter(
      (d) => d.endedOn === null && d.termUntil >= input.termFrom,
    );
    const taken = new Set(serving.flatMap((d) => d.households));
    const fault = deputyFault(input, taken);
    if (fault)
      throw no(fault, fault === 'termWrong' ? 'termUntil' : 'households', {
        n: input.households.length,
        name: input.households.find((h) => taken.has(h)) ?? '',
      });
    const id = tx.house.newId();
    await insertDeputy(tx, { ...input, id });
    await record(
      tx,
      entryOf('deputy', { id, area: input.area }, 'add', { electedBy: input.electedBy, isWoman: input.isWoman }),
      'new',
    );
    return rowOf(await deputyById(tx, id), dayOf(tx.now));
  });

export const endDeputy: Handles['endDeputy'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const d = await deputyById(tx, params.id);
    if (!partsOf(tx, d.area).has('keeper')) throw no('notYours');
    if (d.endedOn !== null) throw no('notNow');
    if (input.endedOn < d.termFrom) throw no('endBefore', 'endedOn');
    await putDeputyEnd(tx, d.id, { on: input.endedOn, why: input.why });
    await record(tx, entryOf('deputy', d, 'end', { on: input.endedOn }));
    return rowOf(await deputyById(tx, d.id), dayOf(tx.now));
  });
