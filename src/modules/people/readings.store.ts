import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Reading, Subject } from '#platform/personal.ts';
import { accessesOf } from './people.store.ts';
import { peopleWords } from './people.words.ts';

const copied: Word = ['全部信息(替您打印或拷贝)', 'Everything (a copy made for you)'];

/** Who had a sealed field of theirs shown, and who took out a copy of everything. */
export async function personReadings(ctx: Ctx, { personId }: Subject): Promise<Reading[]> {
  if (!personId) return [];
  const shown = await accessesOf(ctx, personId);
  const taken = await ctx.db
    .selectFrom('journal')
    .select(['at', 'actor_role', 'actor_organisation_id', 'data'])
    .where('subject_kind', '=', 'person')
    .where('subject_id', '=', personId)
    .where('verb', '=', 'copyAll')
    .execute();
  return [
    ...shown.map((a) => ({
      ...{ at: Temporal.Instant.from(a.at), role: a.role, organisationId: a.organisationId },
      what: peopleWords.fields[a.field],
      why: a.reason ?? peopleWords.purposes[a.purpose],
    })),
    ...taken.map((r) => ({
      ...{ at: r.at, role: r.actor_role, organisationId: r.actor_organisation_id, what: copied },
      why: (r.data as { purpose?: string }).purpose ?? null,
    })),
  ];
}

/** Of whoever is kept by consent, everything but name and home is emptied. */
export async function emptyByConsent(tx: TxCtx, ids: readonly string[]): Promise<string[]> {
  const emptied = await tx.db
    .updateTable('person')
    .set((eb) => ({
      ...{ phone_sealed: null, phone_index: null, id_number_sealed: null, id_number_index: null },
      ...{ bank_sealed: null, health_sealed: null, changed_at: tx.now },
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', [...ids])
    .where('basis', '=', 'consent')
    .returning('id')
    .execute();
  return emptied.map((p) => p.id);
}
