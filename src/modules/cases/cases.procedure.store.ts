import { type ClockRule, dueFor } from '#kernel/clock.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { open as unseal } from '#platform/crypto.ts';
import { insertClockChange, type LimitChange } from './cases.clocks.drift.store.ts';
import { clockBasis } from './cases.clocks.limits.store.ts';
import { type ClockPurpose, clockPurposes, ruleFor, toClockRule } from './cases.clocks.rules.ts';
import { refreshDue } from './cases.clocks.store.ts';
import { sealPlace } from './cases.present.ts';
import { endHandling, insertHandling } from './cases.route.store.ts';
import { type StoredCase, saveCase } from './cases.store.ts';

/*
 * What a procedure of a module below (信访) does to a locked case beside its verbs: whose hands it is in, who may look, and its
 * clocks, so that a case is never overdue by one count while it is in time by the law's own.
 */

type Held = Pick<StoredCase, 'id' | 'area' | 'kind' | 'tier'>;

/** Lets an organisation see a case that it never had; it gets no part in it by that. */
export async function letSee(
  tx: TxCtx,
  c: { id: string; area: string },
  { organisationId, by }: { organisationId: string; by: string },
): Promise<void> {
  await tx.db
    .insertInto('case_sight')
    .values({ case_id: c.id, area: c.area, organisation_id: organisationId, given_by: by, since: tx.now })
    .onConflict((o) => o.doNothing())
    .execute();
}

/** Gives a case that is being handled to another organisation, signed for as it is given: the procedure's own 转送, 交办. */
export async function giveCaseTo(tx: TxCtx, c: StoredCase, organisationId: string): Promise<void> {
  if (c.status !== 'handling') throw new Error('only a case that is being handled is given on');
  const unit = (await organisationsById(tx, [organisationId])).get(organisationId);
  if (!unit) throw new Error('a case is given to an organisation that exists');
  await endHandling(tx, c.id, 'referred');
  await insertHandling(tx, c, {
    organisationId,
    accountId: null,
    dispatchedBy: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
    signed: true,
  });
  await saveCase(tx, c.id, {
    handler_organisation_id: organisationId,
    handler_id: null,
    superior_ids: await superiorsOf(tx, organisationId),
  });
}

/**
 * Ends a case that turned out to be an accusation, once a discipline organ has it: closed, without a running clock, and out of sight
 * of all staff. The person still sees it, and takes it back into the open by reopening it.
 */
export async function sealCase(tx: TxCtx, c: StoredCase): Promise<void> {
  for (const purpose of clockPurposes) await endOne(tx, c, purpose, 'stopped');
  await endHandling(tx, c.id, 'sealed');
  await saveCase(tx, c.id, {
    status: 'closed',
    outcome: 'explained',
    closed_at: tx.now,
    sealed_at: tx.now,
    ...(await refreshDue(tx, c.id)),
  });
}

/** What a discipline organ is handed of it: the words and, opened by the house for this alone, who said them. */
export async function contentForSeal(tx: TxCtx, c: StoredCase) {
  const row = await tx.db
    .selectFrom('case_reporter')
    .select(['name_sealed as name', 'phone_sealed as phone', 'address_sealed as address'])
    .where('case_id', '=', c.id)
    .executeTakeFirstOrThrow();
  const read = (field: 'name' | 'phone' | 'address') =>
    row[field] ? unseal(tx.house.keys, row[field], sealPlace(field, c.id)) : null;
  return { body: c.body, name: read('name'), phone: read('phone'), address: read('address') };
}

/** Ends running clocks of these purposes; one past its due time stays missed all the same. */
async function endOne(tx: TxCtx, c: Held, purpose: ClockPurpose, state: 'met' | 'stopped'): Promise<void> {
  const running = await tx.db
    .selectFrom('case_clock')
    .select(['id', 'due'])
    .where('case_id', '=', c.id)
    .where('purpose', '=', purpose)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (!running) return;
  const isMissed = Temporal.Instant.compare(tx.now, running.due) > 0;
  await tx.db
    .updateTable('case_clock')
    .set({ state: isMissed ? 'missed' : state, ended_at: tx.now })
    .where('id', '=', running.id)
    .execute();
}

/** Starts a clock by its own rule, or by the rule set when none is given; one that is already running goes on. */
async function startOne(tx: TxCtx, c: Held, purpose: ClockPurpose, own: ClockRule | null): Promise<void> {
  const { rules, calendar } = await clockBasis(tx);
  const row = own ? null : ruleFor(rules, { ...c, purpose, day: dayOf(tx.now) });
  const rule = own ?? (row && toClockRule(row));
  if (!rule) return;
  await tx.db
    .insertInto('case_clock')
    .values({
      id: tx.house.newId(),
      case_id: c.id,
      area: c.area,
      purpose,
      rule_id: rule.id,
      source: rule.source,
      unit: rule.unit,
      amount: rule.amount,
      duty: rule.duty,
      start: tx.now,
      ...dueFor(rule, tx.now, calendar),
      state: 'running',
    })
    .onConflict((o) => o.columns(['case_id', 'purpose']).where('state', '=', 'running').doNothing())
    .execute();
}

/** The running clock counts `more` of its units from the same beginning: an extension is part of the limit, not another one. */
async function extendOne(tx: TxCtx, c: Held, purpose: ClockPurpose, more: Extension): Promise<void> {
  const running = await tx.db
    .selectFrom('case_clock')
    .select(['id', 'unit', 'amount', 'duty', 'start', 'source'])
    .where('case_id', '=', c.id)
    .where('purpose', '=', purpose)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (!running) return;
  const rule: ClockRule = {
    id: more.ruleId,
    unit: running.unit as ClockRule['unit'],
    amount: running.amount + more.amount,
    duty: running.duty as ClockRule['duty'],
    source: running.source.includes(more.source) ? running.source : `${running.source}、${more.source}`,
    pausable: false,
    warnHours: [],
  };
  await tx.db
    .updateTable('case_clock')
    .set({
      rule_id: rule.id,
      amount: rule.amount,
      source: rule.source,
      ...dueFor(rule, running.start, await calendarOf(tx)),
      // It may come near its end once more.
      warned_48_at: null,
      warned_24_at: null,
    })
    .where('id', '=', running.id)
    .execute();
  const { amount, source, still } = more;
  await insertClockChange(tx, { clockId: running.id, caseId: c.id, area: c.area, amount, source, still });
}

/** `amount` may be negative where less was needed than was granted. */
export type Extension = LimitChange & { ruleId: string };
export type ClockChange = {
  end?: Partial<Record<ClockPurpose, 'met' | 'stopped'>>;
  /** null: by the rule set, as an act of the case would start it. */
  start?: Partial<Record<ClockPurpose, ClockRule | null>>;
  extend?: Partial<Record<ClockPurpose, Extension>>;
};

const entries = <V>(record: Partial<Record<ClockPurpose, V>> | undefined) =>
  Object.entries(record ?? {}) as [ClockPurpose, V][];

/** Ends, starts and extends clocks of a locked case, in this order, and keeps the case's own end in step with them. */
export async function changeClocks(tx: TxCtx, c: Held, change: ClockChange): Promise<void> {
  for (const [purpose, state] of entries(change.end)) await endOne(tx, c, purpose, state);
  for (const [purpose, rule] of entries(change.start)) await startOne(tx, c, purpose, rule);
  for (const [purpose, more] of entries(change.extend)) await extendOne(tx, c, purpose, more);
  await saveCase(tx, c.id, await refreshDue(tx, c.id));
}
