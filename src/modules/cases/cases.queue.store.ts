import { sql } from 'kysely';
import { faulty } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { type Db, plannedOnce } from '#platform/database.ts';
import { statement } from '#platform/statement.ts';
import type { CaseFilter, Queue } from './cases.contract.ts';
import { asListed, type ListedCase, listedRows } from './cases.rows.store.ts';
import {
  casesElsewhere,
  casesThere,
  isWide,
  lookedAt,
  partElsewhere,
  type Seer,
  seenCases,
  sightOf,
  type visibleCases,
  type Walked,
  walkedBy,
  walkedThere,
} from './cases.sight.store.ts';

type Rows = ReturnType<typeof visibleCases>;
/** What ends within the time of the first warning. */
const SOON_HOURS = 48;

export type Asker = Pick<Seer, 'accountId' | 'organisationId'> & { now: Temporal.Instant; soon: Temporal.Instant };
export const askerOf = (ctx: Ctx): Asker => ({
  ...sightOf(ctx.actor).seer,
  now: ctx.now,
  soon: ctx.now.add({ hours: SOON_HOURS }),
});

/** The two halves of what is mine, each with an index of its own; nothing is in both. */
export const mineInHand = (me: Asker) =>
  sql<boolean>`(cases.closed_at is null and cases.handler_id = ${me.accountId} and cases.status in ('handling', 'dispatched'))`;
export const mineReceived = (me: Asker) =>
  sql<boolean>`(cases.closed_at is null and cases.first_receiver_id = ${me.accountId} and cases.status in ('received', 'returned'))`;

/** What each queue asks, as a condition on `cases`; the words of the question are in the contract. */
export function queueCondition(me: Asker, queue: Queue) {
  const conditions: Record<Queue, () => ReturnType<typeof sql<boolean>>> = {
    // Found by the desk: its statuses choose no index.
    desk: () =>
      sql`cases.desk_organisation_id = ${me.organisationId} and cases.closed_at is null and ${lookedAt(sql`cases.status in ('received', 'returned')`)}`,
    mine: () => sql`(${mineInHand(me)} or ${mineReceived(me)})`,
    unit: () =>
      sql`cases.handler_organisation_id = ${me.organisationId} and cases.status in ('dispatched', 'handling', 'suspended') and cases.closed_at is null`,
    callback: () => sql`cases.status = 'replied' and cases.closed_at is null`,
    review: () =>
      sql`cases.closed_at is null and ((cases.status in ('reviewing', 'suspending') and ${me.organisationId}::uuid = any(cases.superior_ids)) or (cases.status = 'arbitrating' and (cases.arbiter_organisation_id = ${me.organisationId} or ${me.organisationId}::uuid = any(cases.superior_ids))))`,
    check: () =>
      sql`cases.status = 'closed' and cases.id in (select k.case_id from case_check k where k.result is null)`,
    suspended: () => sql`cases.status in ('suspending', 'suspended') and cases.closed_at is null`,
    raised: () => sql`cases.raised_to = ${me.organisationId} and cases.closed_at is null`,
    // What has an end is open (cases_ended_without_end): so an index that knows the end alone can tell.
    overdue: () => sql`cases.due_at <= ${me.now}`,
    soon: () => sql`cases.due_at > ${me.now} and cases.due_at <= ${me.soon}`,
    offered: () =>
      sql`cases.id in (select f.case_id from case_offer f where f.to_id = ${me.accountId} and f.ended_at is null)`,
    all: () => sql`true`,
  };
  return conditions[queue]();
}

/** Where a page ended: the sort value and the id, so that new rows above do not shift what follows. */
export const cursorOf = (c: ListedCase, sort: CaseFilter['sort']) =>
  `${(sort === 'due' ? c.dueAt : c.receivedAt)?.toString() ?? ''}_${c.id}`;

const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)?_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function readCursor(text: string, sort: CaseFilter['sort']): { at: Temporal.Instant | null; id: string } {
  const [, at, id] = CURSOR.exec(text) ?? [];
  try {
    if (id && at) return { at: Temporal.Instant.from(at), id };
  } catch {
    // A date that does not exist is no position either.
  }
  if (id && !at && sort === 'due') return { at: null, id };
  throw faulty('after', 'cursor', ['翻页位置不对,请从头查。', 'Not a page position: start again.']);
}

/** A page of one queue as everybody opens it, nothing else asked: its statement is put together and planned once. */
type Page = {
  sight: 'overview' | 'runner' | 'part';
  isWide: boolean;
  walked: Walked;
  queue: Queue;
  sort: CaseFilter['sort'];
  /** Where it begins: at the top, or behind the end of another page. */
  from: 'top' | 'dated' | 'undated';
  most: number;
};
type PageAt = Seer & Asker & { cursorAt: Temporal.Instant | null; cursorId: string };

/** More rows than that are an export's page: nobody else is to wait behind it. */
export const MOST_SHORT = 201;
/** As many rows as one more than the usual pages show, so that there are few texts. */
const MOST = [21, 51, 201, 501];
const neverUndated: readonly Queue[] = ['overdue', 'soon'];
/** Read from the index of one unit, in its order. */
const desks: readonly Queue[] = ['desk', 'unit'];
/** Only a village keeps what has no end in an order of its own (`cases_undated_of_village`), and no desk does. */
const keepsUndated = (queue: Queue, walked: Walked): boolean => walked === 12 && !desks.includes(queue);

/** What the place shows, none where it shows nothing, and what is seen besides: for that, `part` names the ids. */
function halves(db: Db, at: PageAt, { sight, isWide, walked, sort, queue }: Page, by: 'due' | 'undated' | 'newest') {
  if (sight === 'part') return { there: null, elsewhere: seenCases(db, sight, at) };
  const isOneOf = sql<boolean>`cases.id = any(array(select id from part))`;
  // What a village has open is found in the index of places, what lies on a desk in the desk's own.
  const isDesk = desks.includes(queue);
  const isRange = by === 'undated' ? !keepsUndated(queue, walked) : isDesk || (sort === 'due' && walked === 12);
  const digits = isRange ? null : walked;
  const there = digits ? walkedThere(db, sight, at, digits) : casesThere(db, sight, at, isWide || isDesk);
  return { there, elsewhere: casesElsewhere(db, sight, at, isOneOf) };
}

/**
 * The ids of a page. By due: first what has an end, in the order of its index, and only when that does not fill the page, what has none. A county, a
 * township, a village have indexes of their own; a city is most of what there is, so the index of all is walked in order and each row looked at.
 */
function pageIds(db: Db, at: PageAt, k: Page) {
  const some = (by: 'due' | 'undated' | 'newest', order: (rows: Rows) => Rows) => {
    const { there, elsewhere } = halves(db, at, k, by);
    const part = (rows: Rows) =>
      order(rows.where(queueCondition(at, k.queue)))
        .select(['cases.id', k.sort === 'due' ? 'cases.due_at as at' : 'cases.received_at as at'])
        .limit(sql.lit(k.most));
    const beside = db.selectFrom(part(elsewhere).as('beside')).selectAll();
    return there ? db.selectFrom(part(there).as('there')).selectAll().unionAll(beside) : beside;
  };
  const behind = sql<boolean>`(${at.cursorAt}::timestamptz, ${at.cursorId}::uuid)`;
  if (k.sort === 'newest') {
    const newest = some('newest', (rows) =>
      (k.from === 'top' ? rows : rows.where(sql<boolean>`(cases.received_at, cases.id) < ${behind}`))
        // What lies on one desk is found by the desk and then sorted: to walk all the newest until so many of one desk are met may take all there are.
        .orderBy(desks.includes(k.queue) ? sql`cases.received_at + interval '0'` : 'cases.received_at', 'desc')
        .orderBy('cases.id', 'desc'),
    );
    return { dated: newest, undated: null };
  }
  const byDue = (rows: Rows) => rows.orderBy('cases.due_at').orderBy('cases.id');
  const dated = some('due', (rows) =>
    byDue(
      rows
        .where('cases.due_at', 'is not', null)
        .$if(k.from === 'dated', (q) => q.where(sql<boolean>`(cases.due_at, cases.id) > ${behind}`)),
    ),
  );
  const undated = some('undated', (rows) =>
    rows
      .where('cases.due_at', 'is', null)
      .$if(k.from === 'undated', (q) => q.where('cases.id', '>', at.cursorId))
      .$if(k.from !== 'undated', (q) => q.where(sql<boolean>`(select count(*) from dated) < ${sql.lit(k.most)}`))
      // By id alone where its index is to be read in its order.
      .$if(!keepsUndated(k.queue, k.walked), (q) => q.orderBy('cases.due_at'))
      .orderBy('cases.id'),
  );
  return {
    dated: k.from === 'undated' ? null : dated,
    undated: neverUndated.includes(k.queue) ? null : undated,
  };
}

const types: Readonly<Record<keyof PageAt, string>> = {
  ...{ accountId: 'uuid', organisationId: 'uuid', caseId: 'uuid', from: 'text', before: 'text' },
  ...{ now: 'timestamptz', soon: 'timestamptz', cursorAt: 'timestamptz', cursorId: 'uuid' },
};

const pageOf = statement(
  (db: Db, at: PageAt, k: Page) => {
    const { dated, undated } = pageIds(db, at, k);
    const none = db.selectFrom('cases').select(['id', 'due_at as at']).where(sql<boolean>`false`);
    const { sight } = k;
    const known = sight === 'part' ? db : (db.with('part', () => partElsewhere(db, sight, at)) as unknown as Db);
    const base = known.with('dated', () => dated ?? none).with('undated', () => undated ?? none) as unknown as Db;
    const page = sql`select id from (select id, at from dated union all select id, at from undated) p`;
    const ids = sql<boolean>`cases.id = any(array(${page} order by at ${k.sort === 'due' ? sql`asc nulls last, id` : sql`desc, id desc`} limit ${sql.lit(k.most)}))`;
    const rows = listedRows(base.selectFrom('cases'), k.sight, at).where(ids);
    const ordered =
      k.sort === 'due'
        ? rows.orderBy(sql`cases.due_at asc nulls last`).orderBy('cases.id')
        : rows.orderBy('cases.received_at', 'desc').orderBy('cases.id', 'desc');
    return ordered.limit(sql.lit(k.most)).modifyEnd(plannedOnce);
  },
  types,
  (k) => k.most <= MOST_SHORT,
);

/** The rows of such a page, at least one more than asked for when there are more; null when something else is asked besides. */
export async function queued(ctx: Ctx, f: CaseFilter): Promise<ListedCase[] | null> {
  const { sight, seer } = sightOf(ctx.actor);
  const most = MOST.find((n) => n > f.limit);
  const isNarrowed = [f.status, f.kind, f.channel].some((l) => l?.length) || f.area || f.from || f.to || f.q;
  if (isNarrowed || !most || sight === 'house' || sight === 'receipt' || sight === 'nobody') return null;
  const cursor = f.after ? readCursor(f.after, f.sort) : null;
  const from = cursor ? (cursor.at ? 'dated' : 'undated') : 'top';
  const kind: Page = { sight, isWide: isWide(ctx), walked: walkedBy(seer), queue: f.queue, sort: f.sort, from, most };
  const at = { ...seer, ...askerOf(ctx), cursorAt: cursor?.at ?? null, cursorId: cursor?.id ?? seer.accountId };
  return (await pageOf(ctx.db, at, kind)).map(asListed);
}
