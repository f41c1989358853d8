import type { Ctx, TxCtx } from '#platform/context.ts';
import type { PartyInput } from './mediations.contract.ts';
import type { FileKind, RecordKind, SignWay } from './mediations.rules.ts';
import { opened, sealed } from './mediations.vault.ts';

/* Parties, mediators, records, papers and instalments of a mediation the caller may open. */

export type Said = {
  name: string;
  phone: string | null;
  address: string | null;
  idNumber: string | null;
  proxy: string | null;
};
const nobody: Said = { name: '—', phone: null, address: null, idNumber: null, proxy: null };
export const saidOf = (p: PartyInput): Said => ({
  name: p.name,
  phone: p.phone ?? null,
  address: p.address ?? null,
  idNumber: p.idNumber ?? null,
  proxy: p.proxy ?? null,
});

export async function partiesOf(ctx: Ctx, mediationId: string) {
  const rows = await ctx.db
    .selectFrom('mediation_party')
    .select(['id', 'nth', 'side', 'said_sealed', 'answer', 'answer_way', 'answered_at', 'wants_closed', 'rights_on'])
    .select(['signed_way', 'signed_on', 'joined_on'])
    .where('mediation_id', '=', mediationId)
    .orderBy('nth')
    .execute();
  return rows.map(({ said_sealed, ...r }) => ({
    ...r,
    side: r.side as 'applicant' | 'other',
    answer: r.answer as 'yes' | 'no' | null,
    answer_way: r.answer_way as 'portal' | 'counter' | 'paper' | null,
    signed_way: r.signed_way as SignWay | null,
    ...(opened<Said>(ctx, 'party', r.id, said_sealed) ?? nobody),
  }));
}
export type StoredParty = Awaited<ReturnType<typeof partiesOf>>[number];

export type NewParty = {
  id: string;
  mediationId: string;
  area: string;
  nth: number;
  side: 'applicant' | 'other';
  said: Said;
  mac: Buffer;
  /** Whoever applies has said yes by that. */
  answer: { way: 'portal' | 'counter' } | null;
};
export const insertParty = (tx: TxCtx, p: NewParty) =>
  tx.db
    .insertInto('mediation_party')
    .values({
      ...{ id: p.id, mediation_id: p.mediationId, area: p.area, nth: p.nth, side: p.side, mac: p.mac },
      said_sealed: sealed(tx, 'party', p.id, p.said),
      ...(p.answer && { answer: 'yes', answer_way: p.answer.way, answered_at: tx.now }),
    })
    .execute();

export type PartyChange = {
  said?: Said;
  mac?: Buffer;
  answer?: { answer: 'yes' | 'no'; way: 'portal' | 'counter' | 'paper'; wantsClosed: boolean };
  rightsOn?: string;
  signed?: { way: SignWay; on: string } | null;
  joinedOn?: string;
};
export const saveParty = (tx: TxCtx, id: string, c: PartyChange) =>
  tx.db
    .updateTable('mediation_party')
    .set({
      ...(c.said && { said_sealed: sealed(tx, 'party', id, c.said) }),
      ...(c.mac && { mac: c.mac }),
      ...(c.answer && {
        ...{ answer: c.answer.answer, answer_way: c.answer.way, answered_at: tx.now },
        wants_closed: c.answer.wantsClosed,
      }),
      ...(c.rightsOn && { rights_on: c.rightsOn }),
      ...(c.signed !== undefined && { signed_way: c.signed?.way ?? null, signed_on: c.signed?.on ?? null }),
      ...(c.joinedOn && { joined_on: c.joinedOn }),
    })
    .where('id', '=', id)
    .execute();
export const voidSignatures = (tx: TxCtx, mediationId: string) =>
  tx.db
    .updateTable('mediation_party')
    .set({ signed_way: null, signed_on: null })
    .where('mediation_id', '=', mediationId)
    .execute();

export async function mediatorsOf(ctx: Ctx, mediationId: string) {
  const rows = await ctx.db
    .selectFrom('mediation_mediator as x')
    .innerJoin('mediation_person as p', 'p.id', 'x.person_id')
    .select(['x.person_id as personId', 'x.account_id as accountId', 'p.name', 'x.how', 'x.left_why as leftWhy'])
    .where('x.mediation_id', '=', mediationId)
    .orderBy('x.since')
    .execute();
  return rows.map((r) => ({ ...r, how: r.how as 'assigned' | 'chosen' }));
}
export const insertMediator = (
  tx: TxCtx,
  m: { id: string; area: string },
  p: { personId: string; accountId: string; how: 'assigned' | 'chosen' },
) =>
  tx.db
    .insertInto('mediation_mediator')
    .values({
      ...{ mediation_id: m.id, area: m.area, person_id: p.personId, account_id: p.accountId },
      ...{ how: p.how, since: tx.now },
    })
    .onConflict((c) => c.columns(['mediation_id', 'person_id']).doNothing())
    .execute();
/** False when that person does not mediate here now. */
export const leaveMediator = async (tx: TxCtx, mediationId: string, personId: string): Promise<boolean> =>
  (await tx.db
    .updateTable('mediation_mediator')
    .set({ left_at: tx.now, left_why: 'recused' })
    .where('mediation_id', '=', mediationId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()) !== undefined;

export async function recordsOf(ctx: Ctx, mediationId: string) {
  const rows = await ctx.db
    .selectFrom('mediation_record as r')
    .innerJoin('staff_account as a', 'a.id', 'r.account_id')
    .select(['r.id', 'r.kind', 'r.party_id as partyId', 'r.on_day as on', 'r.is_open as isOpen'])
    .select(['r.body_sealed', 'r.witness_sealed'])
    .select(['a.name as by', 'r.at'])
    .where('r.mediation_id', '=', mediationId)
    .orderBy('r.on_day')
    .orderBy('r.at')
    .execute();
  return rows.map(({ body_sealed, witness_sealed, ...r }) => ({
    ...r,
    kind: r.kind as RecordKind,
    text: opened<string>(ctx, 'record', r.id, body_sealed) ?? '—',
    witness: opened<string>(ctx, 'witness', r.id, witness_sealed),
  }));
}
export type StoredRecord = Awaited<ReturnType<typeof recordsOf>>[number];
export type NewRecord = {
  id: string;
  kind: RecordKind;
  partyId: string | null;
  on: string;
  isOpen: boolean | null;
  text: string;
  witness: string | null;
  accountId: string;
};
/** False when this very record has come before (from a phone that sent it twice). */
export const insertRecord = async (tx: TxCtx, m: { id: string; area: string }, r: NewRecord): Promise<boolean> =>
  (await tx.db
    .insertInto('mediation_record')
    .values({
      ...{ id: r.id, mediation_id: m.id, area: m.area, kind: r.kind, party_id: r.partyId, on_day: r.on },
      ...{ is_open: r.isOpen, account_id: r.accountId, at: tx.now },
      body_sealed: sealed(tx, 'record', r.id, r.text),
      witness_sealed: r.witness === null ? null : sealed(tx, 'witness', r.id, r.witness),
    })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;

export async function filesOf(ctx: Ctx, mediationId: string) {
  const rows = await ctx.db
    .selectFrom('mediation_file')
    .select(['id', 'kind', 'party_id as partyId', 'name_sealed', 'file_hash as hash', 'media_type as mediaType', 'at'])
    .where('mediation_id', '=', mediationId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ name_sealed, ...r }) => ({
    ...r,
    kind: r.kind as FileKind,
    name: opened<string>(ctx, 'file', r.id, name_sealed) ?? '—',
  }));
}
export type StoredFile = Awaited<ReturnType<typeof filesOf>>[number];
export async function insertFile(
  tx: TxCtx,
  m: { id: string; area: string },
  f: { kind: FileKind; partyId: string | null; name: string; hash: string; mediaType: string; accountId: string },
): Promise<boolean> {
  const id = tx.house.newId();
  const row = await tx.db
    .insertInto('mediation_file')
    .values({
      ...{ id, mediation_id: m.id, area: m.area, kind: f.kind, party_id: f.partyId, file_hash: f.hash },
      ...{ media_type: f.mediaType, account_id: f.accountId, at: tx.now },
      name_sealed: sealed(tx, 'file', id, f.name.slice(0, 120)),
    })
    .onConflict((c) => c.columns(['mediation_id', 'kind', 'file_hash']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function instalmentsOf(ctx: Ctx, mediationId: string) {
  const rows = await ctx.db
    .selectFrom('mediation_instalment')
    .select(['id', 'nth', 'due_on as dueOn', 'what_sealed', 'done_on as doneOn'])
    .where('mediation_id', '=', mediationId)
    .orderBy('nth')
    .execute();
  return rows.map(({ what_sealed, ...r }) => ({
    ...r,
    what: opened<string>(ctx, 'instalment', r.id, what_sealed) ?? '—',
  }));
}
export async function putInstalments(
  tx: TxCtx,
  m: { id: string; area: string },
  list: readonly { what: string; dueOn: string }[],
): Promise<void> {
  await tx.db.deleteFrom('mediation_instalment').where('mediation_id', '=', m.id).execute();
  for (const [i, x] of list.entries()) {
    const id = tx.house.newId();
    await tx.db
      .insertInto('mediation_instalment')
      .values({
        ...{ id, mediation_id: m.id, area: m.area, nth: i + 1, due_on: x.dueOn },
        what_sealed: sealed(tx, 'instalment', id, x.what),
      })
      .execute();
  }
}
/** False when it was done before. */
export const doInstalment = async (tx: TxCtx, mediationId: string, id: string, on: string): Promise<boolean> =>
  (await tx.db
    .updateTable('mediation_instalment')
    .set({ done_on: on })
    .where('id', '=', id)
    .where('mediation_id', '=', mediationId)
    .where('done_on', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** What happened, from its own chain: the verb, when, by which member of staff; never a word of what was said. */
export async function stepsOf(ctx: Ctx, mediationId: string) {
  const rows = await ctx.db
    .selectFrom('journal as j')
    .leftJoin('staff_account as a', 'a.id', 'j.actor_id')
    .select(['j.verb', 'j.at', 'a.name as by'])
    .where('j.subject_kind', '=', 'mediation')
    .where('j.subject_id', '=', mediationId)
    .orderBy('j.seq')
    .execute();
  return rows.map((r) => ({ ...r, by: r.by ?? '' }));
}
