import { addDays, addWorkdays } from '#kernel/calendar.ts';
import { accountNames } from '#modules/access/index.ts';
import { countRecord } from '#modules/duties/index.ts';
import { membersOf, selectPerson } from '#modules/people/index.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import { calendarOf, dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { keyReused, once } from '#platform/once.ts';
import { householdAt, presentGrant, presentGrants, tellGrant } from './grants.actions.ts';
import {
  type Grant,
  type GrantChange,
  grantLines,
  lockGrant,
  type StoredGrantLine,
  saveGrant,
  selectGrants,
} from './grants.store.ts';
import type { HandOutInput, HandoutView, handoutsApi } from './handouts.contract.ts';
import { handoutSeen, insertHandout, selectHandout } from './handouts.store.ts';
import { yuanText } from './ledger.words.ts';
import { channelFault, type Eyes, handsFault, type PaperKind, proofFault, seesNames } from './relief.rules.ts';
import { accountFor, post } from './relief.store.ts';
import { staffOf } from './relief.view.ts';
import { no } from './relief.words.ts';
import { ruleFor, selectStore, selectStores } from './stock.store.ts';

type Api = typeof handoutsApi;

export async function presentHandout(ctx: Ctx, id: string): Promise<HandoutView> {
  const h = await handoutSeen(ctx, id);
  const grant = await presentGrant(ctx, h.grant_id);
  const isWhole = ctx.actor.kind === 'system' || (ctx.actor.kind === 'staff' && seesNames(ctx.actor.role));
  return {
    id: h.id,
    number: `LQ-${h.id.slice(-8).toUpperCase()}`,
    grant,
    store: h.store ?? '',
    unit: h.unit,
    approver: h.approverName,
    handedBy: h.handedByName,
    witness: h.witness,
    witness2: h.witness2,
    channel: h.channel,
    voucher: h.voucher,
    receiver: isWhole ? h.receiver : grant.household,
    receiverWhy: isWhole ? h.receiver_why : null,
    proof: h.proof,
    strokes: isWhole && h.strokes ? h.strokes.map((s) => s.map(([x, y]) => [x, y] as [number, number])) : null,
    files: h.files.length,
    madeAt: h.made_at.toString(),
    day: h.day,
    arrivedAt: h.arrived_at.toString(),
    isReversed: grant.status === 'reversed',
  };
}
export const getHandout: Handler<Api['getHandout']> = (ctx, { params }) => presentHandout(ctx, params.id);

/** What a keeper carries along: the open grants of the place with who may receive them, and the stores they may be taken from. */
export const toHandOut: Handler<Api['toHandOut']> = async (ctx) => {
  const open = await selectGrants(ctx, { status: 'open' });
  const today = dayOf(ctx.now);
  const grants = [];
  for (const g of await presentGrants(ctx, open)) {
    const members = (await membersOf(ctx, g.householdId)).filter((m) => m.validTo === null || m.validTo > today);
    grants.push({ ...g, members: members.map(({ personId, name }) => ({ personId, name })) });
  }
  return { grants, stores: await selectStores(ctx) };
};

/** A witness who has an account is called as it says; another by the name that was written. */
async function eyesOf(tx: TxCtx, given: readonly (HandOutInput['witness'] | undefined)[]): Promise<Eyes[]> {
  const named = given.flatMap((g) => g ?? []);
  const names = await accountNames(
    tx,
    named.flatMap((g) => g.accountId ?? []),
  );
  return named.map((g) => {
    if (!g.accountId) return { id: null, name: g.name };
    const name = names.get(g.accountId);
    if (!name) throw no('personMissing', 'witness');
    return { id: g.accountId, name };
  });
}

/** Who receives: somebody of the household today, or another with a reason. */
async function receiverOf(tx: TxCtx, householdId: string, given: HandOutInput['receiver']) {
  const today = dayOf(tx.now);
  const members = (await membersOf(tx, householdId)).filter((m) => m.validTo === null || m.validTo > today);
  const names = members.map((m) => m.name);
  if (!given.personId) {
    if (!given.why) throw no('receiverUnknown', 'receiver');
    return { names, receiver: { id: null, name: given.name, why: given.why }, hasCard: false };
  }
  const member = members.find((m) => m.personId === given.personId);
  if (!member) throw no('receiverUnknown', 'receiver');
  const { bank } = await selectPerson(tx, member.personId);
  return { names, receiver: { id: member.personId, name: member.name, why: null }, hasCard: bank !== null };
}

/** What an emergency owes from now on, counted from the day on which it was helped (急难型临时救助: 先行救助,后补手续). */
async function owed(tx: TxCtx, g: Grant, on: string): Promise<GrantChange> {
  if (g.purpose !== 'emergency') return {};
  const rule = await ruleFor(tx, g.area, on);
  const due =
    rule.papers_unit === 'd'
      ? addDays(on, rule.papers_days)
      : addWorkdays(await calendarOf(tx), on, rule.papers_days).date;
  const wanted = (rule.papers as PaperKind[]).filter((kind) => kind !== 'decision' || g.decision === null);
  return { papers_due: due, papers_wanted: wanted };
}

async function takeOut(
  tx: TxCtx,
  g: Grant,
  h: { id: string; storeId: string; on: string },
  lines: readonly StoredGrantLine[],
) {
  const to = await accountFor(tx, g.area, { kind: 'household', household_id: g.householdId });
  for (const l of lines)
    await post(tx, {
      batchId: l.batchId,
      area: g.area,
      kind: 'handout',
      day: h.on,
      handoutId: h.id,
      sides: [
        { accountId: h.storeId, amount: -l.quantity },
        { accountId: to, amount: l.quantity },
      ],
    });
}

/** Everything that is asked of a hand-out before anything is written. */
async function checked(
  tx: TxCtx,
  g: Grant,
  input: HandOutInput,
  lines: readonly StoredGrantLine[],
  files: number,
  on: string,
) {
  const self = staffOf(tx);
  const household = await householdAt(tx, g.householdId);
  const { names, receiver, hasCard } = await receiverOf(tx, household.id, input.receiver);
  const witnesses = await eyesOf(tx, [input.witness, input.witness2]);
  const money = lines.reduce((sum, l) => sum + (l.money ? l.quantity : 0), 0);
  const { cash_max_cents: cashMax } = await ruleFor(tx, g.area, on);
  const hands = handsFault({
    approver: { id: g.approverId, name: g.approver },
    giver: { id: self.accountId, name: self.name },
    witnesses,
    household: names,
  });
  if (hands) throw no(hands, hands === 'ownApproval' ? undefined : 'witness');
  const way = channelFault({
    channel: input.channel,
    hasGoods: lines.some((l) => !l.money),
    money,
    cashMax,
    hasCard,
    isMember: receiver.id !== null,
    witnesses: witnesses.length,
    voucher: input.channel === 'voucher' ? (input.voucher ?? null) : null,
  });
  if (way) throw no(way, 'channel', { limit: yuanText(cashMax) });
  const { proof, strokes, hasPhotoConsent } = input;
  const proven = proofFault({ proof, strokes, files, hasConsent: hasPhotoConsent });
  if (proven) throw no(proven, proven === 'noStrokes' ? 'strokes' : 'proof');
  const [first, second] = witnesses;
  if (!first) throw no('personMissing', 'witness');
  return { receiver, witnesses: second ? ([first, second] as const) : ([first] as const) };
}

/**
 * Hands out what was approved, and has it signed for. May come from a telephone days later: the record's id is the phone's own, so
 * that it is written once however often it is sent.
 */
export const handOut: Handler<Api['handOut']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const { id } = input.captured;
    const g = await lockGrant(tx, params.id);
    const before = await selectHandout(tx, id);
    if (before) {
      if (before.grant_id !== g.id || before.handed_by !== self.accountId) throw keyReused();
      return presentHandout(tx, id);
    }
    const on = await checkCaptured(tx, input.captured, g.approvedAt);
    const files = (await takeFiles(tx, input.captured.files)).map((f) => f.hash);
    if (g.status !== 'open') throw no('notOpen');
    const lines = await grantLines(tx, [g.id]);
    const { receiver, witnesses } = await checked(tx, g, input, lines, files.length, on);
    const store = await selectStore(tx, input.storeId);
    await insertHandout(tx, {
      id,
      area: g.area,
      grantId: g.id,
      householdId: g.householdId,
      storeId: store.id,
      approverId: g.approverId,
      by: self.accountId,
      organisationId: self.organisationId,
      witnesses,
      channel: input.channel,
      voucher: input.channel === 'voucher' ? (input.voucher ?? null) : null,
      receiver,
      proof: input.proof,
      strokes: input.strokes,
      files,
      hasPhotoConsent: input.proof === 'photo' && input.hasPhotoConsent,
      madeAt: input.captured.madeAt,
      day: on,
    });
    await takeOut(tx, g, { id, storeId: store.id, on }, lines);
    await saveGrant(tx, g.id, { status: 'handed', handed_on: on, ...(await owed(tx, g, on)) });
    await tellGrant(tx, g, 'handOut', { handout: id, channel: input.channel });
    const { organisationId, role } = self;
    await countRecord(tx, { kind: 'handout', id, on, organisationId, area: g.area, role });
    return presentHandout(tx, id);
  });
