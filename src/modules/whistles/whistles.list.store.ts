import { sql } from 'kysely';
import { faulty } from '#kernel/refusal.ts';
import { allVisibleCases, isWide } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Box, WhistleStatus } from './whistles.rules.ts';
import { asWhistle, type StoredWhistle, visibleWhistles, whistleRows } from './whistles.store.ts';

/* The list in pages: what runs, by the moment to report in; then what has ended, newest first. Each half is read in the order of its own index. */

const nobody = '00000000-0000-0000-0000-000000000000';

/** The same whistles, for whoever reads all of them: sets of ids, each by its index, instead of a condition on every row. */
function allVisibleWhistles(ctx: Ctx) {
  const { actor, db } = ctx;
  if (actor.kind !== 'staff') return visibleWhistles(ctx);
  const own = actor.organisationId;
  const calledOrLed = db
    .selectFrom('whistle')
    .select('id')
    .where('caller_organisation_id', '=', own)
    .unionAll(db.selectFrom('whistle').select('id').where('lead_organisation_id', '=', own));
  const calledTo = db
    .selectFrom('whistle_unit')
    .select('whistle_id as id')
    .where((eb) =>
      eb.or([eb('organisation_id', '=', own), eb('judge_organisation_id', '=', own), eb('raised_to', '=', own)]),
    );
  const onCases = allVisibleCases(ctx).innerJoin('whistle as v', 'v.case_id', 'cases.id').select('v.id');
  return db.selectFrom('whistle as w').where('w.id', 'in', calledOrLed.unionAll(calledTo).unionAll(onCases));
}

/** What each way of looking asks, as a condition on `w`. */
function boxCondition({ actor }: Ctx, box: Box) {
  const own = actor.kind === 'staff' ? actor.organisationId : nobody;
  const conditions: Record<Box, ReturnType<typeof sql<boolean>>> = {
    all: sql`true`,
    byUs: sql`(w.caller_organisation_id = ${own} or w.lead_organisation_id = ${own})`,
    toUs: sql`exists (select from whistle_unit u where u.whistle_id = w.id and u.organisation_id = ${own})`,
    overdue: sql`w.status = 'running' and w.id in (select whistle_id from whistle_unit where overdue_at is not null and status in ('called', 'declining'))`,
  };
  return conditions[box];
}

/**
 * From where each way of looking reads. What one's own unit calls or comes to is visible by that alone. Who oversees a county or more sees most of
 * what there is: the page is found in the order of the list; who sees a township or a unit's part of it reads the set of what they see.
 */
function whistlesFor(ctx: Ctx, box: Box) {
  if (box === 'byUs' || box === 'toUs') return ctx.db.selectFrom('whistle as w');
  return box === 'overdue' || isWide(ctx) ? visibleWhistles(ctx) : allVisibleWhistles(ctx);
}

type Position = { status: WhistleStatus; at: string; id: string };
const CURSOR = /^(running|ended)_(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(text: string | undefined): Position | null {
  if (!text) return null;
  const [, status, at = '', id = ''] = CURSOR.exec(text) ?? [];
  try {
    if (status === 'running' || status === 'ended') return { status, at: Temporal.Instant.from(at).toString(), id };
  } catch {
    // A date that does not exist is no position either.
  }
  throw faulty('after', 'cursor', ['翻页位置不对,请从头查。', 'Not a page position: start again.']);
}

const cursorOf = (w: StoredWhistle) =>
  `${w.status}_${(w.status === 'running' ? w.reportBy : w.endedAt!).toString()}_${w.id}`;

export type WhistleFilter = { box: Box; after?: string | undefined; limit: number };

async function idsOf(ctx: Ctx, status: WhistleStatus, f: WhistleFilter, after: Position | null): Promise<string[]> {
  const q = whistlesFor(ctx, f.box)
    .select('w.id')
    .where('w.status', '=', status)
    .where(boxCondition(ctx, f.box))
    .limit(f.limit + 1);
  const page =
    status === 'running'
      ? q
          .$if(after !== null, (w) =>
            w.where(sql<boolean>`(w.report_by, w.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
          )
          .orderBy('w.report_by')
          .orderBy('w.id')
      : q
          .$if(after !== null, (w) =>
            w.where(sql<boolean>`(w.ended_at, w.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
          )
          .orderBy('w.ended_at', 'desc')
          .orderBy('w.id', 'desc');
  return (await page.execute()).map((row) => row.id);
}

/** One page of what one sees. */
export async function listWhistles(
  ctx: Ctx,
  f: WhistleFilter,
): Promise<{ items: StoredWhistle[]; next: string | null }> {
  const after = readCursor(f.after);
  const ids = after?.status === 'ended' ? [] : await idsOf(ctx, 'running', f, after);
  if (ids.length <= f.limit && f.box !== 'overdue')
    ids.push(...(await idsOf(ctx, 'ended', f, after?.status === 'ended' ? after : null)));
  if (ids.length === 0) return { items: [], next: null };
  // The page first, then what its rows show.
  const wanted = ids.slice(0, f.limit);
  const found = await whistleRows(ctx).where('w.id', 'in', wanted).execute();
  const shown = new Map(found.map((row) => [row.id, asWhistle(row)]));
  const items = wanted.flatMap((id) => shown.get(id) ?? []);
  const last = items.at(-1);
  return { items, next: ids.length > f.limit && last ? cursorOf(last) : null };
}
