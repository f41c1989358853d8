import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { caseForWork, recordOnCase, type StoredCase } from '#modules/cases/index.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { officer } from './incidents.acting.ts';
import type { incidentsApi } from './incidents.contract.ts';
import type { LinkKind } from './incidents.rules.ts';
import { linkWords, refusalWords, timelineWords } from './incidents.words.ts';
import { endLink, insertLink, selectLinks } from './links.store.ts';

type Does<N extends keyof typeof incidentsApi> = Handler<(typeof incidentsApi)[N]>;

const withKind = (kind: LinkKind): Word => {
  const [zh, en] = timelineWords.linked;
  return [zh.replace('{kind}', linkWords[kind][0]), en.replace('{kind}', linkWords[kind][1])];
};

/** Both cases, locked in one order whichever is named first. */
async function both(tx: TxCtx, id: string, otherId: string): Promise<[StoredCase, StoredCase]> {
  const [low, high] = id < otherId ? [id, otherId] : [otherId, id];
  const first = await caseForWork(tx, low);
  const second = await caseForWork(tx, high);
  return id < otherId ? [first, second] : [second, first];
}

/** Two cases belong together. It is said on both, in the officers' view of their history; each keeps its clocks and its answer. */
export const linkCases: Does<'linkCases'> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    if (params.id === input.otherId) throw faulty('otherId', 'itself', refusalWords.itself);
    const [from, to] = await both(tx, params.id, input.otherId);
    if ((await selectLinks(tx, from.id)).some((l) => l.id === to.id))
      throw new Refused('linkedBefore', 409, refusalWords.linkedBefore);
    const { accountId, organisationId } = officer(tx);
    const id = await insertLink(tx, {
      fromId: from.id,
      toId: to.id,
      area: from.area,
      kind: input.kind,
      organisationId,
      byId: accountId,
    });
    await tellBoth(tx, from, to, {
      verb: 'incident.link',
      says: withKind(input.kind),
      data: {},
    });
    if (input.kind !== 'continues')
      for (const c of [from, to])
        await recordOnCase(tx, c, {
          verb: 'incident.merged',
          says: timelineWords.linkedForResident,
          shows: 'resident',
        });
    return { id };
  });

export const unlinkCases: Does<'unlinkCases'> = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const link = (await selectLinks(tx, params.id)).find((l) => l.linkId === params.linkId);
    if (!link) throw notFound();
    const [from, to] = await both(tx, params.id, link.id);
    if (!(await endLink(tx, params.linkId, officer(tx).accountId))) throw notFound();
    await tellBoth(tx, from, to, { verb: 'incident.unlink', says: timelineWords.unlinked, data: {} });
    return { id: params.linkId };
  });

type Told = Pick<Parameters<typeof recordOnCase>[2], 'verb' | 'says'> & { data: Readonly<Record<string, unknown>> };
async function tellBoth(tx: TxCtx, a: StoredCase, b: StoredCase, { verb, says, data }: Told): Promise<void> {
  for (const [c, other] of [
    [a, b],
    [b, a],
  ] as const)
    await recordOnCase(tx, c, { verb, says, shows: 'staff', data: { ...data, number: other.number } });
}
