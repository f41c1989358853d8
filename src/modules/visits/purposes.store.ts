import { sql } from 'kysely';
import { prefixRange } from '#kernel/area.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { violation } from '#platform/database.ts';
import { type VisitPurpose, type VisitQuestion, visitReaders } from './visits.rules.ts';
import { no } from './visits.words.ts';

/** What is visited for in the actor's place, and what only parts of it are visited for. */
function visiblePurposes({ db, actor }: Ctx) {
  const all = db.selectFrom('visit_purpose').selectAll();
  if (actor.kind === 'system') return all;
  if (actor.kind !== 'staff' || !visitReaders.some((r) => r === actor.role)) return all.where(sql<boolean>`false`);
  const { from, before } = prefixRange(actor.area);
  return all.where((eb) =>
    eb.or([sql<boolean>`starts_with(${actor.area}, area)`, eb.and([eb('area', '>=', from), eb('area', '<', before)])]),
  );
}
export async function selectPurposes(ctx: Ctx): Promise<VisitPurpose[]> {
  const rows = await visiblePurposes(ctx).orderBy(sql`ended_on is not null`).orderBy('key').execute();
  return rows.map((r) => ({
    key: r.key,
    area: r.area,
    zh: r.zh,
    en: r.en,
    why: r.why,
    roles: r.roles,
    questions: r.questions as unknown as VisitQuestion[],
    facts: r.facts,
    endedOn: r.ended_on,
  }));
}
export async function insertPurpose(tx: TxCtx, p: VisitPurpose & { source: string }): Promise<void> {
  await tx.db
    .insertInto('visit_purpose')
    .values({
      key: p.key,
      area: p.area,
      zh: p.zh,
      en: p.en,
      why: p.why,
      roles: [...p.roles],
      questions: JSON.stringify(p.questions),
      facts: [...p.facts],
      source: p.source,
    })
    .execute()
    .catch((error: unknown) => {
      if (violation(error)?.constraint === 'visit_purpose_pkey') throw no('keyTaken', 'key');
      throw error;
    });
}
export const endPurpose = (tx: TxCtx, key: string, on: string) =>
  tx.db.updateTable('visit_purpose').set({ ended_on: on }).where('key', '=', key).execute();
