import type { Role } from '#kernel/actor.ts';
import type { Given } from '#kernel/endpoint.ts';
import { faulty } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { casesApi } from './cases.contract.ts';
import { handlerRoles } from './cases.parts.rules.ts';
import { postIn } from './cases.route.store.ts';
import type { CaseView } from './cases.views.contract.ts';

type For<N extends keyof typeof casesApi> = Given<(typeof casesApi)[N]>;
/** A verb of staff: what its endpoint was given, answered with the case as it now is. */
export type Verb<N extends keyof typeof casesApi> = (ctx: Ctx, given: For<N>) => Promise<CaseView>;

/** The member of staff who acts; verbs of staff are reached by staff endpoints only. */
export function staff(ctx: Ctx) {
  if (ctx.actor.kind !== 'staff') throw new Error(`a staff verb was called by ${ctx.actor.kind}`);
  return ctx.actor;
}

/** Somebody of a unit who may do the work, or a refusal that names the field. */
export async function colleague(
  tx: TxCtx,
  personId: string,
  organisationId: string | null,
  { roles = handlerRoles, area }: { roles?: readonly Role[]; area?: string } = {},
) {
  const post = await postIn(tx, personId, { organisationId, roles, area: area ?? null }, dayOf(tx.now));
  if (!post)
    throw faulty('personId', 'colleague', [
      '这个人现在没有能接这件事的岗位。',
      'This person has no post now that may take it.',
    ]);
  return post;
}
