import { isWithin, levelOf } from '#kernel/area.ts';
import { holdsNumber, normalName, normalPhone, readIdNumber } from '#kernel/identity.ts';
import { notFound } from '#kernel/refusal.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { insertDemand } from './demands.store.ts';
import { type Known, knownItem, matched } from './items.ts';
import { itemsInForce } from './lists.store.ts';
import { insertPaper, papersOf } from './papers.store.ts';
import type { ProofReceipt, ProofsApi } from './proofs.contract.ts';
import { type AgencyKind, agencyKey, type Way } from './proofs.rules.ts';
import { findProof, insertProof, proofById, type StoredProof, selectProofs } from './proofs.store.ts';
import { namesOf, presentProof, rowOf } from './proofs.view.ts';
import { noProof } from './proofs.words.ts';

type Handles = { [K in keyof ProofsApi]: Handler<ProofsApi[K]> };

export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
export const entryOf = (p: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'proof', id: p.id, area: p.area, verb, shows: 'staff', data }) as const;

/** An office and nothing else: who worked there is nobody's business here. */
export function agencyIn(text: string | undefined): string | null {
  const agency = text?.trim().slice(0, 80) ?? '';
  if (agency === '') return null;
  if (agency.length < 2) throw noProof('agencyMissing', 'agency');
  if (holdsNumber(agency)) throw noProof('agencyPerson', 'agency');
  return agency;
}
export function idIn(text: string | undefined): string | null {
  if (!text?.trim()) return null;
  const read = readIdNumber(text);
  if (typeof read === 'string') throw noProof('idWrong', 'idNumber');
  return read.value;
}
export async function placeIn(ctx: Ctx, area: string): Promise<void> {
  const level = levelOf(area);
  const place = level === 'village' || level === 'grid' ? await placeOf(ctx, area) : null;
  if (!place || !isOpenOn(place, dayOf(ctx.now))) throw noProof('areaMissing', 'area');
}
export type Asking = {
  area: string;
  said: string;
  itemKey?: string | undefined;
  agency?: string | undefined;
  agencyKind: AgencyKind;
  name: string;
  idNumber?: string | undefined;
  phone?: string | undefined;
};
/** Keeps a request, whoever took it down. What it is matched to is only what whoever asked chose: staff decide. */
export async function fileProof(
  tx: TxCtx,
  a: Asking,
  how: { way: Way; takenBy: string | null; id?: string; at?: Temporal.Instant },
): Promise<ProofReceipt> {
  await placeIn(tx, a.area);
  const name = normalName(a.name);
  if (!name) throw noProof('nameMissing', 'name');
  if (a.said.trim().length < 2) throw noProof('saidMissing', 'said');
  const phone = a.phone?.trim() ? normalPhone(a.phone) : null;
  if (a.phone?.trim() && !phone) throw noProof('phoneWrong', 'phone');
  const agency = agencyIn(a.agency);
  if (a.itemKey && !(await knownItem(tx, a.area, a.itemKey))) throw noProof('itemNotInForce', 'itemKey');
  const id = how.id ?? tx.house.newId();
  const made = await insertProof(tx, {
    ...{ id, name, phone, agency, said: a.said.trim() },
    ...{ area: a.area, way: how.way, takenBy: how.takenBy, at: how.at ?? tx.now },
    ...{ agencyKind: agency ? a.agencyKind : 'unknown', itemKey: a.itemKey ?? null, idNumber: idIn(a.idNumber) },
  });
  await record(tx, entryOf({ id, area: a.area }, 'request', { way: how.way }), 'new');
  return made;
}

const askOf = (ctx: Ctx, area: string) => {
  const self = staffOf(ctx);
  if (!isWithin(area, self.area)) throw noProof('areaMissing', 'area');
  return self;
};
export const askProof: Handles['askProof'] = (ctx, { input: { way, ...asked } }) =>
  once(ctx, (tx) => fileProof(tx, asked, { way, takenBy: askOf(tx, asked.area).accountId }));

/** Written down at the door; sent again, it is the same request. */
export const captureProof: Handles['captureProof'] = (ctx, { input: { captured, ...asked } }) =>
  once(ctx, async (tx) => {
    const self = askOf(tx, asked.area);
    const known = await findProof(tx, captured.id);
    if (known && known.takenBy !== self.accountId) throw notFound();
    if (known) return { id: known.id, number: known.number };
    await checkCaptured(tx, captured);
    const at = Temporal.Instant.from(captured.madeAt);
    const { id, number } = await fileProof(tx, asked, { way: 'field', takenBy: self.accountId, id: captured.id, at });
    for (const f of await takeFiles(tx, captured.files))
      await insertPaper(
        tx,
        { id, area: asked.area },
        { hash: f.hash, mediaType: f.mediaType, accountId: self.accountId },
      );
    return { id, number };
  });

export const listProofs: Handles['listProofs'] = async (ctx, { query }) => {
  const { q, status, area } = query;
  const name = q ? (normalName(q) ?? q) : undefined;
  const found = await selectProofs(ctx, { status, area, name, number: q?.replace(/\s/g, '') });
  const nameOf = await namesOf(ctx, found);
  return { items: found.map((p) => rowOf(p, nameOf(p))) };
};
export const getProof: Handles['getProof'] = async (ctx, { params }) =>
  presentProof(ctx, await proofById(ctx, params.id));
export const proofPaper: Handles['proofPaper'] = async (ctx, { params }) => {
  const p = await proofById(ctx, params.id);
  const paper = (await papersOf(ctx, p.id)).find((f) => f.id === params.paperId);
  if (!paper) throw notFound();
  await inTransaction(ctx, (tx) => record(tx, entryOf(p, 'openPaper')));
  return { hash: paper.hash, mediaType: paper.mediaType, name: p.number };
};
export const matchProof: Handles['matchProof'] = async (ctx, { query }) => ({
  items: matched(query.q, await itemsInForce(ctx, query.area)).map(({ key, name, kind, instead }) => ({
    ...{ key, name, kind },
    instead: instead && { who: [...instead.who], how: [...instead.how], source: instead.source },
  })),
});

/** An agency asked for what must not be issued: counted once for each request. */
export const countDemand = (tx: TxCtx, p: StoredProof, known: Known): Promise<unknown> | null =>
  p.agency === null
    ? null
    : insertDemand(tx, {
        ...{ area: p.area, way: p.way, requestId: p.id },
        ...{ agency: p.agency, agencyKey: agencyKey(p.agency), agencyKind: p.agencyKind },
        ...{ itemKey: known.key, itemName: known.name },
      });
