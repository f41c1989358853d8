import { notFound, Refused } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { accountNames } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Download } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AccusationRow, OpenedAccusation } from './accusations.contract.ts';
import { privately } from './accusations.file.actions.ts';
import { accusedUnit, disciplineOrgans } from './accusations.organs.ts';
import { insertWord, selectFile, selectFiles, selectWords } from './accusations.parts.store.ts';
import {
  type AccusationPart,
  type AccusationStatus,
  type AccusationVerb,
  accusationWorkflow,
  mayHave,
  OPENED_FOR_MINUTES,
  type OpenPurpose,
} from './accusations.rules.ts';
import {
  type Change,
  changeAccusation,
  insertOpening,
  listRows,
  lockAccusation,
  type StoredAccusation,
  selectAccusation,
  selectOpenings,
  selectSealed,
} from './accusations.store.ts';
import { openContent, openValue } from './accusations.vault.ts';
import { otherRefusals, refusalWords } from './accusations.words.ts';

/** Whoever sees it is an officer of the organ that has it: the store shows it to nobody else. */
const ORGAN: ReadonlySet<AccusationPart> = new Set(['organ']);

type Accused = { accused: string; accusedOrganisationId: string | null; place: string };
type Reporter = { disclosure: 'named' | 'anonymous'; name: string | null; contact: string | null };

const presentRow = (ctx: Ctx, a: StoredAccusation): AccusationRow => ({
  id: a.id,
  number: a.number,
  status: a.status,
  receivedAt: a.receivedAt.toString(),
  since: a.since.toString(),
  openedAt: a.openedAt?.toString() ?? null,
  version: a.version,
  open: openVerbs(accusationWorkflow, a, ORGAN, ctx.now).open,
});

export async function listAccusations(
  ctx: Ctx,
  { query }: { query: { status?: AccusationStatus | undefined; after?: string | undefined; limit: number } },
) {
  const rows = await listRows(ctx, { ...query, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return {
    items: page.map((a) => presentRow(ctx, a)),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Nothing of what was said goes into the journal: which officer did what, and when. */
const note = (tx: TxCtx, a: { id: string; area: string; organisationId: string }, verb: AccusationVerb | 'open') =>
  record(tx, {
    kind: 'accusation',
    id: a.id,
    area: a.area,
    verb,
    shows: 'staff',
    heardBy: { role: 'discipline', organisationId: a.organisationId },
  });

/** Opens it for a purpose. What is kept to repeat the answer is that it was opened, never what was read. */
export async function openAccusation(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: { purpose: OpenPurpose } },
): Promise<OpenedAccusation> {
  await once(ctx, async (tx) => {
    const a = await lockAccusation(tx, params.id);
    await insertOpening(tx, a, input.purpose);
    await changeAccusation(tx, a.id, { opened: true });
    await note(tx, a, 'open');
    return {};
  });
  return presentOpened(ctx, await selectAccusation(ctx, params.id));
}

async function presentOpened(ctx: Ctx, a: StoredAccusation): Promise<OpenedAccusation> {
  const sealed = await selectSealed(ctx, a.id);
  const accused = openValue(ctx, 'accused', a.id, sealed.accused) as Accused;
  const reporter = openValue(ctx, 'reporter', a.id, sealed.reporter) as Reporter;
  const [words, openings, files, organs, unit] = await Promise.all([
    selectWords(ctx, a.id),
    selectOpenings(ctx, a.id),
    selectFiles(ctx, a),
    disciplineOrgans(ctx),
    accusedUnit(ctx, accused.accusedOrganisationId),
  ]);
  const known = [...words, ...openings];
  const names = await accountNames(
    ctx,
    known.map((k) => k.accountId),
  );
  const units = await organisationsById(
    ctx,
    known.map((k) => k.organisationId),
  );
  const by = (k: { accountId: string; organisationId: string; at: Temporal.Instant }) => ({
    at: k.at.toString(),
    by: names.get(k.accountId) ?? '',
    organisation: units.get(k.organisationId)?.name ?? '',
  });
  return {
    ...presentRow(ctx, a),
    ...reporter,
    body: openValue(ctx, 'body', a.id, sealed.body) as string,
    accused: accused.accused,
    accusedUnit: unit?.name ?? null,
    place: accused.place,
    files: files.map((f) => ({ id: f.id, ...nameOf(ctx, f) })),
    words: words.map((w) => ({ ...by(w), kind: w.kind, text: openValue(ctx, 'word', w.id, w.text) as string })),
    openings: openings.map((o) => ({ ...by(o), purpose: o.purpose })),
    organs: organs
      .filter((o) => o.organisationId !== a.organisationId && mayHave(o, unit, organs))
      .map(({ organisationId, name }) => ({ id: organisationId, name })),
  };
}

const nameOf = (ctx: Ctx, f: { id: string; name: Uint8Array }) =>
  openValue(ctx, 'fileName', f.id, f.name) as { name: string; mediaType: string };

/** A file, for whoever opened the accusation with a purpose a little while ago: that opening is its log. */
export async function accusationFile(
  ctx: Ctx,
  { params }: { params: { id: string; fileId: string } },
): Promise<Download> {
  const a = await selectAccusation(ctx, params.id);
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw notFound();
  const from = ctx.now.subtract({ minutes: OPENED_FOR_MINUTES });
  const isOpen = (await selectOpenings(ctx, a.id)).some(
    (o) => o.accountId === actor.accountId && Temporal.Instant.compare(o.at, from) >= 0,
  );
  if (!isOpen) throw new Refused('openFirst', 409, otherRefusals.openFirst);
  const file = await selectFile(ctx, a, params.fileId);
  return { ...nameOf(ctx, file), content: openContent(ctx, file.id, file.content) };
}

/** One verb: lock, decide by the table, do, record, present. */
function act<T>(
  ctx: Ctx,
  id: string,
  verb: AccusationVerb,
  work: (tx: TxCtx, a: StoredAccusation) => Promise<Change>,
  present: (tx: TxCtx) => Promise<T>,
): Promise<T> {
  return once(privately(ctx), async (tx) => {
    const a = await lockAccusation(tx, id);
    const verdict = decide(accusationWorkflow, verb, a, ORGAN, tx.now);
    if (!verdict.ok) throw new Refused(verdict.why, 409, refusalWords[verdict.why]);
    const change = await work(tx, a);
    await changeAccusation(tx, id, { ...(verdict.to !== a.status && { status: verdict.to }), ...change });
    await note(tx, { ...a, ...change.organ }, verb);
    return present(tx);
  });
}

type Said = { params: { id: string }; input: { text: string } };
const row = (id: string) => async (tx: TxCtx) => presentRow(tx, await selectAccusation(tx, id));

export const acceptAccusation = (ctx: Ctx, { params: { id } }: { params: { id: string } }) =>
  act(ctx, id, 'accept', async () => ({}), row(id));

export const replyAccusation = (ctx: Ctx, { params: { id }, input }: Said) =>
  act(
    ctx,
    id,
    'reply',
    async (tx, a) => {
      await insertWord(tx, a, 'reply', input.text);
      return { replied: true };
    },
    row(id),
  );

export const closeAccusation = (ctx: Ctx, { params: { id }, input }: Said) =>
  act(
    ctx,
    id,
    'close',
    async (tx, a) => {
      await insertWord(tx, a, 'close', input.text);
      return {};
    },
    row(id),
  );

/** To another discipline organ that is not on the accused's line either; this one no longer sees it then. */
export const transferAccusation = (
  ctx: Ctx,
  { params: { id }, input }: { params: { id: string }; input: { text: string; organisationId: string } },
) =>
  act(
    ctx,
    id,
    'transfer',
    async (tx, a) => {
      if (input.organisationId === a.organisationId) throw new Refused('sameOrgan', 409, otherRefusals.sameOrgan);
      const organs = await disciplineOrgans(tx);
      const target = organs.find((o) => o.organisationId === input.organisationId);
      if (!target) throw notFound();
      const { accusedOrganisationId } = openValue(tx, 'accused', id, (await selectSealed(tx, id)).accused) as Accused;
      const unit = await accusedUnit(tx, accusedOrganisationId);
      if (!mayHave(target, unit, organs)) throw new Refused('conflict', 409, otherRefusals.conflict);
      await insertWord(tx, a, 'transfer', input.text);
      return { organ: target };
    },
    async () => ({ id }),
  );
