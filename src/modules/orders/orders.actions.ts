import { faulty, Refused, stale, versionMissing } from '#kernel/refusal.ts';
import { say, type Word } from '#kernel/words.ts';
import { caseForWork, caseVerbs, holdCase, recordOnCase, releaseHold, type StoredCase } from '#modules/cases/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { OrderView, ordersApi } from './orders.contract.ts';
import { feeText, type OrderVerb, windowText } from './orders.rules.ts';
import { sendOrder } from './orders.send.ts';
import { insertOrder, providersFor, type StoredOrder, saveOrder } from './orders.store.ts';
import { factsOf, mustBeOpen, orderOf, viewOrder } from './orders.view.ts';
import { catalogueRefusals, orderRefusalWords, orderEntryWords as says, serviceWords } from './orders.words.ts';

type Api = typeof ordersApi;
type Work = (tx: TxCtx, c: StoredCase, o: StoredOrder) => Promise<void>;

/** The six beats for an order: its case is locked and still in the version the actor decided on. */
function act(ctx: Ctx, id: string, verb: OrderVerb, work: Work): Promise<OrderView> {
  return once(ctx, async (tx) => {
    const c = await caseForWork(tx, id);
    if (tx.version === null) throw versionMissing();
    if (tx.version !== c.version) throw stale();
    const o = await orderOf(tx, c);
    mustBeOpen(tx, verb, c, factsOf(c, o));
    await insertOrder(tx, c, { service: o.service, wantedDay: o.wantedDay, wantedPart: o.wantedPart });
    await work(tx, c, o);
    return viewOrder(tx, id);
  });
}

const filled = (word: Word, values: Readonly<Record<string, readonly [string, string]>>): Word => {
  const side = (i: 0 | 1) => Object.fromEntries(Object.entries(values).map(([name, v]) => [name, v[i]]));
  return [say(word, 'zh', side(0)), say(word, 'en', side(1))];
};
const both = (text: string): [string, string] => [text, text];

type Said = { verb: `order.${string}`; says: Word; data?: Readonly<Record<string, unknown>> };
const tellResident = (tx: TxCtx, c: StoredCase, e: Said) => recordOnCase(tx, c, { ...e, shows: 'resident' });

/** A verb of the case inside a command of ours: the command that people repeat is the outer one. */
const asPart = (tx: TxCtx): TxCtx => ({
  ...tx,
  command: { id: tx.house.newId(), fingerprint: new Uint8Array() },
});

type Visit = { from: Temporal.Instant; to: Temporal.Instant; coming: string };
function visitOf(ctx: Ctx, input: { visitFrom: string; visitTo: string; coming?: string | undefined }): Visit {
  const [from, to] = [Temporal.Instant.from(input.visitFrom), Temporal.Instant.from(input.visitTo)];
  if (Temporal.Instant.compare(from, to) >= 0) throw faulty('visitTo', 'order', catalogueRefusals.visitOrder);
  if (Temporal.Instant.compare(to, ctx.now) <= 0) throw faulty('visitTo', 'past', catalogueRefusals.visitPast);
  const self = ctx.actor.kind === 'staff' ? ctx.actor.name : '';
  return { from, to, coming: input.coming ?? self };
}

async function keepVisit(tx: TxCtx, c: StoredCase, v: Visit, unit: string, verb: 'visit' | 'plan'): Promise<void> {
  if (tx.actor.kind !== 'staff') throw new Error('only staff say when they come');
  await saveOrder(tx, c.id, {
    taker_organisation_id: tx.actor.organisationId,
    taker_id: tx.actor.accountId,
    coming: v.coming,
    visit_from: v.from,
    visit_to: v.to,
    arrived_at: null,
  });
  const values = { unit: both(unit), coming: both(v.coming), window: windowText(v.from, v.to) };
  await tellResident(tx, c, { verb: `order.${verb}`, says: filled(says[verb], values) });
}

export const getOrder: Handler<Api['getOrder']> = (ctx, { params }) => viewOrder(ctx, params.id);

/** The desk says what service it is: it goes to that service's first provider. */
export const chooseService: Handler<Api['chooseService']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'choose', async (tx, c) => {
    const providers = await providersFor(tx, c.area, input.service, dayOf(tx.now));
    await saveOrder(tx, c.id, { service: input.service });
    await tellResident(tx, c, {
      verb: 'order.choose',
      says: filled(says.choose, { service: serviceWords[input.service] }),
    });
    if (providers.length === 0) throw new Refused('noProvider', 409, orderRefusalWords.noProvider);
    await sendOrder(tx, c.id);
  });

/** 接单: signed for, and in the same moment the person knows who comes and when. */
export const takeOrder: Handler<Api['takeOrder']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'take', async (tx, c) => {
    const v = visitOf(tx, input);
    await caseVerbs.sign(asPart(tx), { params, query: undefined, input: {} });
    await keepVisit(tx, c, v, c.handlerName ?? '', 'visit');
  });

export const planVisit: Handler<Api['planVisit']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'plan', (tx, c) => keepVisit(tx, c, visitOf(tx, input), c.handlerName ?? '', 'plan'));

export const arriveAtDoor: Handler<Api['arriveAtDoor']> = (ctx, { params }) =>
  act(ctx, params.id, 'arrive', async (tx, c, o) => {
    await saveOrder(tx, c.id, { arrived_at: tx.now });
    await tellResident(tx, c, { verb: 'order.arrive', says: filled(says.arrive, { coming: both(o.coming ?? '') }) });
  });

/** A stated fee keeps the order open until the person has agreed or it is dropped. */
export const stateFee: Handler<Api['stateFee']> = (ctx, { params, input }) =>
  act(ctx, params.id, 'stateFee', async (tx, c) => {
    const fee = feeText(input.cents);
    await saveOrder(tx, c.id, {
      fee_cents: input.cents,
      fee_note: input.note,
      fee_state: 'stated',
      fee_agreed_via: null,
      fee_at: tx.now,
    });
    await releaseHold(tx, { by: 'order', ref: c.id });
    await holdCase(tx, c, { by: 'order', ref: c.id, says: filled(says.hold, { fee }) });
    await tellResident(tx, c, { verb: 'order.stateFee', says: filled(says.stateFee, { fee, note: both(input.note) }) });
  });

export const dropFee: Handler<Api['dropFee']> = (ctx, { params }) =>
  act(ctx, params.id, 'dropFee', async (tx, c) => {
    await saveOrder(tx, c.id, { fee_cents: null, fee_note: null, fee_state: null, fee_agreed_via: null, fee_at: null });
    await releaseHold(tx, { by: 'order', ref: c.id });
    await tellResident(tx, c, { verb: 'order.dropFee', says: says.dropFee });
  });

/** The person's word on a fee: their own, or noted by who first received it and does not do the work. */
export const answerFee = (ctx: Ctx, caseId: string, agrees: boolean): Promise<OrderView> =>
  act(ctx, caseId, agrees ? 'agreeFee' : 'refuseFee', async (tx, c, o) => {
    const via = tx.actor.kind === 'receipt' ? 'resident' : 'firstReceiver';
    await saveOrder(tx, c.id, {
      fee_state: agrees ? 'agreed' : 'refused',
      fee_agreed_via: agrees ? via : null,
      fee_at: tx.now,
    });
    if (agrees) await releaseHold(tx, { by: 'order', ref: c.id });
    const fee = feeText(o.feeCents ?? 0);
    const word = agrees ? says.agreeFee : says.refuseFee;
    await tellResident(tx, c, { verb: agrees ? 'order.agreeFee' : 'order.refuseFee', says: filled(word, { fee }) });
  });

export const agreeFee: Handler<Api['agreeFee']> = (ctx, { params }) => answerFee(ctx, params.id, true);
export const refuseFee: Handler<Api['refuseFee']> = (ctx, { params }) => answerFee(ctx, params.id, false);
