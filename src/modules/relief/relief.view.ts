import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { householdCards } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { openCounts } from './counts.store.ts';
import { linesOf, type StoredEntry, type StoredLine } from './ledger.store.ts';
import { householdsOfBatch, noticesOf } from './notices.store.ts';
import type { BatchView, EntryView } from './relief.contract.ts';
import { correctorRoles, seesNames, surnameOf } from './relief.rules.ts';
import { type Batch, standings } from './relief.store.ts';
import { accountKindWords } from './relief.words.ts';

export const staffOf = (ctx: Ctx) => {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
};
const mayName = ({ actor }: Ctx) => actor.kind === 'system' || (actor.kind === 'staff' && seesNames(actor.role));

/** Households' names as the actor may read them: the head's, or the surname only. */
export async function householdNames(ctx: Ctx, ids: readonly string[]) {
  const cards = await householdCards(ctx, ids);
  const whole = mayName(ctx);
  return (id: string) => {
    const card = cards.get(id);
    const head = card?.head ?? '';
    return {
      name: whole ? head : surnameOf(head),
      address: whole ? (card?.address ?? null) : null,
      size: card?.size ?? 0,
    };
  };
}

export async function presentBatches(ctx: Ctx, batches: readonly Batch[]): Promise<BatchView[]> {
  const ids = batches.map((b) => b.id);
  const sums = new Map((await standings(ctx, ids)).map((s) => [s.batchId, s]));
  const counts = await openCounts(ctx, ids);
  const notices = await noticesOf(ctx, ids, dayOf(ctx.now));
  const families = await householdsOfBatch(ctx, ids);
  return batches.map((b) => {
    const { received = 0, handed = 0, stock = 0, missing = 0, promised = 0 } = sums.get(b.id) ?? {};
    const n = notices.get(b.id);
    return {
      ...b,
      standing: { received, handed, stock, missing },
      promised: promised ?? 0,
      households: families.filter((f) => f.batchId === b.id).length,
      openCounts: counts.get(b.id) ?? 0,
      notice: n ? { id: n.id, from: n.from, to: n.to, hasList: n.hasList, version: n.version } : null,
    };
  });
}

function mayReverse(ctx: Ctx, e: StoredEntry): boolean {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || !(correctorRoles as readonly string[]).includes(actor.role)) return false;
  if (e.kind === 'reversal' || e.kind === 'count' || e.reversedBy) return false;
  return e.madeBy !== actor.accountId && isWithin(e.area, actor.area);
}

/** What an account is called in the ledger. */
function accountName(line: StoredLine, household: (id: string) => { name: string }): string {
  if (line.kind === 'household' && line.householdId) return household(line.householdId).name;
  if (line.kind === 'stock') return [line.unit, line.name].filter(Boolean).join(' ');
  if (line.kind === 'discrepancy') return `${line.storeName ?? ''}${accountKindWords.discrepancy[0]}`;
  return line.donor ?? '';
}

export async function presentEntries(ctx: Ctx, entries: readonly StoredEntry[]): Promise<EntryView[]> {
  const lines = await linesOf(
    ctx,
    entries.map((e) => e.id),
  );
  const household = await householdNames(
    ctx,
    lines.flatMap((l) => l.householdId ?? []),
  );
  const byEntry = Map.groupBy(lines, (l) => l.entryId);
  return entries.map((e) => ({
    id: e.id,
    area: e.area,
    placeName: e.placeName,
    batchId: e.batchId,
    batch: e.batch,
    item: e.item,
    unit: e.unit,
    kind: e.kind,
    money: e.batchKind === 'money',
    day: e.day,
    at: e.at.toString(),
    reason: e.reason,
    by: e.by,
    handoutId: e.handoutId,
    reverses: e.reverses,
    reversedBy: e.reversedBy,
    mayReverse: mayReverse(ctx, e),
    lines: (byEntry.get(e.id) ?? []).map((l) => ({
      account: accountName(l, household),
      kind: l.kind,
      amount: l.amount,
      after: l.after,
    })),
  }));
}
