import type { Ctx, TxCtx } from '#platform/context.ts';
import {
  accusedUnit,
  type Concern,
  disciplineOrgans,
  freeOfficers,
  type KnownOrgan,
  organAbove,
} from './accusations.organs.ts';
import type { Change, StoredAccusation } from './accusations.store.ts';
import { aside } from './recusal.rules.ts';
import { insertRecusal, selectGone } from './recusal.store.ts';

/** What is sealed of whom an accusation tells; `keepOut` is missing in those filed before it was asked for. */
export type Accused = {
  accused: string;
  accusedOrganisationId: string | null;
  place: string;
  keepOut?: string | null;
};

/** What decides who may read it, from what it tells and who stepped aside. */
export async function concernOf(ctx: Ctx, id: string, { accused, keepOut, ...a }: Accused): Promise<Concern> {
  const [unit, gone] = await Promise.all([accusedUnit(ctx, a.accusedOrganisationId), selectGone(ctx, id)]);
  return { told: { accused, keepOut: keepOut ?? '' }, unit, gone };
}

/** Those of the organ it comes to who are named in it or tied to the accused's unit step aside before they can see it. */
export async function settleAt(tx: TxCtx, id: string, organ: KnownOrgan, { told, unit }: Concern): Promise<void> {
  for (const out of aside(organ.officers, organ.organisationId, told, unit))
    await insertRecusal(tx, { id, ...organ }, { ...out, reason: { ground: null, text: null, whom: null } });
}

/** Where it goes when this person steps aside: nowhere while somebody else here may read it, and nowhere when nobody is above. */
export async function wayOn(tx: TxCtx, a: StoredAccusation, accused: Accused, leaving: string | null) {
  const [organs, known] = await Promise.all([disciplineOrgans(tx), concernOf(tx, a.id, accused)]);
  const concern = leaving ? { ...known, gone: new Set([...known.gone, leaving]) } : known;
  const here = organs.find((o) => o.organisationId === a.organisationId);
  const stays = here !== undefined && freeOfficers(here, concern).length > 0;
  return { here, concern, organs, to: stays ? null : organAbove(a, organs, concern) };
}

/** It goes to that organ, and nobody who must not read it there can. */
export async function moveTo(tx: TxCtx, id: string, to: KnownOrgan, concern: Concern): Promise<Change> {
  await settleAt(tx, id, to, concern);
  return { organ: to };
}
