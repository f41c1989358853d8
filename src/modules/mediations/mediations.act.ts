import type { WordValues } from '#kernel/words.ts';
import { decide } from '#kernel/workflow.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import type { MediationView } from './mediations.contract.ts';
import { type Loaded, loadMediation } from './mediations.load.ts';
import { presentMediation } from './mediations.present.ts';
import { deskRoles, type MediationStatus } from './mediations.rules.ts';
import { lockMediation, type MediationChange, type StoredMediation, saveMediation } from './mediations.store.ts';
import { fileWords, no } from './mediations.words.ts';
import {
  type MediationFacts,
  type MediationPart,
  type MediationVerb,
  mediationWorkflow,
} from './mediations.workflow.rules.ts';

/** The member of staff who acts; every endpoint of this module asks for one. */
export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw new Error('only staff do this');
  return actor;
}
/** Whose browsers hear of it: the committee's own, and they hear that something happened, nothing of what. */
export const entryOf = (
  m: { id: string; area: string; organisationId?: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({
  ...({ kind: 'mediation', id: m.id, area: m.area, verb, shows: 'staff', data } as const),
  ...(m.organisationId && { heardBy: { roles: deskRoles, organisationId: m.organisationId } }),
});

/** The holes of a refusal: who has not signed, what the file lacks. */
function holes(why: string, { parties, lacking }: Loaded): WordValues {
  if (why === 'partyUnsigned')
    return {
      names: parties
        .filter((p) => p.signed_on === null)
        .map((p) => p.name)
        .join('、'),
    };
  return why === 'filesMissing' ? { names: lacking.map((k) => fileWords[k][0]).join('、') } : {};
}

export type Doing = Loaded & { tx: TxCtx; to: MediationStatus };
/** `data`: days, kinds, numbers. Never a word of what somebody said. */
export type Effect = { change?: MediationChange; data?: Readonly<Record<string, unknown>> };
export type Doer = (doing: Doing) => Promise<Effect> | Effect;

/** Decides by the table, does what this verb alone does, moves and records; the mediation is locked. */
export async function moveMediation(
  tx: TxCtx,
  m: StoredMediation,
  verb: MediationVerb,
  part: MediationPart,
  effect: Doer,
  given: (loaded: Loaded) => Partial<MediationFacts> = () => ({}),
): Promise<MediationStatus> {
  if (m.erased_at) throw no('erased');
  const loaded = await loadMediation(tx, m);
  const facts = { ...loaded.facts, ...given(loaded) };
  const verdict = decide(mediationWorkflow, verb, facts, new Set([part]), tx.now);
  if (!verdict.ok) throw no(verdict.why, undefined, holes(verdict.why, loaded));
  const { change = {}, data = {} } = await effect({ ...loaded, tx, to: verdict.to });
  await saveMediation(tx, m.id, { status: verdict.to, ...change });
  await record(tx, entryOf({ ...m, organisationId: m.organisationId }, verb, { to: verdict.to, ...data }));
  return verdict.to;
}

/** The six beats of an act of a mediator. What is kept to repeat the answer is that it was done, never what stands in the file. */
export async function act(
  ctx: Ctx,
  id: string,
  verb: MediationVerb,
  effect: Doer = () => ({}),
  given: (loaded: Loaded) => Partial<MediationFacts> = () => ({}),
  how: 'versioned' | 'anyVersion' = 'versioned',
): Promise<MediationView> {
  await once(ctx, async (tx) => {
    const m = await lockMediation(tx, id, how);
    await moveMediation(tx, m, verb, 'mediator', effect, given);
    return {};
  });
  return presentMediation(ctx, id);
}
