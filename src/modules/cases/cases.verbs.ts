import { faulty } from '#kernel/refusal.ts';
import { gateData } from '#modules/mandates/index.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import { dayOf, isOpenOn } from '#modules/places/index.ts';
import { later, type TxCtx } from '#platform/context.ts';
import { insertReply } from './cases.detail.store.ts';
import { admitCase } from './cases.gate.ts';
import { act, type Effect, type Given } from './cases.move.ts';
import { intakeRoles } from './cases.parts.rules.ts';
import { lacksEvidence } from './cases.proof.store.ts';
import {
  endHandling,
  endOffer,
  insertHandling,
  insertOffer,
  moveResponsibility,
  saveHandling,
} from './cases.route.store.ts';
import { handTo } from './cases.send.ts';
import type { StoredCase } from './cases.store.ts';
import { colleague, staff, type Verb } from './cases.verbs.staff.ts';
import { tierWords } from './cases.words.ts';

/** Solved must show: what its kind asks for lies in the file (product N9). */
const provenBy =
  (outcome: 'solved' | 'explained'): Given =>
  async (tx, c) => ({ lacksEvidence: outcome === 'solved' && (await lacksEvidence(tx, c, dayOf(tx.now))) });

/** What the person is told, kept as it was said; from then on they decide, or a call-back does. */
async function tell(
  tx: TxCtx,
  c: StoredCase,
  kind: 'answer' | 'reply',
  words: { text: string; outcome: 'solved' | 'explained'; basis?: string | undefined },
): Promise<Effect> {
  const { accountId, organisationId } = staff(tx);
  later(tx, insertReply(tx, c, { kind, ...words, accountId, organisationId }));
  return { change: { replied_at: tx.now, callback_tries: 0, confirmed_at: null }, data: { outcome: words.outcome } };
}

export const answer: Verb<'answer'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'answer', (tx, c) => tell(tx, c, 'answer', input), provenBy(input.outcome));

export const take: Verb<'take'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'take', async (tx, c) => {
    const { organisationId, accountId } = staff(tx);
    // Who only takes things down or passes them on (hotline, couriers) cannot be the one who does it.
    const doer = await colleague(tx, input.personId ?? accountId, organisationId);
    const unit = (await organisationsById(tx, [organisationId])).get(organisationId)!;
    await endHandling(tx, c.id, 'taken');
    await insertHandling(tx, c, {
      organisationId,
      accountId: doer.accountId,
      dispatchedBy: accountId,
      signed: true,
    });
    return {
      change: {
        handler_organisation_id: organisationId,
        handler_id: doer.accountId,
        desk_organisation_id: organisationId,
        superior_ids: await superiorsOf(tx, organisationId),
        return_by: null,
        callback_tries: 0,
      },
      data: { to: unit.shortName, person: doer.name },
      receiverKind: unit.kind,
    };
  });

export const dispatch: Verb<'dispatch'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'dispatch', async (tx, c) => {
    const unit = (await organisationsById(tx, [input.organisationId])).get(input.organisationId);
    const covers =
      unit && isOpenOn(unit, dayOf(tx.now)) && (c.area.startsWith(unit.area) || unit.area.startsWith(c.area));
    if (!unit || !covers)
      throw faulty('organisationId', 'receiver', [
        '这个单位不负责那个地方,请另选。',
        'This unit does not answer for that place: choose another.',
      ]);
    const { itemId, admissionId } = input;
    const admitted = await admitCase(tx, c, { receiverId: unit.id, role: 'lead', itemId, admissionId });
    const sent = await handTo(tx, c, { organisationId: unit.id, how: 'dispatched' });
    return {
      change: {
        ...sent.change,
        desk_organisation_id: staff(tx).organisationId,
        ...(input.tier && { tier: input.tier }),
      },
      data: {
        to: unit.shortName,
        ...gateData(admitted),
        ...(input.note && { note: input.note }),
        ...(input.tier && { tier: [...tierWords[input.tier]] }),
      },
      receiverKind: unit.kind,
    };
  });

export const recall: Verb<'recall'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'recall', async (tx, c) => {
    await endHandling(tx, c.id, 'recalled');
    return {
      change: { desk_organisation_id: staff(tx).organisationId, return_by: null, bounces: c.bounces + 1 },
      data: { reason: input.reason },
    };
  });

export const sign: Verb<'sign'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'sign', async (tx, c) => {
    const doer = input.personId ? await colleague(tx, input.personId, c.handlerOrganisationId) : staff(tx);
    later(tx, saveHandling(tx, c.id, { accountId: doer.accountId, signed: true }));
    return { change: { handler_id: doer.accountId, return_by: null }, data: { person: doer.name } };
  });

export { allowReturn, insist, return } from './cases.verbs.decline.ts';
export { callback, checkClosed } from './cases.verbs.end.ts';
export {
  approveSuspension,
  proposeSuspension,
  refuseSuspension,
  resumeWork,
  reviewSuspension,
} from './cases.verbs.suspension.ts';

export const assign: Verb<'assign'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'assign', async (tx, c) => {
    const doer = await colleague(tx, input.personId, c.handlerOrganisationId);
    await saveHandling(tx, c.id, { accountId: doer.accountId });
    return { change: { handler_id: doer.accountId }, data: { to: doer.name } };
  });

export const contact: Verb<'contact'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'contact', () => ({ data: { text: input.text } }));
export const note: Verb<'note'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'note', () => ({ data: { text: input.text } }));
export const supplement: Verb<'supplement'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'supplement', () => ({ data: { text: input.text } }));

export const reply: Verb<'reply'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'reply', (tx, c) => tell(tx, c, 'reply', input), provenBy(input.outcome));

export const categorise: Verb<'categorise'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'categorise', (_tx, c) => ({
    change: { category: input.category },
    data: { category: input.category, before: c.category },
  }));

export { confirmUnreasonable, proposeUnreasonable, rejectUnreasonable } from './cases.verbs.review.ts';

export const reopen: Verb<'reopen'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'reopen', async (tx, c) => {
    await endHandling(tx, c.id, 'reopened');
    return {
      change: {
        outcome: null,
        closed_at: null,
        confirmed_at: null,
        redo_count: c.redoCount + 1,
        desk_organisation_id: staff(tx).organisationId,
      },
      data: { reason: input.reason },
    };
  });

export const offerHandover: Verb<'offerHandover'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'offerHandover', async (tx, c) => {
    const next = await colleague(tx, input.personId, null, { roles: intakeRoles, area: c.area });
    if (next.accountId === staff(tx).accountId)
      throw faulty('personId', 'another', ['要移交给另一个人。', 'It must go to somebody else.']);
    await insertOffer(tx, c, { from: staff(tx).accountId, to: next.accountId, reason: input.reason });
    return { data: { to: `${next.organisationName} ${next.name}`, reason: input.reason } };
  });

export const acceptHandover: Verb<'acceptHandover'> = (ctx, { params }) =>
  act(ctx, params.id, 'acceptHandover', async (tx, c) => {
    const { accountId, organisationId } = staff(tx);
    await endOffer(tx, c.id, true);
    await moveResponsibility(tx, c, { accountId, organisationId });
    return {
      change: { first_receiver_id: accountId, first_receiver_organisation_id: organisationId },
      data: { from: c.firstReceiverName },
    };
  });

export const declineHandover: Verb<'declineHandover'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'declineHandover', async (tx, c) => {
    await endOffer(tx, c.id, false);
    return { data: { reason: input.reason } };
  });
