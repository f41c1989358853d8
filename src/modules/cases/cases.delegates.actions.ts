import { maskName, normalName, normalPhone } from '#kernel/identity.ts';
import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, randomDigits, seal, open as unseal } from '#platform/crypto.ts';
import { once } from '#platform/once.ts';
import type { Sealed } from '#platform/reseal.ts';
import {
  type DelegateRelation,
  type DelegateScope,
  delegateRefusals,
  type delegateTerms,
  entrustRefusal,
  isLiving,
} from './cases.delegates.rules.ts';
import { endDelegate, handlersPhones, insertDelegate, reporterName, selectDelegates } from './cases.delegates.store.ts';
import { linkOf, sealPlace as reporterPlace } from './cases.present.ts';
import { PASSPHRASE_DIGITS, passphraseMac } from './cases.report.actions.ts';
import { lockLatest, type StoredCase, selectCase } from './cases.store.ts';
import { recordOnCase } from './cases.work.ts';

export type DelegateInput = {
  name: string;
  phone: string;
  relation: DelegateRelation;
  /** Beyond looking, which is always part of it. */
  adds: boolean;
  rates: boolean;
  days: (typeof delegateTerms)[number];
};
/** What the person hands to whom they entrust; the passphrase is shown this once. */
export type DelegateSlip = { number: string; passphrase: string; name: string; validUntil: string; link: string };
export type DelegateView = {
  id: string;
  name: string;
  relation: DelegateRelation;
  scopes: readonly DelegateScope[];
  validUntil: string;
  state: 'living' | 'ended' | 'revoked';
};

const sealPlace = (field: 'name' | 'phone', id: string) => `delegate.${field}:${id}`;
/** What a rotation of the keys encrypts anew. */
export const sealedDelegate: Sealed = {
  table: 'case_delegate',
  key: 'id',
  columns: { name_sealed: (id) => sealPlace('name', id), phone_sealed: (id) => sealPlace('phone', id) },
};

/** Only the person themselves: nobody passes on what was entrusted to them. */
function ownId(ctx: Ctx): string {
  if (ctx.actor.kind !== 'receipt' || ctx.actor.delegate) throw notFound();
  return ctx.actor.caseId;
}

function contactOf(input: DelegateInput) {
  const name = normalName(input.name);
  if (!name) throw faulty('name', 'name', ['请写他的姓名。', 'Please give their name.']);
  const phone = input.phone.trim() === '' ? null : normalPhone(input.phone);
  if (input.phone.trim() !== '' && !phone)
    throw faulty('phone', 'phone', [
      '电话号码不对,请写 11 位手机号或带区号的座机。',
      'Not a phone number: 11 digits, or a landline with its area code.',
    ]);
  return { name, phone };
}

const refuse = (why: keyof typeof delegateRefusals) => new Refused(why, 409, delegateRefusals[why]);

/** Entrusts the locked case to somebody. Also when an elder's matter is filed by their child: the second receipt of one filing. */
export async function entrustLocked(tx: TxCtx, c: StoredCase, input: DelegateInput): Promise<DelegateSlip> {
  const { name, phone } = contactOf(input);
  const keys = tx.house.keys;
  const phoneIdx = phone ? Buffer.from(blindIndex(keys, 'phone', phone)) : null;
  const living = (await selectDelegates(tx, c.id)).filter((d) => isLiving(d, tx.now)).length;
  const why = entrustRefusal({
    living,
    isHandlersPhone: phoneIdx !== null && (await handlersPhones(tx, c)).some((own) => phoneIdx.equals(own)),
    besideStaff: tx.actor.kind === 'receipt' && tx.actor.besideStaff !== undefined,
    isWithdrawn: c.status === 'withdrawn',
  });
  if (why) throw refuse(why);

  const id = tx.house.newId();
  const passphrase = randomDigits(PASSPHRASE_DIGITS);
  const validUntil = tx.now.add({ hours: input.days * 24 });
  const scopes: DelegateScope[] = [
    'track',
    ...(input.adds ? ['add' as const] : []),
    ...(input.rates ? ['rate' as const] : []),
  ];
  const sealed = (field: 'name' | 'phone', value: string) => Buffer.from(seal(keys, value, sealPlace(field, id)));
  await insertDelegate(tx, c, {
    id,
    nameSealed: sealed('name', name),
    phoneSealed: phone ? sealed('phone', phone) : null,
    phoneIdx,
    relation: input.relation,
    scopes,
    mac: passphraseMac(tx, id, passphrase),
    validUntil,
  });
  await recordOnCase(tx, c, {
    verb: 'delegate.entrust',
    says: ['托家里人或熟人一起看这件事', 'Somebody was entrusted with the case'],
    shows: 'resident',
    data: { scopes, delegate: id },
  });
  const link = linkOf(tx, c.number);
  return { number: c.number, passphrase, name, validUntil: validUntil.toString({ smallestUnit: 'second' }), link };
}

/** 家里人替我看和评: from the person's own page. */
export const entrust = (ctx: Ctx, input: DelegateInput): Promise<DelegateSlip> =>
  once(ctx, async (tx) => entrustLocked(tx, await lockLatest(tx, ownId(ctx)), input));

/** Holds at the delegate's next request. */
export const takeBack = (ctx: Ctx, id: string): Promise<null> =>
  once(ctx, async (tx) => {
    const c = await lockLatest(tx, ownId(ctx));
    if (!(await endDelegate(tx, c.id, id))) throw notFound();
    await recordOnCase(tx, c, {
      verb: 'delegate.takeBack',
      says: ['收回了委托', 'What was entrusted was taken back'],
      shows: 'resident',
      data: { delegate: id },
    });
    return null;
  });

/** Whom the person has entrusted, for their own page. */
export async function ownDelegates(ctx: Ctx): Promise<DelegateView[]> {
  const c = await selectCase(ctx, ownId(ctx));
  return (await selectDelegates(ctx, c.id)).map((d) => ({
    id: d.id,
    name: unseal(ctx.house.keys, d.nameSealed, sealPlace('name', d.id)),
    relation: d.relation,
    scopes: d.scopes,
    validUntil: d.validUntil.toString({ smallestUnit: 'second' }),
    state: d.revokedAt ? 'revoked' : isLiving(d, ctx.now) ? 'living' : 'ended',
  }));
}

/** What a delegate reads about their own standing: in whose name, for what, until when. */
export type Standing = { inNameOf: string | null; scopes: readonly string[]; until: string };
export async function standingOf(ctx: Ctx): Promise<Standing | null> {
  if (ctx.actor.kind !== 'receipt' || !ctx.actor.delegate) return null;
  const { caseId, delegate } = ctx.actor;
  const found = (await selectDelegates(ctx, caseId)).find((d) => d.id === delegate.id);
  if (!found) throw notFound();
  const sealed = await reporterName(ctx, caseId);
  const name = sealed && unseal(ctx.house.keys, sealed, reporterPlace('name', caseId));
  return {
    inNameOf: name && maskName(name),
    scopes: delegate.scopes,
    until: found.validUntil.toString({ smallestUnit: 'second' }),
  };
}

/** Which living delegate this passphrase is of; every one is compared, so that the time tells nothing. */
export async function delegateBy(
  ctx: Ctx,
  caseId: string,
  digits: string,
  same: (a: Uint8Array, b: Uint8Array) => boolean,
): Promise<string | null> {
  const living = (await selectDelegates(ctx, caseId)).filter((d) => isLiving(d, ctx.now));
  const [match] = living.filter((d) => same(d.mac, passphraseMac(ctx, d.id, digits)));
  return match?.id ?? null;
}
