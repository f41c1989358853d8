import { openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { AccusationRow, OpenedAccusation } from './accusations.contract.ts';
import { accusedUnit, disciplineOrgans, freeOfficers } from './accusations.organs.ts';
import { selectFiles, selectWords } from './accusations.parts.store.ts';
import { type AccusationPart, accusationWorkflow, mayHave, partsOf } from './accusations.rules.ts';
import { type StoredAccusation, selectOpenings, selectSealed } from './accusations.store.ts';
import { openValue } from './accusations.vault.ts';
import { type Accused, concernOf } from './recusal.move.ts';
import type { RecusalGround } from './recusal.rules.ts';
import { type StoredRecusal, selectRecusals } from './recusal.store.ts';

type Reporter = { disclosure: 'named' | 'anonymous'; name: string | null; contact: string | null };
export type RecusalReason = { ground: RecusalGround | null; text: string | null; whom: string | null };

/** Whoever sees it is an officer of the organ that has it, or its head: the store shows it to nobody else. */
export const partsIn = ({ actor }: Ctx): ReadonlySet<AccusationPart> =>
  actor.kind === 'staff' ? partsOf(actor.role) : new Set();

export function presentRow(ctx: Ctx, a: StoredAccusation): AccusationRow {
  const parts = partsIn(ctx);
  return {
    id: a.id,
    number: a.number,
    status: a.status,
    receivedAt: a.receivedAt.toString(),
    since: a.since.toString(),
    openedAt: a.openedAt?.toString() ?? null,
    isAsked: a.isAsked && parts.has('leader'),
    version: a.version,
    open: openVerbs(accusationWorkflow, a, parts, ctx.now).open,
  };
}

export const fileName = (ctx: Ctx, f: { id: string; name: Uint8Array }) =>
  openValue(ctx, 'fileName', f.id, f.name) as { name: string; mediaType: string };

/** What the reporter asked for and was not granted is the head's alone to read: those it names must not learn of it. */
function recusalsFor(ctx: Ctx, all: readonly StoredRecusal[]): StoredRecusal[] {
  return partsIn(ctx).has('leader') ? [...all] : all.filter((r) => r.status === 'granted');
}

/** What the reporter wrote of them is told to the head; colleagues read who stepped aside, when and on what ground. */
function presentRecusal(
  ctx: Ctx,
  r: StoredRecusal,
  nameOf: (id: string | null) => string | null,
  organisation: string,
) {
  const { ground, text, whom } = openValue(ctx, 'recusal', r.id, r.reason) as RecusalReason;
  const isHidden = r.source === 'asked' && !partsIn(ctx).has('leader');
  return {
    id: r.id,
    source: r.source,
    status: r.status,
    at: r.at.toString(),
    organisation,
    who: nameOf(r.accountId),
    ground,
    whom: isHidden ? null : whom,
    text: isHidden ? null : text,
    answer: isHidden || !r.answer ? null : (openValue(ctx, 'answer', r.id, r.answer) as string),
    decidedBy: nameOf(r.decidedBy),
  };
}

/** Everything of it, for whoever just opened it with a purpose. */
export async function presentOpened(ctx: Ctx, a: StoredAccusation): Promise<OpenedAccusation> {
  const sealed = await selectSealed(ctx, a.id);
  const accused = openValue(ctx, 'accused', a.id, sealed.accused) as Accused;
  const reporter = openValue(ctx, 'reporter', a.id, sealed.reporter) as Reporter;
  const [words, openings, files, organs, unit, all, concern] = await Promise.all([
    selectWords(ctx, a.id),
    selectOpenings(ctx, a.id),
    selectFiles(ctx, a),
    disciplineOrgans(ctx),
    accusedUnit(ctx, accused.accusedOrganisationId),
    selectRecusals(ctx, a.id),
    concernOf(ctx, a.id, accused),
  ]);
  const recusals = recusalsFor(ctx, all);
  const known = [...words, ...openings];
  const people = [...known.map((k) => k.accountId), ...recusals.flatMap((r) => [r.accountId, r.decidedBy])];
  const names = await accountNames(
    ctx,
    people.flatMap((p) => p ?? []),
  );
  const units = await organisationsById(
    ctx,
    [...known, ...recusals].map((k) => k.organisationId),
  );
  const organisationOf = (k: { organisationId: string }) => units.get(k.organisationId)?.name ?? '';
  const by = (k: { accountId: string; organisationId: string; at: Temporal.Instant }) => ({
    at: k.at.toString(),
    by: names.get(k.accountId) ?? '',
    organisation: organisationOf(k),
  });
  const here = organs.find((o) => o.organisationId === a.organisationId);
  const officers = here && partsIn(ctx).has('leader') ? freeOfficers(here, concern) : [];
  return {
    ...presentRow(ctx, a),
    ...reporter,
    body: openValue(ctx, 'body', a.id, sealed.body) as string,
    accused: accused.accused,
    accusedUnit: unit?.name ?? null,
    place: accused.place,
    files: files.map((f) => ({ id: f.id, ...fileName(ctx, f) })),
    words: words.map((w) => ({ ...by(w), kind: w.kind, text: openValue(ctx, 'word', w.id, w.text) as string })),
    openings: openings.map((o) => ({ ...by(o), purpose: o.purpose })),
    recusals: recusals.map((r) =>
      presentRecusal(ctx, r, (id) => (id === null ? null : (names.get(id) ?? '')), organisationOf(r)),
    ),
    officers: officers.map(({ accountId, name }) => ({ id: accountId, name })),
    organs: organs
      .filter((o) => o.organisationId !== a.organisationId && mayHave(o, unit, organs))
      .filter((o) => freeOfficers(o, concern).length > 0)
      .map(({ organisationId, name }) => ({ id: organisationId, name })),
  };
}
