import { faulty, Refused } from '#kernel/refusal.ts';
import { clause, declineGround } from '#modules/mandates/index.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { decideDecline, insertDecline } from './cases.decline.store.ts';
import { act, type Effect } from './cases.move.ts';
import { endHandling, insertHandling } from './cases.route.store.ts';
import type { CaseStatus } from './cases.rules.ts';
import type { StoredCase } from './cases.store.ts';
import { staff, type Verb } from './cases.verbs.staff.ts';

/* Decline with a clause, or accept (product N8): a unit that gives a case back cites its duty list, and the level above decides. */

export type Cited = { itemId?: string | undefined; clause?: string | undefined };

/**
 * What a unit cites: a line of its own list by which the matter is not its to lead, or, when its list names nothing of the kind,
 * the article by which somebody else is competent.
 */
export async function citedClause(ctx: Ctx, organisationId: string, { itemId, clause: named }: Cited): Promise<string> {
  if (!itemId) {
    if (named) return named;
    throw faulty('itemId', 'required', [
      '退回要写明依据:选本单位权责清单里的一条;清单里没有的,写明文件和条款。',
      'Name by what it is declined: a line of your duty list, or the document and article when the list names nothing of the kind.',
    ]);
  }
  const item = await clause(ctx, organisationId, itemId);
  if (!item)
    throw faulty('itemId', 'ownList', [
      '这一条不在你单位现行的清单里,请重新选择。',
      'This line is not in your unit’s list now in force: choose again.',
    ]);
  const unit = (await organisationsById(ctx, [organisationId])).get(organisationId);
  if (!unit || !declineGround(item, unit))
    throw faulty('itemId', 'ownDuty', [
      '按这一条,这件事正该由你单位牵头,不能据此退回。',
      'By this line it is your unit that leads: it cannot be declined on this ground.',
    ]);
  return `《${item.listName}》${item.code} ${item.title}(${item.basis})`;
}

/** Who decides: one level above the unit that declines, else the desk that sent it. */
const arbiterOf = (c: StoredCase): string => c.superiorIds[0] ?? c.deskOrganisationId;

/** The third time it is not sent on: the level above takes the lead, and the units that declined are whistled for. */
async function leadFromAbove(
  tx: TxCtx,
  c: StoredCase,
): Promise<{ change: Effect['change']; to: string | undefined; kind: string }> {
  const lead = arbiterOf(c);
  const unit = (await organisationsById(tx, [lead])).get(lead);
  await insertHandling(tx, c, { organisationId: lead, accountId: null, dispatchedBy: null, signed: true });
  return {
    change: {
      handler_organisation_id: lead,
      handler_id: null,
      superior_ids: await superiorsOf(tx, lead),
      desk_organisation_id: lead,
    },
    to: unit?.shortName,
    kind: unit?.kind ?? '',
  };
}

const giveBack: Verb<'return'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'return', async (tx, c, to: CaseStatus) => {
    const { organisationId, accountId } = staff(tx);
    if (arbiterOf(c) === organisationId)
      throw new Refused('noLevelAbove', 409, [
        '这件是本单位派给自己的,上面没有单位可以裁定;请签收办理,或者收回改派。',
        'Your unit sent it to itself and there is no level above to decide: sign for it, or recall it and send it elsewhere.',
      ]);
    const cited = await citedClause(tx, organisationId, input);
    const n = c.bounces + 1;
    await insertDecline(tx, c, {
      n,
      organisationId,
      accountId,
      itemId: input.itemId ?? null,
      clause: cited,
      reason: input.reason,
    });
    await endHandling(tx, c.id, 'returned');
    const said = { reason: input.reason, clause: cited, from: c.handlerName, n };
    if (to === 'handling') {
      const lead = await leadFromAbove(tx, c);
      await decideDecline(tx, c.id, { by: arbiterOf(c), agreed: true });
      return {
        change: { bounces: n, return_by: null, ...lead.change },
        data: { ...said, together: lead.to },
        receiverKind: lead.kind,
      };
    }
    return {
      change: { bounces: n, return_by: null, handler_id: null, arbiter_organisation_id: arbiterOf(c) },
      data: said,
    };
  });

export { giveBack as return };

/** The level above holds that it is theirs: the same unit goes on, and may not decline again. */
export const insist: Verb<'insist'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'insist', async (tx, c) => {
    if (!c.handlerOrganisationId)
      throw new Refused('noHandler', 409, [
        '还没有承办单位,请先派件。',
        'No unit has handled it yet: dispatch it first.',
      ]);
    if (c.status === 'arbitrating') await decideDecline(tx, c.id, { by: staff(tx).organisationId, agreed: false });
    await endHandling(tx, c.id, 'insisted');
    await insertHandling(tx, c, {
      organisationId: c.handlerOrganisationId,
      accountId: null,
      dispatchedBy: staff(tx).accountId,
      signed: true,
    });
    return {
      change: {
        arbiter_organisation_id: null,
        // What is declined stays with the desk that sent it; what came back undone is the level above's own business.
        ...(c.status === 'returned' && { desk_organisation_id: staff(tx).organisationId }),
      },
      data: { reason: input.reason, to: c.handlerName },
    };
  });

/** The level above agrees: whoever sent it sends it to the right unit. */
export const allowReturn: Verb<'allowReturn'> = (ctx, { params, input }) =>
  act(ctx, params.id, 'allowReturn', async (tx, c) => {
    await decideDecline(tx, c.id, { by: staff(tx).organisationId, agreed: true });
    return { change: { arbiter_organisation_id: null }, data: { reason: input.reason } };
  });
