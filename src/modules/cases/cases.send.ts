import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import { later, type TxCtx } from '#platform/context.ts';
import type { Effect } from './cases.move.ts';
import { endHandling, insertHandling } from './cases.route.store.ts';
import type { StoredCase } from './cases.store.ts';

export type HandedTo = {
  organisationId: string;
  /** Who has it from now on; given, it counts as signed for. */
  personId?: string;
  /** How the handling before it ended. */
  how: 'dispatched' | 'passedOn' | 'steppedIn';
};

/** Gives a locked case to a unit, whoever decided it: the handling before ends, the next one begins. The effect of `dispatch` and `passOn`. */
export async function handTo(tx: TxCtx, c: StoredCase, { organisationId, personId, how }: HandedTo): Promise<Effect> {
  const [units, superiors] = await Promise.all([
    organisationsById(tx, [organisationId]),
    superiorsOf(tx, organisationId),
  ]);
  const unit = units.get(organisationId);
  if (!unit) throw new Error(`no organisation ${organisationId} to hand a case to`);
  later(tx, endHandling(tx, c.id, how));
  const next = {
    organisationId,
    accountId: personId ?? null,
    dispatchedBy: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
    signed: personId !== undefined,
  };
  later(tx, insertHandling(tx, c, next));
  return {
    change: {
      handler_organisation_id: organisationId,
      handler_id: personId ?? null,
      superior_ids: superiors,
      callback_tries: 0,
      ...(personId && { return_by: null }),
    },
    data: { to: unit.shortName, ...(c.handlerName && { from: c.handlerName }) },
    receiverKind: unit.kind,
  };
}
