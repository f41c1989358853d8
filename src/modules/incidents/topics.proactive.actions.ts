import { isWithin } from '#kernel/area.ts';
import { faulty, Refused } from '#kernel/refusal.ts';
import { caseForWork, caseVerbs, recordOnCase, report } from '#modules/cases/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { officer, within } from './incidents.acting.ts';
import type { incidentsApi } from './incidents.contract.ts';
import { refusalWords, timelineWords } from './incidents.words.ts';
import { insertTopicCase, lockTopic } from './topics.proactive.store.ts';
import { oneTopic } from './topics.reads.ts';

const ENDED = ['closed', 'withdrawn'];

/** 未诉先办: a case with an owner before anybody else has to complain. It is nobody's own complaint, so nobody is named in it. */
export const makeProactive: Handler<(typeof incidentsApi)['makeProactive']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const by = officer(tx);
    await lockTopic(tx, params.id);
    const row = await oneTopic(tx, params.id);
    if (row.proactive && !ENDED.includes(row.proactive.status))
      throw new Refused('alreadyProactive', 409, refusalWords.alreadyProactive, {
        values: { number: row.proactive.number },
      });
    const owner = (await organisationsById(tx, [input.organisationId])).get(input.organisationId);
    if (!owner) throw faulty('organisationId', 'unknown', refusalWords.noUnit);
    const area = isWithin(row.area, by.area) ? row.area : by.area;
    const { kind, title, body, placeNote, itemId, admissionId } = input;
    const receipt = await report(within(tx), {
      input: { kind, channel: 'patrol', area, title, body, placeNote, disclosure: 'anonymous', reporter: {} },
    });
    await giveTo(tx, receipt.id, { organisationId: owner.id, itemId, admissionId });
    await insertTopicCase(tx, {
      topicId: params.id,
      caseId: receipt.id,
      area,
      organisationId: owner.id,
      byId: by.accountId,
    });
    await recordOnCase(tx, await caseForWork(tx, receipt.id), {
      verb: 'incident.proactive',
      says: timelineWords.proactive,
      shows: 'resident',
      data: { topic: row.name, heat: row.heat, voices: row.inputs.voices },
    });
    return { caseId: receipt.id, number: receipt.number };
  });

/** The owner gets it at once: another unit by dispatch, the own one by taking it up. */
type To = { organisationId: string; itemId?: string | undefined; admissionId?: string | undefined };
async function giveTo(tx: TxCtx, caseId: string, to: To): Promise<void> {
  const { version } = await caseForWork(tx, caseId);
  const own = to.organisationId === officer(tx).organisationId;
  const given = { params: { id: caseId }, query: undefined };
  if (own) await caseVerbs.take(within(tx, version), { ...given, input: {} });
  else await caseVerbs.dispatch(within(tx, version), { ...given, input: to });
}
