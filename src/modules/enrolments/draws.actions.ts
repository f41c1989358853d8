import type { LearningClass } from '#modules/learning/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { hash, randomDigits } from '#platform/crypto.ts';
import { record, recordAll } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { countsIn, ensureRules, lockRules, putKeptReleased, rulesOf } from './classes.store.ts';
import {
  commitmentOf,
  type Drawn,
  drawFault,
  drawOrder,
  type HashHex,
  type Lot,
  listHashOf,
  listText,
  readPublicNumber,
  resultText,
  rootOf,
  seatsDrawn,
  seedFault,
} from './draw.rules.ts';
import { drawOf, insertDraw, lockDraw, putList, putPlaces, putPublicNumber, putResult, seedOf } from './draws.store.ts';
import { asHouse, entryOf, entryOfClass, ownClass } from './enrol.ts';
import type { EnrolmentsApi } from './enrolments.contract.ts';
import { isKeptWay, offerEnds, tierOf } from './enrolments.rules.ts';
import { enrolmentsIn, putEnrolment } from './enrolments.store.ts';
import { presentClass, staffOf } from './enrolments.view.ts';
import { no } from './enrolments.words.ts';
import { passOn } from './passing.ts';

/* The public draw, step by step (decision 0027): the seed's hash hangs out, the list is closed, the public number is entered, two people draw. Once. */

type Handles = { [K in keyof EnrolmentsApi]: Handler<EnrolmentsApi[K]> };
/** SM3 whatever the house's own profile is: what was published must be the same everywhere. */
export const sm3: HashHex = (text) => Buffer.from(hash('gm', text)).toString('hex');
/** 259 bits by lot, as 64 hexadecimal digits. */
const SEED_DIGITS = 78;
const newSeed = () => sm3(randomDigits(SEED_DIGITS));

export const publishSeed: Handles['publishSeed'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await ownClass(tx, params.id);
    const fault = seedFault({
      ...{ isByLot: c.mode === 'lottery', isPublished: (await drawOf(tx, c.id)) !== null, now: tx.now },
      ...{ closesAt: c.closesAt, closesOn: dayOf(c.closesAt), publicDay: input.publicDay },
    });
    if (fault) throw no(fault, fault === 'numberTooEarly' ? 'publicDay' : undefined);
    await ensureRules(tx, c);
    const seed = newSeed();
    const commitment = commitmentOf(sm3, c.id, seed);
    const by = staffOf(tx).accountId;
    const made = await insertDraw(tx, { ...input, classId: c.id, area: c.area, seed, commitment, by });
    if (!made) throw no('seedTwice');
    await record(tx, { ...entryOfClass(c, 'publishSeed', { commitment, ...input }), shows: 'public' });
    return presentClass(tx, c.id);
  });

export const lotsIn = (list: string): Lot[] =>
  list
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [number = '', tier = '1', way = 'open'] = line.split(' ');
      return { number, tier: Number(tier), way: way === 'kept' ? 'kept' : 'open' };
    });
export const drawnIn = (result: string): Drawn[] =>
  result
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [place = '0', number = '', seat = 'wait'] = line.split(' ');
      return { place: Number(place), number, seat: seat === 'kept' || seat === 'open' ? seat : null };
    });

/** Once enrolment is over the list is closed and its hash hangs out, before anybody can know the public number. */
export async function closeList(tx: TxCtx, c: LearningClass): Promise<void> {
  await lockRules(tx, c);
  const d = await lockDraw(tx, c.id);
  if (!d || d.list !== null || Temporal.Instant.compare(tx.now, c.closesAt) < 0) return;
  const order = (await rulesOf(tx, [c])).get(c.id)?.priorities ?? [];
  const lots = (await enrolmentsIn(asHouse(tx), c.id, 'applied')).flatMap((e): Lot[] =>
    e.lot === null ? [] : [{ number: e.lot, tier: tierOf(order, e.claims), way: isKeptWay(e.way) ? 'kept' : 'open' }],
  );
  const list = listText(lots);
  const listHash = listHashOf(sm3, list);
  await putList(tx, c.id, list, listHash);
  await record(tx, { ...entryOfClass(c, 'closeList', { listHash, lots: lots.length }), shows: 'public' });
}

export const enterNumber: Handles['enterNumber'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await ownClass(tx, params.id);
    await closeList(tx, c);
    const d = await lockDraw(tx, c.id);
    if (!d) throw no('seedNotPublished');
    if (d.drawnAt) throw no('alreadyDrawn');
    if (d.list === null) throw no('windowOpen');
    if (dayOf(tx.now) < d.publicDay) throw no('numberNotYet', 'publicNumber', { day: d.publicDay });
    const number = readPublicNumber(input.publicNumber);
    if (!number) throw no('numberWrong', 'publicNumber');
    await putPublicNumber(tx, c.id, number, staffOf(tx).accountId);
    await record(tx, { ...entryOfClass(c, 'enterNumber', { publicNumber: number }), shows: 'public' });
    return presentClass(tx, c.id);
  });

/** The witness reads the number from its source once more, and draws. */
export const drawClass: Handles['drawClass'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await ownClass(tx, params.id);
    await lockRules(tx, c);
    const d = await lockDraw(tx, c.id);
    const seed = d ? await seedOf(tx, c.id) : '';
    const witness = staffOf(tx).accountId;
    const fault = drawFault(
      {
        ...{ commitment: d?.commitment ?? null, committed: d ? commitmentOf(sm3, c.id, seed) : null },
        ...{ listHash: d?.listHash ?? null, publicNumber: d?.publicNumber ?? null, publicDay: d?.publicDay ?? null },
        ...{ today: dayOf(tx.now), isDrawn: d?.drawnAt != null, enteredBy: d?.enteredBy ?? null },
      },
      witness,
    );
    if (fault || !d?.publicNumber || !d.listHash)
      throw no(fault ?? 'numberMissing', undefined, { day: d?.publicDay ?? '' });
    if (readPublicNumber(input.publicNumber) !== d.publicNumber) throw no('numberDiffers', 'publicNumber');
    const { seated } = await countsIn(tx, c.id);
    const seats = Math.max(0, c.seats - seated);
    const kept = Math.min(c.keptSeats, seats);
    const root = rootOf(sm3, { seed, listHash: d.listHash, publicNumber: d.publicNumber });
    const drawn = seatsDrawn(drawOrder(sm3, root, lotsIn(d.list ?? '')), seats, kept);
    await putResult(tx, c.id, { seed, seats, kept, result: resultText(drawn), witness });
    await record(tx, { ...entryOfClass(c, 'draw', { root, lots: drawn.length, seats, kept }), shows: 'public' });
    await carryOut(tx, c, drawn);
    return presentClass(tx, c.id);
  });

/** Whoever was drawn is offered a seat, whoever was not waits in the order drawn; the seat of one who left since the list was closed passes on. */
async function carryOut(tx: TxCtx, c: LearningClass, drawn: readonly Drawn[]): Promise<void> {
  await putPlaces(tx, c.id, drawn);
  await putKeptReleased(tx, c.id);
  const seatOf = new Map(drawn.map((d) => [d.number, d.seat]));
  const hours = (await rulesOf(tx, [c])).get(c.id)?.offerHours ?? 0;
  const expiresAt = offerEnds(tx.now, hours);
  const all = await enrolmentsIn(asHouse(tx), c.id, 'applied');
  for (const e of all) {
    const isIn = seatOf.get(e.lot ?? '') != null;
    await putEnrolment(tx, e.id, isIn ? { status: 'offered', expiresAt } : { status: 'waiting' });
  }
  await recordAll(
    tx,
    all.map((e) => entryOf(e, seatOf.get(e.lot ?? '') != null ? 'win' : 'lose')),
  );
  await passOn(tx, c);
}
