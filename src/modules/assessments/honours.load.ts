import { decide, openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { CallRow, CallView, NomineeView } from './honours.contract.ts';
import {
  type CallFacts,
  type CallPart,
  type CallRefusal,
  type CallVerb,
  callWorkflow,
  type Elected,
  electedOf,
  honourRoles,
  isCandidate,
} from './honours.rules.ts';
import { callById, codesOf, type Nominee, nomineesOf, type StoredCall, votesOf } from './honours.store.ts';
import { honourRefusalWords, noHonour } from './honours.words.ts';
import { countsOf, objectionsOf } from './objections.store.ts';
import { shownObjection } from './rounds.view.ts';
import { filled } from './schemes.actions.ts';
import { phaseOf } from './scores.rules.ts';

export type LoadedCall = {
  c: StoredCall;
  nominees: readonly Nominee[];
  /** Counted only once the vote is over: before, nobody sees a number. */
  elected: Elected;
  openObjections: number;
};
const none: Elected = { sure: [], tied: [], open: 0 };
export async function loadCall(ctx: Ctx, c: StoredCall): Promise<LoadedCall> {
  const [nominees, { open }] = await Promise.all([nomineesOf(ctx, [c.id]), countsOf(ctx, c.id)]);
  const isOver = c.status === 'voting' && phaseOf(c.vote, dayOf(ctx.now)) === 'after';
  if (!isOver) return { c, nominees, elected: none, openObjections: open };
  const votes = await votesOf(ctx, c.id);
  const standing = new Map([...votes].filter(([id]) => nominees.some((n) => n.id === id && isCandidate(n))));
  return { c, nominees, elected: electedOf(standing, c.places), openObjections: open };
}
export function callFacts(ctx: Ctx, l: LoadedCall): CallFacts {
  const today = dayOf(ctx.now);
  return {
    status: l.c.status,
    phase: { nominate: phaseOf(l.c.nominate, today), vote: phaseOf(l.c.vote, today) },
    candidates: l.nominees.filter(isCandidate).length,
    places: l.c.places,
    isTied: l.elected.tied.length > 0,
    elected: l.elected.sure.length + l.elected.tied.length,
    isPublicityOver: l.c.publicTo !== null && today > l.c.publicTo,
    openObjections: l.openObjections,
  };
}
export const callPartsOf = (ctx: Ctx, c: StoredCall): ReadonlySet<CallPart> => {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return new Set(['anybody']);
  const isOwn = actor.organisationId === c.organisationId && honourRoles.some((r) => r === actor.role);
  return new Set(isOwn ? (['organiser'] as const) : []);
};
const valuesOf = (why: CallRefusal | 'notNow' | 'notYours', l: LoadedCall) => {
  const window = why.startsWith('nominate') ? l.c.nominate : why.startsWith('vote') ? l.c.vote : null;
  return {
    from: window?.from ?? '',
    to: window?.to ?? l.c.publicTo ?? '',
    n: why === 'tieOpen' ? l.elected.tied.length : l.openObjections,
    open: l.elected.open,
  };
};
export function mustDo(
  ctx: Ctx,
  l: LoadedCall,
  verb: CallVerb,
  parts: ReadonlySet<CallPart>,
  given: Partial<CallFacts> = {},
) {
  const verdict = decide(callWorkflow, verb, { ...callFacts(ctx, l), ...given }, parts, ctx.now);
  if (!verdict.ok) throw noHonour(verdict.why, undefined, valuesOf(verdict.why, l));
  return verdict.to;
}

export const callRowOf = (c: StoredCall): CallRow => ({
  id: c.id,
  area: c.area,
  placeName: c.placeName,
  organisation: c.organisation,
  kind: c.kind,
  name: c.name,
  about: c.about,
  year: c.year,
  places: c.places,
  nominate: c.nominate,
  vote: c.vote,
  status: c.status,
  publicFrom: c.publicFrom,
  publicTo: c.publicTo,
  version: c.version,
});
const shownNominee = (n: Nominee): NomineeView => ({
  ...{ id: n.id, name: n.name, deeds: n.deeds, contact: n.contact, by: n.by, way: n.way, status: n.status },
  ...{ consentWay: n.consentWay, consentOn: n.consentOn, photoOk: n.photoOk, version: n.version },
  hasPhoto: n.hash !== null,
});
export async function presentCall(ctx: Ctx, id: string): Promise<CallView> {
  const l = await loadCall(ctx, await callById(ctx, id));
  const { c, nominees, elected } = l;
  const codes = await codesOf(ctx, id);
  const parts = callPartsOf(ctx, c);
  const { open, closed } = openVerbs(callWorkflow, callFacts(ctx, l), parts, ctx.now);
  const isCounted = c.status === 'publicity' || c.status === 'awarded' || phaseOf(c.vote, dayOf(ctx.now)) === 'after';
  return {
    ...callRowOf(c),
    cancelReason: c.cancelReason,
    tieReason: c.tieReason,
    nominees: nominees.map(shownNominee),
    codes: codes.all,
    votes: isCounted ? codes.used : null,
    tied: elected.tied.map((t) => ({ id: t, name: nominees.find((n) => n.id === t)?.name ?? '' })),
    openPlaces: elected.open,
    objections: parts.has('organiser') ? (await objectionsOf(ctx, id)).map(shownObjection) : [],
    open,
    closed: closed.map(({ verb, why }) => ({ verb, says: filled(honourRefusalWords[why], valuesOf(why, l)) })),
  };
}
