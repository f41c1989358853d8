import { isWithin } from '#kernel/area.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { notFound, stale, versionMissing } from '#kernel/refusal.ts';
import { accountNames } from '#modules/access/index.ts';
import { holdEnds, letEnd } from '#modules/care/index.ts';
import { householdCards } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { entryOf, staffOf } from './aid.act.ts';
import { householdNow } from './aid.household.ts';
import { addKin, lettersOf, saveService } from './aid.parts.store.ts';
import { presentAid, presentLetter } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import type { RegistersApi } from './aid.registers.contract.ts';
import {
  aidNumbered,
  custodyById,
  endFreeze,
  freezeById,
  insertCustody,
  insertFreeze,
  lockCustody,
  type StoredCustody,
  saveCustody,
  selectCustody,
  selectFreezes,
  selectKin,
} from './aid.registers.store.ts';
import { insertLimit, insertStandard, selectLimits, selectStandards } from './aid.settings.store.ts';
import { lockAid, saveAid } from './aid.store.ts';
import { notAhead } from './aid.verbs.ts';

type Handles = { [K in keyof RegistersApi]: Handler<RegistersApi[K]> };

export const kinRegister: Handles['kinRegister'] = async (ctx, { query }) => ({
  items: (await selectKin(ctx, query.area)).map((k) => ({ ...k, at: k.at.toString() })),
});

/** Kinship that came to light later is written down by whoever hears of it; from then on the county visits and decides (DB 11, 20). */
export const declareKin: Handles['declareKin'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const a = await lockAid(tx, params.id, 'anyVersion');
    await addKin(tx, a, [input], staffOf(tx).accountId);
    await saveAid(tx, a.id, { is_kin: true, is_delegated: false });
    await record(tx, entryOf(a, 'kin', { post: input.post }));
    return presentAid(tx, a.id);
  });

async function presentCustody(ctx: Ctx, rows: readonly StoredCustody[]) {
  const cards = await householdCards(
    ctx,
    rows.map((r) => r.householdId),
  );
  return rows.map(({ householdId, ...r }) => ({ ...r, household: cards.get(householdId)?.head ?? '' }));
}
async function oneCustody(ctx: Ctx, id: string) {
  const [view] = await presentCustody(ctx, [await custodyById(ctx, id)]);
  if (!view) throw notFound();
  return view;
}
const tellCustody = (tx: TxCtx, c: { id: string; area: string }, verb: string, born: 'new' | 'known' = 'known') =>
  record(tx, { kind: 'aidCustody', id: c.id, area: c.area, verb, shows: 'resident' }, born);

export const custodyRegister: Handles['custodyRegister'] = async (ctx, { query }) => ({
  items: await presentCustody(ctx, await selectCustody(ctx, query)),
});
export const addCustody: Handles['addCustody'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    notAhead(tx, 'since', input.since);
    const { household } = await householdNow(tx, input.householdId);
    if (!(await accountNames(tx, [input.holderId])).has(input.holderId)) throw no('surveyorUnknown', 'holderId');
    const c = { id: tx.house.newId(), area: household.area };
    await insertCustody(tx, { ...input, ...c, by: staffOf(tx).accountId });
    await tellCustody(tx, c, 'keep', 'new');
    return oneCustody(tx, c.id);
  });
export const fileCustody: Handles['fileCustody'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    notAhead(tx, 'on', input.on);
    const c = await lockCustody(tx, params.id);
    if (c.filedOn) throw no('filedAlready');
    await saveCustody(tx, c.id, { filed_on: input.on, filed_as: input.as });
    await tellCustody(tx, c, 'file');
    return oneCustody(tx, c.id);
  });
export const returnCustody: Handles['returnCustody'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    notAhead(tx, 'on', input.on);
    const c = await lockCustody(tx, params.id);
    if (c.returnedOn) throw no('custodyOver');
    if (input.on < c.since) throw no('dayAhead', 'on');
    await saveCustody(tx, c.id, { returned_on: input.on });
    await tellCustody(tx, c, 'giveBack');
    return oneCustody(tx, c.id);
  });

/** A letter of a decision that was served ends the clock of telling it. */
export const serveLetter: Handles['serveLetter'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    notAhead(tx, 'on', input.on);
    const [l] = await lettersOf(tx, { letterId: params.id });
    if (!l) throw notFound();
    const a = await lockAid(tx, l.application_id, 'anyVersion');
    if (tx.version === null) throw versionMissing();
    if (l.version !== tx.version) throw stale();
    if (l.served_on) throw no('servedAlready');
    await saveService(tx, l.id, input);
    if (['approved', 'refused', 'changed', 'stopped'].includes(l.kind)) await saveAid(tx, a.id, { noticed_at: tx.now });
    await record(tx, entryOf(a, 'serve', { letter: l.kind, method: input.method, on: input.on }));
    const [served] = await lettersOf(tx, { letterId: l.id });
    if (!served) throw notFound();
    return presentLetter(served);
  });

export const aidSettings: Handles['aidSettings'] = async (ctx) => ({
  limits: await selectLimits(ctx),
  standards: await selectStandards(ctx),
});
/** A rule of a place from a day on: never for days that are over, nor for a place outside the post. */
function checkRule(tx: TxCtx, rule: { area: string; validFrom: string }): void {
  if (!isWithin(rule.area, staffOf(tx).area)) throw notFound();
  if (rule.validFrom < dayOf(tx.now)) throw no('limitsPast', 'validFrom');
}
const tellRule = (tx: TxCtx, area: string, verb: string, data: Record<string, unknown>) =>
  record(tx, { kind: 'aidRule', id: tx.house.newId(), area, verb, shows: 'public', data }, 'new');
export const addLimit: Handles['addLimit'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    checkRule(tx, input);
    await insertLimit(tx, input);
    await tellRule(tx, input.area, 'limit', input);
    return input;
  });
export const addStandard: Handles['addStandard'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    checkRule(tx, input);
    await insertStandard(tx, input);
    await tellRule(tx, input.area, 'standard', input);
    return input;
  });

const freezeView = ({ aidId: _, area: __, at, liftedAt, ...f }: Awaited<ReturnType<typeof freezeById>>) => ({
  ...f,
  at: at.toString(),
  liftedAt: liftedAt?.toString() ?? null,
});
/** Nobody else hears who asked for it, nor why: neither journal nor news of the application say more than the refusal does. */
const heard = (tx: TxCtx) => ({ roles: ['discipline'], organisationId: staffOf(tx).organisationId }) as const;
export const listFreezes: Handles['listFreezes'] = async (ctx) => ({
  items: (await selectFreezes(ctx)).map(freezeView),
});
export const freezeAid: Handles['freezeAid'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const parsed = parseCaseNumber(input.number);
    if (typeof parsed === 'string') throw notFound();
    const a = await aidNumbered(tx, formatCaseNumber(parsed));
    const f = { id: tx.house.newId(), aidId: a.id, area: a.area };
    await insertFreeze(tx, { ...f, organisationId: self.organisationId, by: self.accountId });
    // What the household draws already is not ended from the other side either.
    await holdEnds(tx, { source: f.id, area: a.area, householdId: a.householdId });
    await record(
      tx,
      { kind: 'aidFreeze', id: f.id, area: a.area, verb: 'freeze', shows: 'staff', heardBy: heard(tx) },
      'new',
    );
    return freezeView(await freezeById(tx, f.id));
  });
export const liftFreeze: Handles['liftFreeze'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const f = await freezeById(tx, params.id);
    if (tx.version === null) throw versionMissing();
    if (f.version !== tx.version) throw stale();
    await endFreeze(tx, f.id);
    await letEnd(tx, f.id);
    await record(tx, { kind: 'aidFreeze', id: f.id, area: f.area, verb: 'lift', shows: 'staff', heardBy: heard(tx) });
    return freezeView(await freezeById(tx, f.id));
  });
