import { selectClasses } from '#modules/learning/index.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { putRules, rulesOf } from './classes.store.ts';
import { drawOf } from './draws.store.ts';
import { enrol, entryOf, entryOfClass, ownClass } from './enrol.ts';
import type { EnrolmentsApi } from './enrolments.contract.ts';
import { enrolmentById, lockEnrolment, putTold, putClaims as saveClaims } from './enrolments.store.ts';
import { presentClass, presentLines, staffOf } from './enrolments.view.ts';
import { no } from './enrolments.words.ts';
import { moveTo, swapTo } from './moves.ts';
import { passOn } from './passing.ts';

type Handles = { [K in keyof EnrolmentsApi]: Handler<EnrolmentsApi[K]> };

/** Classes of announced terms everywhere; how full they are everybody may know. */
export const enrolmentClasses: Handles['enrolmentClasses'] = async (ctx, { query }) => {
  const { area } = staffOf(ctx);
  return { items: await presentLines(ctx, await selectClasses(ctx, { ...query, area })) };
};
export const enrolmentClass: Handles['enrolmentClass'] = async (ctx, { params }) => {
  await ownClass(ctx, params.id);
  return presentClass(ctx, params.id);
};

export const putEnrolmentRules: Handles['putEnrolmentRules'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await ownClass(tx, params.id);
    const keptUntil = Temporal.Instant.from(input.keptUntil);
    const isWithinWindow =
      Temporal.Instant.compare(keptUntil, c.opensAt) > 0 && Temporal.Instant.compare(keptUntil, c.closesAt) <= 0;
    if (!isWithinWindow) throw no('keptLate', 'keptUntil');
    const before = (await rulesOf(tx, [c])).get(c.id);
    const isSame = JSON.stringify(before?.priorities) === JSON.stringify(input.priorities);
    // Whose lot is drawn first is settled before the list is.
    if (!isSame && (await drawOf(tx, c.id))?.list) throw no('listClosed', 'priorities');
    await putRules(tx, c, { ...input, keptUntil });
    await record(tx, entryOfClass(c, 'rules', { ...input }));
    await passOn(tx, c);
    return presentClass(tx, c.id);
  });

export const deskEnrol: Handles['deskEnrol'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const c = await ownClass(tx, params.id);
    const { kinName = '', kinPhone = '', ...said } = input;
    return enrol(tx, c, {
      ...{ ...said, kinName, kinPhone, classId: c.id, swapFrom: null },
      accountId: staffOf(tx).accountId,
    });
  });

export const moveEnrolment: Handles['moveEnrolment'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { classId } = await enrolmentById(tx, params.id);
    await moveTo(tx, params.id, input.verb, input.reason, 'desk');
    return presentClass(tx, classId);
  });
export const swapEnrolment: Handles['swapEnrolment'] = (ctx, { params, input }) =>
  once(ctx, (tx) => swapTo(tx, params.id, input.classId, staffOf(tx).accountId));

export const toldEnrolment: Handles['toldEnrolment'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const e = await lockEnrolment({ ...tx, version: null }, params.id);
    if (e.status !== 'offered') throw no('notOffered');
    await putTold(tx, e.id, staffOf(tx).accountId);
    await record(tx, entryOf(e, 'told'));
    return presentClass(tx, e.classId);
  });
export const enrolmentPhone: Handles['enrolmentPhone'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const e = await enrolmentById(tx, params.id);
    await record(tx, entryOf(e, 'phoneSeen'));
    return { phone: e.phone, kinPhone: e.kin?.phone ?? null };
  });
export const putClaims: Handles['putClaims'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const e = await lockEnrolment(tx, params.id);
    if (e.status !== 'applied' || (await drawOf(tx, e.classId))?.list) throw no('listClosed');
    await saveClaims(tx, e.id, input.claims);
    await record(tx, entryOf(e, 'claims', { claims: input.claims, reason: input.reason }));
    return presentClass(tx, e.classId);
  });
