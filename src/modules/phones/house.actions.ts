import { notFound } from '#kernel/refusal.ts';
import { areasOf, endSession, signedIn } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { newDeviceKey } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { houseApi, PhoneView } from './house.contract.ts';
import { insertPhone, lockPhone, markLetGo, type Phone, phoneById, seePhone, selectPhones } from './house.store.ts';
import { writerOf } from './writer.ts';

type Handles = { [K in keyof typeof houseApi]: Handler<(typeof houseApi)[K]> };

const selfOf = ({ actor }: Ctx) => (actor.kind === 'staff' ? actor.accountId : null);
const present = (ctx: Ctx, p: Phone): PhoneView => ({
  id: p.id,
  name: p.name,
  isMine: p.accountId === selfOf(ctx),
  holder: p.holder,
  registeredOn: dayOf(p.registeredAt),
  lastSeenOn: dayOf(p.lastSeenAt),
  letGo: p.letGo && { at: p.letGo.at.toString(), by: p.letGo.by, why: p.letGo.why },
});
const entry = (p: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'phone', id: p.id, area: p.area, verb, shows: 'staff', data }) as const;

/**
 * A phone says who it is, each time somebody signs in on it, and gets the key of its store. Not `once`: the key must not come to lie among
 * the answers kept; under the same id it is the same phone.
 */
export const registerPhone: Handles['registerPhone'] = async (ctx, { input, exchange }) => {
  const { accountId, area, sessionId } = await writerOf(ctx, exchange);
  const { id, name } = input;
  await inTransaction(ctx, async (tx) => {
    const isNew = await insertPhone(tx, { id, area, accountId, name, key: newDeviceKey(), sessionId });
    if (isNew) await record(tx, entry({ id, area }, 'register'), 'new');
  });
  const phone = await phoneById(ctx, id);
  if (phone?.accountId !== accountId) throw notFound();
  if (!phone.letGo) await seePhone(ctx, id, sessionId, area);
  const key = phone.letGo ? null : phone.key.toString('base64');
  return { id, key, letGo: phone.letGo !== null, areas: await areasOf(ctx, accountId) };
};

/** An id that is no phone's is told nothing that tells it apart from a phone in use. */
export const phoneState: Handles['phoneState'] = async (ctx, { params, exchange }) => {
  const phone = await phoneById(ctx, params.id);
  const who = await signedIn(ctx.house, exchange.cookie);
  const areas = who ? await areasOf(ctx, who.accountId) : null;
  return { letGo: phone !== null && phone.letGo !== null, areas };
};

export const listPhones: Handles['listPhones'] = async (ctx) => ({
  items: (await selectPhones(ctx)).map((p) => present(ctx, p)),
});

/** The sign-in on it ends at once; what it holds it hands over when it is next in reach, under its own key. */
export const letGoPhone: Handles['letGoPhone'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const phone = await lockPhone(tx, params.id);
    if (!phone.letGo) {
      await markLetGo(tx, phone.id, selfOf(tx) ?? phone.accountId, input.reason);
      if (phone.sessionId) await endSession(tx, phone.sessionId);
      await record(tx, entry(phone, 'letGo', { own: phone.accountId === selfOf(tx) }));
    }
    return present(tx, await lockPhone(tx, phone.id));
  });
