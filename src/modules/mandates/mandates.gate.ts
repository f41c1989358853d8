import { faulty } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import { type Organisation, organisationsById, superiorsOf } from '#modules/organisations/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { TracedRefusal } from '#platform/once.ts';
import {
  clearItem,
  type FreeReason,
  freeOfGate,
  type GateRefusal,
  type GateRole,
  type GateVerdict,
  gate,
  type MatterKind,
  matterKey,
  overreaching,
} from './mandates.gate.rules.ts';
import { insertDecision, lastCode, openingById, openingsFor } from './mandates.gate.store.ts';
import { elsewhereWord, gateRefusalWords } from './mandates.gate.words.ts';
import { listFor, listsInForce, type MandateItem, type MandateList } from './mandates.holding.ts';
import { type UnitKind, unitKindOf } from './mandates.rules.ts';
import { citationOf } from './mandates.words.ts';

/* The gate on dispatch (准入): one door, called by every act of every module that puts a task on another unit. */

/** `text` is what the lines are matched with and is not kept; `label` is what the matter is called in lists, and names nobody. */
export type Matter = {
  readonly kind: MatterKind;
  readonly id?: string | undefined;
  readonly label: string;
  readonly text: string;
};
export type Asked = {
  readonly receiverId: string;
  readonly role: GateRole;
  readonly matter: Matter;
  /** The line picked by hand; left out, the one that the text names clearly. */
  readonly itemId?: string | undefined;
  readonly admissionId?: string | undefined;
  /** Danger to life. */
  readonly isUrgent?: boolean | undefined;
  /** The field of the receiver in the input, on which a refusal stands. */
  readonly field?: string | undefined;
};
/** Why it may go, and what the journal of the matter keeps of it. */
export type Admitted =
  | { readonly by: 'free'; readonly why: FreeReason }
  | { readonly by: 'item'; readonly item: MandateItem; readonly says: Word }
  | { readonly by: 'admission'; readonly id: string; readonly number: string };

type Looked = {
  dispatcher: Organisation | null;
  receiver: Organisation;
  unitKind: UnitKind | null;
  list: MandateList | null;
  key: string;
  free: FreeReason | null;
};

/** Who sends, who gets it, by which list, and whether there is a gate between them at all. */
export async function lookAtGate(ctx: Ctx, { receiverId, matter, isUrgent = false }: Asked): Promise<Looked | null> {
  const own = ctx.actor.kind === 'staff' ? ctx.actor.organisationId : null;
  const units = await organisationsById(ctx, own === null ? [receiverId] : [receiverId, own]);
  const receiver = units.get(receiverId);
  if (!receiver) return null;
  const dispatcher = own === null ? null : (units.get(own) ?? null);
  const place = await placeOf(ctx, receiver.area);
  const unitKind = place ? unitKindOf(receiver.kind, place.kind) : null;
  const standing = {
    dispatcher: dispatcher && {
      id: dispatcher.id,
      area: dispatcher.area,
      superiorIds: await superiorsOf(ctx, dispatcher.id),
    },
    receiver,
    isGrassroots: unitKind !== null,
    isUrgent,
  };
  const key = matterKey(matter);
  // Most of what is sent goes up, stays, or goes to a department: no list is read for that.
  const first = freeOfGate({ ...standing, isUrgent: false, hasList: true });
  if (first) return { dispatcher, receiver, unitKind, list: null, key, free: first };
  const list = await listFor(ctx, receiver.id);
  return { dispatcher, receiver, unitKind, list, key, free: freeOfGate({ ...standing, hasList: list !== null }) };
}

export async function verdictOn(ctx: Ctx, a: Asked, l: Looked): Promise<GateVerdict<MandateItem>> {
  const items = l.list?.items ?? [];
  const code = await lastCode(ctx, a.receiverId, l.key);
  return gate<MandateItem>({
    items,
    text: a.matter.text,
    key: l.key,
    role: a.role,
    receiverId: a.receiverId,
    today: dayOf(ctx.now),
    itemId: a.itemId,
    earlier: items.find((i) => i.code === code) ?? null,
    named: a.admissionId === undefined ? undefined : await openingById(ctx, a.admissionId),
    openings: await openingsFor(ctx, a.receiverId, l.key),
  });
}

/** Whose own duty it is by the lists of the place, where one line says so clearly: the way that is open instead. */
export async function dutyElsewhere(ctx: Ctx, receiver: Organisation, text: string): Promise<Word> {
  const lists = await listsInForce(ctx, receiver.area);
  const owned = lists.filter((l) => l.organisationId !== null && l.organisationId !== receiver.id);
  const line = clearItem(
    owned.flatMap((l) => l.items.filter((i) => i.duty === 'basic').map((i) => ({ ...i, owner: l.organisationId }))),
    text,
  );
  if (line === null || line === 'several' || !line.owner) return ['', ''];
  const unit = (await organisationsById(ctx, [line.owner])).get(line.owner);
  return unit ? elsewhereWord(unit.shortName, [`${line.code} ${line.title}`, `${line.code} ${line.title}`]) : ['', ''];
}

type Refusing = Extract<GateVerdict<MandateItem>, { ok: false }>;
/** The refusal in both languages, with the line or admission that stands against it. */
export async function refusalOf(ctx: Ctx, a: Asked, l: Looked, v: Refusing): Promise<Word> {
  const elsewhere = v.why === 'notInList' ? await dutyElsewhere(ctx, l.receiver, a.matter.text) : ['', ''];
  const line = v.item ? citationOf(v.item) : ['', ''];
  const values = (lang: 0 | 1) => ({
    unit: l.receiver.shortName,
    line: line[lang] ?? '',
    lead: v.item?.leadName ?? '',
    number: v.opening?.number ?? '',
    matter: v.opening?.matterLabel ?? '',
    elsewhere: elsewhere[lang] ?? '',
  });
  const word = gateRefusalWords[v.why];
  return [say(word, 'zh', values(0)), say(word, 'en', values(1))];
}

const decisionOf = (tx: Ctx, a: Asked, l: Looked) => ({
  area: l.receiver.area,
  day: dayOf(tx.now),
  dispatcherId: l.dispatcher?.id ?? '',
  receiverId: l.receiver.id,
  unitKind: l.unitKind ?? ('village' as const),
  role: a.role,
  matterKind: a.matter.kind,
  matterId: a.matter.id ?? null,
  matterKey: l.key,
  matterLabel: a.matter.label,
  why: null,
  itemId: null,
  admissionId: null,
});

/** 越权派单: kept for the figures and in the journal of the unit that tried it. */
async function leaveTrace(tx: TxCtx, a: Asked, l: Looked, why: GateRefusal): Promise<void> {
  const id = await insertDecision(tx, { ...decisionOf(tx, a, l), outcome: 'refused', why });
  if (!id || !l.dispatcher) return;
  await record(tx, {
    kind: 'organisation',
    id: l.dispatcher.id,
    area: l.dispatcher.area,
    verb: 'overreach',
    shows: 'staff',
    data: { decision: id, to: l.receiver.shortName, matter: [a.matter.kind, a.matter.label], role: a.role, why },
  });
}

/**
 * Lets a task through to a unit, or refuses it with the line that stands against it. What may not go is undone as a whole and stays
 * in the journal as 越权派单; what goes is counted by the line or the admission it goes by.
 */
export async function admit(tx: TxCtx, a: Asked): Promise<Admitted> {
  const l = await lookAtGate(tx, a);
  // Whether there is such a unit at all is the caller's question.
  if (!l) return { by: 'free', why: 'notGrassroots' };
  if (l.free && l.free !== 'urgent') return { by: 'free', why: l.free };
  const verdict = l.free ? null : await verdictOn(tx, a, l);
  if (verdict && !verdict.ok) {
    const refused = faulty(a.field ?? 'organisationId', verdict.why, await refusalOf(tx, a, l, verdict));
    if (!overreaching.has(verdict.why)) throw refused;
    throw new TracedRefusal(refused, (after) => leaveTrace(after, a, l, verdict.why));
  }
  const on = decisionOf(tx, a, l);
  if (!verdict) {
    await insertDecision(tx, { ...on, outcome: 'urgent' });
    return { by: 'free', why: 'urgent' };
  }
  if (verdict.by === 'admission') {
    await insertDecision(tx, { ...on, outcome: 'admitted', admissionId: verdict.opening.id });
    return { by: 'admission', id: verdict.opening.id, number: verdict.opening.number };
  }
  await insertDecision(tx, { ...on, outcome: 'inList', itemId: verdict.item.id });
  return { by: 'item', item: verdict.item, says: citationOf(verdict.item) };
}

/** The same for a row of a table, which is refused in its place while the others go on: the words, or null where it may go. */
export async function admitRow(
  tx: TxCtx,
  a: Asked,
  { isDry }: { isDry: boolean },
): Promise<{ why: string; says: Word } | null> {
  const l = await lookAtGate(tx, a);
  if (!l || l.free) return null;
  const verdict = await verdictOn(tx, a, l);
  if (verdict.ok) {
    if (!isDry) await admit(tx, a);
    return null;
  }
  if (!isDry && overreaching.has(verdict.why)) await leaveTrace(tx, a, l, verdict.why);
  return { why: verdict.why, says: await refusalOf(tx, a, l, verdict) };
}

/** What the journal of a matter keeps of the gate: the line it went by, or the admission. */
export const gateData = (a: Admitted): Readonly<Record<string, unknown>> =>
  a.by === 'item' ? { line: [...a.says] } : a.by === 'admission' ? { admission: a.number } : {};

/** What came along for one unit of several: the line picked for it, or the admission named. */
export type GateLine = { organisationId: string; itemId?: string | undefined; admissionId?: string | undefined };
export const lineFor = (lines: readonly GateLine[] | undefined, organisationId: string) => {
  const line = lines?.find((l) => l.organisationId === organisationId);
  return { itemId: line?.itemId, admissionId: line?.admissionId };
};
