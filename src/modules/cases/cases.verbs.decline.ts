import { faulty, Refused } from '#kernel/refusal.ts';
import { clause, itemsFor } from '#modules/mandates/index.ts';
import { organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { decideDecline, insertDecline } from './cases.decline.store.ts';
import { act, type Effect } from './cases.move.ts';
import { endHandling, insertHandling } from './cases.route.store.ts';
import type { CaseStatus } from './cases.rules.ts';
import type { StoredCase } from './cases.store.ts';
import { staff, type Verb } from './cases.verbs.staff.ts';

/* Decline with a clause, or accept (product N8): a unit that gives a case back cites its duty list, and the level above decides. */

type Cited = { itemId?: string | undefined; clause?: string | undefined };

/** The line a unit cites: one of its own list where it has one, else an article it names. */
async function citedClause(ctx: Ctx, organisationId: string, { itemId, clause: named }: Cited): Promise<string> {
  const item = itemId ? await clause(ctx, organisationId, itemId) : null;
  if (item) return `${item.code} ${item.title}(${item.basis})`;
  if (itemId)
    throw faulty('itemId', 'ownList', [
      '这一条不在你单位现行的清单里,请重新选择。',
      'This line is not in your unit’s list now in force: choose again.',
    ]);
  const list = await itemsFor(ctx, organisationId);
  if (list.length > 0)
    throw faulty('itemId', 'required', [
      '你单位有权责清单,退回要写明依据清单的哪一条。',
      'Your unit has a duty list: name the line it is declined by.',
    ]);
  if (!named)
    throw faulty('clause', 'required', [
      '请写明依据的文件和条款,例如“《……条例》第十二条”。',
      'Name the document and the article by which it is declined.',
    ]);
  return named;
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
