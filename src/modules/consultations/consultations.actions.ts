import { isWithin } from '#kernel/area.ts';
import { holdsNumber, maskName } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { exportColumnWords, exportPurposeWords } from './consultations.console.words.ts';
import type { CallRow, CallView, ConsultationsApi, GroupView, OpinionView } from './consultations.contract.ts';
import { type CallFacts, callWorkflow, groupWorkflow, keeperRoles, nearestGroup } from './consultations.rules.ts';
import {
  callById,
  insertCall,
  lockCall,
  putCall,
  putCallText,
  type StoredCall,
  selectCalls,
} from './consultations.store.ts';
import {
  consultationRefusalWords,
  consultationWords,
  groupStatusWords,
  noOpinion,
  voiceWords,
  wayWords,
} from './consultations.words.ts';
import { groupsOf, type StoredGroup, tasksOf } from './groups.store.ts';
import { countStandingWaiting, opinionsOf, type StoredOpinion } from './opinions.store.ts';

type Handles = { [K in keyof ConsultationsApi]: Handler<ConsultationsApi[K]> };

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
export const isKeeper = ({ actor }: Ctx): boolean =>
  actor.kind === 'staff' && keeperRoles.some((r) => r === actor.role);
const entry = (c: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'consultation', id: c.id, area: c.area, verb, shows: 'staff', data }) as const;

/** Only the unit that asked keeps the call. */
const keeps = (ctx: Ctx, c: { organisationId: string }): boolean =>
  isKeeper(ctx) && staffOf(ctx).organisationId === c.organisationId;
export const isTaking = (ctx: Ctx, c: { status: string; untilDay: string }): boolean =>
  c.status === 'open' && c.untilDay >= dayOf(ctx.now);
export const rowOf = (ctx: Ctx, c: StoredCall): CallRow => ({
  ...{ id: c.id, area: c.area, placeName: c.placeName, unit: c.unit, title: c.title, question: c.question },
  ...{ background: c.background, who: c.who, places: c.places, untilDay: c.untilDay, status: c.status },
  ...{ count: c.opinions, waiting: c.waiting, version: c.version },
  isTaking: isTaking(ctx, c),
  mayKeep: ctx.actor.kind === 'staff' && keeps(ctx, c),
});
const factsOf = (ctx: Ctx, c: StoredCall, more: { until?: string | undefined; summary: string }): CallFacts => ({
  ...{ status: c.status, until: more.until ?? c.untilDay, today: dayOf(ctx.now) },
  ...{ waiting: c.waiting, summary: more.summary },
});

/** Whoever answers it, or has to do it. */
export function groupParts(ctx: Ctx, g: StoredGroup): ReadonlySet<'keeper' | 'owner'> {
  const self = staffOf(ctx);
  const parts = new Set<'keeper' | 'owner'>();
  if (!isKeeper(ctx)) return parts;
  if (g.organisationId === self.organisationId) parts.add('keeper');
  if (g.ownerId === self.organisationId) parts.add('owner');
  return parts;
}
export function groupRow(ctx: Ctx, g: StoredGroup): GroupView {
  const today = dayOf(ctx.now);
  const facts = {
    status: g.status,
    opinions: g.opinions,
    outcome: 'notAdopted',
    reason: '----',
    hasOwner: true,
  } as const;
  const more = { due: today, today, evidence: '----' };
  return {
    ...{ id: g.id, consultationId: g.consultationId, callTitle: g.callTitle, summary: g.summary, status: g.status },
    ...{ reason: g.reason, ownerId: g.ownerId, owner: g.owner, dueOn: g.dueOn, evidence: g.evidence, doneOn: g.doneOn },
    ...{ opinions: g.opinions, told: g.told, version: g.version },
    isOverdue: (g.status === 'adopted' || g.status === 'partly') && g.dueOn !== null && g.dueOn < today,
    open:
      ctx.actor.kind === 'staff'
        ? openVerbs(groupWorkflow, { ...facts, ...more }, groupParts(ctx, g), ctx.now).open
        : [],
  };
}
/** Opinions with the group their words suggest; names masked, words only for those who handle them. */
export function opinionRows(groups: readonly StoredGroup[], all: readonly StoredOpinion[]): OpinionView[] {
  const open = groups
    .filter((g) => g.status === 'open')
    .map((g) => ({
      id: g.id,
      words: [g.summary, ...all.flatMap((o) => (o.groupId === g.id && o.said ? [o.said] : []))],
    }));
  return all.map((o) => ({
    ...{ id: o.id, number: o.number, placeName: o.placeName, way: o.way, voice: o.voice, said: o.said },
    ...{ mayPublish: o.mayPublish, groupId: o.groupId, at: o.at.toString(), toldAt: o.toldAt?.toString() ?? null },
    name: o.name && maskName(o.name),
    hasPhone: o.phone !== null,
    isShown: o.shownAt !== null,
    suggestedGroupId: o.groupId === null && o.said ? nearestGroup(o.said, open) : null,
  }));
}
async function pileOf(ctx: Ctx, consultationId: string | null) {
  const [groups, opinions] = await Promise.all([groupsOf(ctx, consultationId), opinionsOf(ctx, consultationId)]);
  return { groups: groups.map((g) => groupRow(ctx, g)), opinions: opinionRows(groups, opinions) };
}
async function present(ctx: Ctx, id: string): Promise<CallView> {
  const c = await callById(ctx, id);
  const parts = new Set(keeps(ctx, c) ? (['keeper'] as const) : []);
  const { open, closed } = openVerbs(callWorkflow, factsOf(ctx, c, { summary: '-'.repeat(10) }), parts, ctx.now);
  return {
    ...rowOf(ctx, c),
    ...(await pileOf(ctx, c.id)),
    summary: c.summary,
    // A later day may be given in the same step.
    open: c.status === 'open' && parts.size > 0 ? [...new Set([...open, 'extend' as const])] : open,
    closed: closed
      .filter(({ verb }) => verb !== 'extend')
      .map(({ verb, why }) => ({ verb, says: [...consultationRefusalWords[why]] as [string, string] })),
  };
}

export const listConsultations: Handles['listConsultations'] = async (ctx) => ({
  items: (await selectCalls(ctx)).map((c) => rowOf(ctx, c)),
  standingWaiting: await countStandingWaiting(ctx),
});
export const getConsultation: Handles['getConsultation'] = (ctx, { params }) => present(ctx, params.id);
export const standingOpinions: Handles['standingOpinions'] = (ctx) => pileOf(ctx, null);
export const adoptedTasks: Handles['adoptedTasks'] = async (ctx) => ({
  items: (await tasksOf(ctx, staffOf(ctx).organisationId)).map((g) => groupRow(ctx, g)),
});

export const addConsultation: Handles['addConsultation'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    if (input.untilDay < dayOf(tx.now)) throw noOpinion('untilPast', 'untilDay');
    const c = { id: tx.house.newId(), area: self.area, organisationId: self.organisationId };
    await insertCall(tx, { ...c, ...input });
    await record(tx, entry(c, 'draft'), 'new');
    return present(tx, c.id);
  });
async function lockKept(tx: TxCtx, id: string): Promise<StoredCall> {
  const c = await lockCall(tx, id);
  if (!keeps(tx, c)) throw noOpinion('notYours');
  return c;
}
export const changeConsultation: Handles['changeConsultation'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockKept(tx, params.id);
    if (c.status !== 'draft') throw noOpinion('draftOnly');
    if (input.untilDay < dayOf(tx.now)) throw noOpinion('untilPast', 'untilDay');
    await putCallText(tx, c.id, input);
    await record(tx, entry(c, 'change'));
    return present(tx, c.id);
  });
const fieldOf = { untilPast: 'untilDay', summaryMissing: 'summary' } as const;
/** Publish, extend, close: closed only when everything that was said is answered. */
export const moveConsultation: Handles['moveConsultation'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await lockKept(tx, params.id);
    const { verb, untilDay } = input;
    const summary = input.summary ?? '';
    const facts = factsOf(tx, c, { until: verb === 'extend' ? untilDay : undefined, summary });
    const verdict = decide(callWorkflow, verb, facts, new Set(['keeper'] as const), tx.now);
    if (!verdict.ok) throw noOpinion(verdict.why, fieldOf[verdict.why as keyof typeof fieldOf]);
    await putCall(tx, c.id, {
      status: verdict.to,
      isOpened: verb === 'open',
      isClosed: verb === 'close',
      ...(verb === 'extend' && untilDay && { untilDay }),
      ...(verb === 'close' && { summary }),
    });
    await record(tx, entry(c, verb));
    return present(tx, c.id);
  });

/** What was said and what became of it, as a table: no names, no numbers of people; the purpose is written down. */
export const exportConsultation: Handles['exportConsultation'] = async (ctx, { params, query }) => {
  const c = await callById(ctx, params.id);
  if (!isWithin(c.area, staffOf(ctx).area) && !keeps(ctx, c)) throw notFound();
  const [groups, opinions] = await Promise.all([groupsOf(ctx, c.id), opinionsOf(ctx, c.id)]);
  await recordExport(ctx, c.area, { of: 'consultation', id: c.id, rows: opinions.length, purpose: query.purpose });
  const of = new Map(groups.map((g) => [g.id, g]));
  const w = exportColumnWords;
  const heads = [w.voice, w.way, w.said, w.group, w.outcome, w.reason, w.owner, w.due, w.evidence];
  const widths = [12, 10, 60, 40, 12, 40, 20, 12, 40];
  return sheetFile(`${c.title} ${dayOf(ctx.now)}`, [
    {
      name: consultationWords.title[0],
      columns: [
        ...heads.map((head, i) => ({ head: head[0], width: widths[i] ?? 12 })),
        { head: `${exportPurposeWords.head[0]}:${exportPurposeWords[query.purpose][0]}`, width: 16 },
      ],
      rows: opinions.map((o) => {
        const g = o.groupId ? of.get(o.groupId) : undefined;
        const said = o.said && holdsNumber(o.said) ? o.said.replace(/\d{7,}/g, '***') : o.said;
        return [
          ...[voiceWords[o.voice][0], wayWords[o.way][0], said, g?.summary ?? ''],
          ...[
            groupStatusWords[g?.status ?? 'open'][0],
            g?.reason ?? '',
            g?.owner ?? '',
            g?.dueOn ?? '',
            g?.evidence ?? '',
          ],
          '',
        ];
      }),
    },
  ]);
};
