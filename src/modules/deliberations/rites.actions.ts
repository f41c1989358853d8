import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AffairsApi, RiteRequest } from './affairs.contract.ts';
import { forbidsOrFines, RITE_KEPT_DAYS } from './affairs.rules.ts';
import { affairsNo as no } from './affairs.words.ts';
import { dayAfter, holdsPersonalNumber } from './deliberations.rules.ts';
import { entryOf, partsOf, staffOf, villageOf } from './deliberations.view.ts';
import {
  dropRequests,
  insertRequest,
  lockRequest,
  putAdvice,
  putStandard,
  requestsOf,
  type StoredRequest,
  standardsOf,
} from './rites.store.ts';

type Handles = { [K in keyof AffairsApi]: Handler<AffairsApi[K]> };
const viewOf = ({ area: _a, ...r }: StoredRequest): RiteRequest => r;
export const villageRites: Handles['villageRites'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area)) throw notFound();
  const [standards, requests] = await Promise.all([standardsOf(ctx, area), requestsOf(ctx, area)]);
  return { standards, requests: requests.map(viewOf) };
};
/** What the village agreed on is advice: a text that fines, names or takes away is refused (domain §7.2). */
export const putRiteStandard: Handles['putRiteStandard'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    await villageOf(tx, input.area);
    if (forbidsOrFines(input.body)) throw no('fines', 'body');
    if (holdsPersonalNumber(input.body)) throw no('personalNumber', 'body');
    const id = tx.house.newId();
    const fromOn = dayOf(tx.now);
    await putStandard(tx, { ...input, id, on: fromOn });
    await record(tx, entryOf('riteStandard', { id, area: input.area }, 'put', { kind: input.kind }), 'new');
    const { kind, body, basis } = input;
    return { id, kind, body, basis, fromOn };
  });
export const askRite: Handles['askRite'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    await villageOf(tx, input.area);
    const id = tx.house.newId();
    await insertRequest(tx, { ...input, id, accountId: staffOf(tx).accountId });
    await record(tx, entryOf('riteRequest', { id, area: input.area }, 'ask', { kind: input.kind }), 'new');
    return viewOf(await lockRequest({ ...tx, version: null }, id));
  });
export const adviseRite: Handles['adviseRite'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRequest(tx, params.id);
    if (!partsOf(tx, r.area).has('keeper')) throw no('notYours');
    if (r.status === 'over') throw no('notNow');
    if (forbidsOrFines(input.advice)) throw no('fines', 'advice');
    await putAdvice(tx, r.id, {
      advice: input.advice,
      help: input.help ?? null,
      status: input.isOver ? 'over' : 'advised',
    });
    await record(tx, entryOf('riteRequest', r, input.isOver ? 'over' : 'advise'));
    return viewOf(await lockRequest({ ...tx, version: null }, r.id));
  });
/** Every night: a family's asking is nobody's business ninety days after its day. */
export const forgetRites = (ctx: Ctx): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await dropRequests(tx, dayAfter(dayOf(tx.now), -RITE_KEPT_DAYS));
  });
