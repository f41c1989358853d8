import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { say } from '#kernel/words.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { insertActivities, type StoredActivity, yearOfUnits } from './activities.store.ts';
import { dayOfActivity, entryOf, rowOf, staffOf } from './activities.view.ts';
import {
  activityKindWords,
  activityStatusWords,
  cellStateWords,
  no,
  periodWords,
  activityWords as w,
} from './activities.words.ts';
import { membersOn, type OnRoll, putStanding, selectUnits, type Unit, unitById } from './roll.store.ts';
import { insertRequirement, requirementsFor, rulesFor } from './rules.store.ts';
import type { UnitYear, YearApi } from './year.contract.ts';
import { appliesTo, draftYear as drafted, nearest, type YearLine, yearLines } from './year.rules.ts';

type Handles = { [K in keyof YearApi]: Handler<YearApi[K]> };

const shownUnit = ({ id, name, area, placeName, members }: Unit) => ({ id, name, area, placeName, members });
const shownMember = ({ membershipId, name, isHead, standing, onCommittee, group }: OnRoll) => ({
  membershipId,
  name,
  isHead,
  standing,
  onCommittee,
  group,
});

export const activityUnits: Handles['activityUnits'] = async (ctx) => ({
  items: (await selectUnits(ctx, dayOf(ctx.now))).map(shownUnit),
});

/** The lines of a unit's year: what it owes by its own members' make-up, and what came of it. */
async function linesOf(
  ctx: Ctx,
  unit: Unit,
  year: number,
  activities: readonly StoredActivity[],
  members: readonly OnRoll[],
): Promise<YearLine[]> {
  const today = dayOf(ctx.now);
  const day = `${year}-12-31` < today ? `${year}-12-31` : today;
  const all = nearest(
    (await requirementsFor(ctx, unit.area, unit.kind, day)).filter(
      (r) => r.organisationId === null || r.organisationId === unit.id,
    ),
  );
  const make = { hasCommittee: members.some((m) => m.onCommittee), hasGroups: members.some((m) => m.group !== null) };
  const rules = await rulesFor(ctx, unit.area, day);
  const counted = activities.map((a) => ({
    kind: a.kind,
    countsAs: rules.get(a.kind)?.countsAs ?? [],
    day: dayOfActivity(a),
    status: a.status,
  }));
  const required = all.filter((r) => appliesTo(r.kind, make));
  return yearLines(required, year, counted, { today, since: unit.since });
}

async function yearOf(ctx: Ctx, id: string, year: number): Promise<UnitYear & { lines: YearLine[] }> {
  const unit = await unitById(ctx, id, dayOf(ctx.now));
  const activities = await yearOfUnits(ctx, [id], year);
  const members = await membersOn(ctx, [id], dayOf(ctx.now));
  const lines = await linesOf(ctx, unit, year, activities, members);
  return { unit: shownUnit(unit), year, lines, activities: activities.map(rowOf) };
}
export const unitYear: Handles['unitYear'] = (ctx, { params, query }) => yearOf(ctx, params.id, query.year);

export const yearBoard: Handles['yearBoard'] = async (ctx, { query: { year, area } }) => {
  const units = await selectUnits(ctx, dayOf(ctx.now), area);
  const ids = units.map((u) => u.id);
  const activities = Map.groupBy(await yearOfUnits(ctx, ids, year), (a) => a.organisationId);
  const members = Map.groupBy(await membersOn(ctx, ids, dayOf(ctx.now)), (m) => m.organisationId);
  const items: { unit: ReturnType<typeof shownUnit>; lines: YearLine[] }[] = [];
  for (const unit of units) {
    const lines = await linesOf(ctx, unit, year, activities.get(unit.id) ?? [], members.get(unit.id) ?? []);
    if (lines.length > 0) items.push({ unit: shownUnit(unit), lines });
  }
  return { year, items };
};

const spanText = (c: { from: number; to: number }) => (c.from === c.to ? `${c.from}月` : `${c.from}–${c.to}月`);
export const exportYear: Handles['exportYear'] = async (ctx, { params, query }) => {
  const { unit, year, lines, activities } = await yearOf(ctx, params.id, query.year);
  await recordExport(ctx, unit.area, { activityYear: year, unit: unit.id, activities: activities.length });
  const required = (l: YearLine) => `${periodWords[l.period][0]} ${l.needs} 次`;
  return sheetFile(`${unit.name}${say(w.year, 'zh', { year })}`, [
    {
      name: say(w.year, 'zh', { year }),
      columns: [
        { head: w.kind[0], width: 14 },
        { head: w.required[0], width: 14 },
        { head: w.missed[0], width: 8 },
        ...Array.from({ length: 12 }, (_, i) => ({ head: `${i + 1}月`, width: 13 })),
      ],
      rows: lines.map((l) => [
        activityKindWords[l.kind][0],
        required(l),
        l.missed,
        ...Array.from({ length: 12 }, (_, i) => {
          const cell = l.cells.find((c) => c.from === i + 1);
          return cell ? `${spanText(cell)} ${cellStateWords[cell.state][0]}` : '';
        }),
      ]),
    },
    {
      name: w.list[0],
      columns: [w.day, w.kind, w.what, w.where, w.status, w.should, w.present].map((word, i) => ({
        head: word[0],
        width: i === 2 || i === 3 ? 30 : 12,
      })),
      rows: activities.map((a) => [
        a.day,
        activityKindWords[a.kind][0],
        a.title,
        a.where,
        activityStatusWords[a.status][0],
        a.should,
        a.present,
      ]),
    },
  ]);
};

const MEETING_HOURS = 2;
/** Plans what a year still lacks, on one fixed day of the month; each can be moved afterwards. */
export const draftYear: Handles['draftYear'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { year, day, hour, where } = input;
    const { unit, lines } = await yearOf(tx, params.id, year);
    const today = dayOf(tx.now);
    const planned = drafted(lines, year, day, today);
    if (planned.length === 0) throw no('nothingToDraft');
    const groups = [...new Set((await membersOn(tx, [unit.id], today)).flatMap((m) => (m.group ? [m.group] : [])))];
    const rows = planned.flatMap(({ kind, day: on }, i) =>
      (kind === 'groupMeeting' ? groups : [undefined]).map((group) => {
        // Several kinds fall on the fixed day: they follow one another.
        const before = planned.slice(0, i).filter((p) => p.day === on).length;
        const startsAt = Temporal.PlainDate.from(on)
          .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: Temporal.PlainTime.from({ hour }) })
          .toInstant()
          .add({ minutes: 30 * before });
        const month = Number(on.slice(5, 7));
        const title = say(w.draftTitle, 'zh', { month, kind: `${group ?? ''}${activityKindWords[kind][0]}` });
        return {
          id: tx.house.newId(),
          kind,
          title,
          where,
          group,
          startsAt,
          endsAt: startsAt.add({ hours: MEETING_HOURS }),
        };
      }),
    );
    const { accountId } = staffOf(tx);
    await insertActivities(tx, { area: unit.area, organisationId: unit.id, accountId }, rows);
    for (const r of rows) await record(tx, entryOf({ id: r.id, area: unit.area }, 'plan', { kind: r.kind }), 'new');
    return yearOf(tx, unit.id, year);
  });

export const unitRoll: Handles['unitRoll'] = async (ctx, { params }) => {
  const today = dayOf(ctx.now);
  const unit = await unitById(ctx, params.id, today);
  return { unit: shownUnit(unit), items: (await membersOn(ctx, [unit.id], today)).map(shownMember) };
};
/** Vote, seat and group of a member, from now on: rolls that were drawn stay as they were drawn. */
export const putMember: Handles['putMember'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { standing, onCommittee } = input;
    if (onCommittee && standing !== 'full') throw no('committeeFull', 'onCommittee');
    const unit = await unitById(tx, params.id, dayOf(tx.now));
    const find = async () =>
      (await membersOn(tx, [unit.id], dayOf(tx.now))).find((m) => m.membershipId === params.membershipId);
    if (!(await find())) throw notFound();
    const group = input.group ?? null;
    const of = { membershipId: params.membershipId, organisationId: unit.id, area: unit.area };
    await putStanding(tx, of, { standing, onCommittee, group });
    await record(tx, {
      kind: 'organisation',
      id: unit.id,
      area: unit.area,
      verb: 'standing',
      shows: 'staff',
      data: { membership: params.membershipId, standing, onCommittee },
    });
    const member = await find();
    if (!member) throw notFound();
    return shownMember(member);
  });

async function placeOfRequirement(tx: TxCtx, input: { area: string; organisationId?: string | undefined }) {
  const { area: own } = staffOf(tx);
  if (!input.organisationId) {
    if (!isWithin(input.area, own)) throw no('unitNotHere', 'area');
    return { area: input.area, unitKind: 'party' };
  }
  const unit = (await organisationsById(tx, [input.organisationId])).get(input.organisationId);
  if (!unit || !isWithin(unit.area, own)) throw no('unitNotHere', 'organisationId');
  return { area: unit.area, unitKind: unit.kind };
}
export const addRequirement: Handles['addRequirement'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { kind, period, needs, validFrom, basis } = input;
    const { area, unitKind } = await placeOfRequirement(tx, input);
    const id = tx.house.newId();
    const organisationId = input.organisationId ?? null;
    const made = await insertRequirement(tx, {
      id,
      area,
      organisationId,
      unitKind,
      kind,
      period,
      needs,
      validFrom,
      basis,
    });
    if (!made) throw no('requirementKnown', 'validFrom');
    await record(tx, {
      kind: 'activityRequirement',
      id,
      area,
      verb: 'set',
      shows: 'staff',
      data: { kind, period, needs, validFrom, organisationId },
    });
    return { id };
  });
