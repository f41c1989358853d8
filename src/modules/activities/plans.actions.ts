import { isWithin } from '#kernel/area.ts';
import { describeDay } from '#kernel/calendar.ts';
import { say } from '#kernel/words.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record, recordAll } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { planOf } from './activities.actions.ts';
import { insertActivities, type Planned, yearOfUnits } from './activities.store.ts';
import { dayOfActivity, entryOf, partsFor, staffOf } from './activities.view.ts';
import { activityKindWords, meetingWord, no, activityWords as w } from './activities.words.ts';
import { countInBatch, dropUntouched, insertBatch, lockBatch } from './batch.store.ts';
import { type DayWord, type DraftAsk, draftYear } from './draft.rules.ts';
import type { DraftLine, PlansApi } from './plans.contract.ts';
import { membersOn, type OnRoll, type Unit, unitById } from './roll.store.ts';
import { rulesFor } from './rules.store.ts';
import { linesIn } from './year.actions.ts';

type Handles = { [K in keyof PlansApi]: Handler<PlansApi[K]> };

const ZONE = 'Asia/Shanghai';
const MEETING_HOURS = 2;
const BETWEEN_MINUTES = 30;

async function dayWordsOf(ctx: Ctx): Promise<(date: string) => DayWord> {
  const calendar = await calendarOf(ctx);
  return (date) => {
    const { kind, name, provisional } = describeDay(calendar, date);
    return { isWorkday: kind === 'work' || kind === 'makeup', name: kind === 'holiday' ? name : '', provisional };
  };
}

type Drafted = { unit: Unit; members: readonly OnRoll[]; ask: DraftAsk; hour: number };
/** The days of one unit's draft, one line a meeting: those that fall on one day follow one another. */
function linesFor({ unit, members, ask, hour }: Drafted, drafted: ReturnType<typeof draftYear>): DraftLine[] {
  const groups = [...new Set(members.flatMap((m) => (m.group ? [m.group] : [])))];
  const meetings = drafted.flatMap((d) =>
    (d.kind === 'groupMeeting' ? groups : [null]).map((group) => ({ ...d, group })),
  );
  return meetings.map(({ kind, day, instead, provisional, group }, i) => {
    const before = meetings.slice(0, i).filter((m) => m.day === day).length;
    const startsAt = Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: ZONE, plainTime: { hour } })
      .toInstant()
      .add({ minutes: BETWEEN_MINUTES * before });
    const month = Number(day.slice(5, 7));
    return {
      organisationId: unit.id,
      unit: unit.name,
      kind,
      group,
      title: say(w.draftTitle, 'zh', { month, kind: meetingWord(kind, group)[0] }),
      day,
      startsAt: startsAt.toString(),
      endsAt: startsAt.add({ hours: MEETING_HOURS }).toString(),
      instead,
      insteadName: instead ? ask.dayWord(instead).name : '',
      provisional,
    };
  });
}

/** What the year of these units still lacks, laid on working days. Nothing is kept: a person looks it over and confirms. */
export const draftPlans: Handles['draftPlans'] = async (ctx, { input }) => {
  const { year, unitIds, kinds, day: fixedDay, hour, onlyWorkdays } = input;
  const today = dayOf(ctx.now);
  const ask: DraftAsk = { year, fixedDay, today, onlyWorkdays, dayWord: await dayWordsOf(ctx) };
  const activities = Map.groupBy(await yearOfUnits(ctx, unitIds, year), (a) => a.organisationId);
  const members = Map.groupBy(await membersOn(ctx, unitIds, today), (m) => m.organisationId);
  const items: DraftLine[] = [];
  let lacking = 0;
  const linesOf = await linesIn(ctx, year);
  for (const id of unitIds) {
    const unit = await unitById(ctx, id, today);
    const own = members.get(id) ?? [];
    const lines = linesOf(unit, activities.get(id) ?? [], own).filter((l) => kinds.includes(l.kind));
    const found = linesFor({ unit, members: own, ask, hour }, draftYear(lines, ask));
    lacking += found.length > 0 ? 1 : 0;
    items.push(...found);
  }
  return { items, lacking };
};

type Items = Parameters<Handles['putPlans']>[1]['input']['items'];
const keyOf = (a: { organisationId: string; kind: string; group?: string | null | undefined; day: string }) =>
  [a.organisationId, a.kind, a.group ?? '', a.day].join('/');
/** What stands on these units' days already, so that nothing is planned twice. */
async function knownDays(ctx: Ctx, items: Items): Promise<Set<string>> {
  const units = [...new Set(items.map((i) => i.organisationId))];
  // What lies before this year is refused as past; a year beyond four digits is none that anybody plans.
  const thisYear = Number(dayOf(ctx.now).slice(0, 4));
  const years = [...new Set(items.map((i) => Number(dayOf(Temporal.Instant.from(i.startsAt)).slice(0, 4))))].filter(
    (year) => year >= thisYear && year < 9999,
  );
  const found = await Promise.all(years.map((y) => yearOfUnits(ctx, units, y)));
  return new Set(found.flat().map((a) => keyOf({ ...a, day: dayOfActivity(a) })));
}

type Checked = { unit: { id: string; area: string }; planned: Planned };
/** Every line as a single plan would be held to, and named by its number when it breaks something. */
async function checkedPlans(tx: TxCtx, items: Items): Promise<Checked[]> {
  const { area: own } = staffOf(tx);
  const units = await organisationsById(tx, [...new Set(items.map((i) => i.organisationId))]);
  const days = await knownDays(tx, items);
  const rules = new Map<string, Awaited<ReturnType<typeof rulesFor>>>();
  const checked: Checked[] = [];
  for (const [i, { organisationId, kind, ...input }] of items.entries()) {
    const at = (field: string) => `items.${i}.${field}`;
    const unit = units.get(organisationId);
    if (!unit || !isWithin(unit.area, own)) throw no('unitNotHere', at('organisationId'));
    const plan = await planOf(tx, unit.id, kind, input, at);
    const day = dayOf(plan.startsAt);
    if (Temporal.Instant.compare(plan.startsAt, tx.now) <= 0) throw no('planPast', at('startsAt'));
    const year = `${unit.area}/${day.slice(0, 4)}`;
    const known = rules.get(year) ?? (await rulesFor(tx, unit.area, day));
    rules.set(year, known);
    const rule = known.get(kind);
    if (!rule || !partsFor(tx, rule).has('recorder')) throw no('notYourKind', at('kind'));
    const key = keyOf({ organisationId, kind, group: plan.group, day });
    if (days.has(key)) throw no('planTwice', at('startsAt'), { unit: unit.name, kind: activityKindWords[kind][0] });
    days.add(key);
    checked.push({ unit, planned: { id: tx.house.newId(), kind, ...plan } });
  }
  return checked;
}

/** All of them in one act: each is an activity like any other, and the act can be taken back. */
export const putPlans: Handles['putPlans'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { accountId, area } = staffOf(tx);
    const checked = await checkedPlans(tx, input.items);
    const batchId = tx.house.newId();
    await insertBatch(tx, { id: batchId, area, accountId, made: checked.length });
    for (const [unitId, many] of Map.groupBy(checked, (c) => c.unit.id))
      await insertActivities(
        tx,
        { area: many[0]?.unit.area ?? area, organisationId: unitId, accountId, batchId },
        many.map((c) => c.planned),
      );
    await recordAll(
      tx,
      checked.map(({ unit, planned: p }) =>
        entryOf({ id: p.id, area: unit.area }, 'plan', { kind: p.kind, day: dayOf(p.startsAt), batch: batchId }),
      ),
      'new',
    );
    return { id: batchId, made: checked.length };
  });

/** Takes back what nobody has touched since; what was changed or called stays, and is told. */
export const undoPlans: Handles['undoPlans'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const batch = await lockBatch(tx, params.id);
    if (batch.isUndone) throw no('undone');
    const gone = await dropUntouched(tx, params.id);
    if (gone.length === 0) throw no('nothingUndone');
    await recordAll(
      tx,
      gone.map((a) => entryOf(a, 'unplan', { batch: params.id })),
    );
    const kept = await countInBatch(tx, params.id);
    const about = { kind: 'activityBatch', id: params.id, area: batch.area, verb: 'undo', shows: 'staff' } as const;
    await record(tx, { ...about, data: { undone: gone.length, kept } }, 'new');
    return { undone: gone.length, kept };
  });
