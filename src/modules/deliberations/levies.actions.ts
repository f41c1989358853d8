import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AffairsApi, LevyView } from './affairs.contract.ts';
import { type LevyFacts, type LevyPart, type LevyVerb, levyFault, levyWorkflow, lineFault } from './affairs.rules.ts';
import { affairsNo as no } from './affairs.words.ts';
import { type Decision, decisionCited, villageDecisions as decisionsOf } from './decisions.ts';
import { entryOf, noted, partsOf, staffOf, villageOf } from './deliberations.view.ts';
import { deputiesOf, isServing } from './deputies.store.ts';
import {
  canvassesOf,
  capFor,
  exemptionsFor,
  insertLevy,
  insertLine,
  leviesOf,
  levyById,
  levyCiting,
  linesOf,
  lockLevy,
  putCanvass,
  putLevy,
  type StoredLevy,
} from './levies.store.ts';
import { countsOf } from './rules.store.ts';

type Handles = { [K in keyof AffairsApi]: Handler<AffairsApi[K]> };
const sum = <T>(list: readonly T[], of: (x: T) => number): number => list.reduce((n, x) => n + of(x), 0);
const cents = (yuan: number): number => Math.round(yuan * 100);

function levyParts(ctx: Ctx, area: string): ReadonlySet<LevyPart> {
  const parts = new Set<LevyPart>(partsOf(ctx, area));
  const { actor } = ctx;
  if (actor.kind === 'staff' && isWithin(area, actor.area)) {
    if (actor.role === 'townshipClerk') parts.add('township');
    if (actor.role === 'countyClerk') parts.add('county');
  }
  return parts;
}
/** What may be taken in all: who is exempt from money, or from work, is not counted on. */
export function agreedSums(l: Pick<StoredLevy, 'people' | 'workers' | 'personYuan' | 'personDays' | 'exempt'>) {
  const payers =
    l.people -
    sum(
      l.exempt.filter((e) => e.money),
      (e) => e.people,
    );
  const hands =
    l.workers -
    sum(
      l.exempt.filter((e) => e.labour),
      (e) => e.people,
    );
  return { cents: Math.max(0, payers) * cents(l.personYuan), days: Math.max(0, hands) * l.personDays };
}
/** Who is asked to pay may read which meeting agreed to it, though the meeting itself is for staff. */
const house = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemCtx(ctx.house, 'levy').actor });
const citedOf = (d: (Decision & { area: string }) | undefined): Omit<Decision, 'about'> | null => {
  if (!d) return null;
  const { area: _a, about: _b, ...decision } = d;
  return decision;
};
export async function levyViews(ctx: Ctx, list: readonly StoredLevy[]): Promise<LevyView[]> {
  const ids = list.map((l) => l.id);
  const areas = [...new Set(list.map((l) => l.area))];
  const used = new Set(list.flatMap((l) => l.voteId ?? []));
  const [lines, canvasses, decided] = await Promise.all([
    linesOf(ctx, ids),
    canvassesOf(ctx, ids),
    Promise.all(areas.map(async (area) => (await decisionsOf(house(ctx), area)).map((d) => ({ area, ...d })))),
  ]);
  const decisions = decided.flat();
  return list.map((l) => {
    const own = lines.filter((x) => x.levyId === l.id);
    const asked = canvasses.filter((c) => c.levyId === l.id);
    const of = (way: 'in' | 'out' | 'labour') =>
      sum(
        own.filter((x) => x.way === way),
        (x) => x.amount,
      );
    const open = decisions.find((d) => d.area === l.area && d.heldOn > l.announcedOn && !used.has(d.voteId));
    const facts: LevyFacts = {
      status: l.status,
      households: l.households,
      asked: sum(asked, (c) => c.signatures),
      agreed: sum(asked, (c) => c.agreed),
      announcedOn: l.announcedOn,
      // The form asks which meeting, where one could have agreed to it.
      ...(open && { meeting: open }),
    };
    const total = agreedSums(l);
    const { organisationId: _o, voteId, ...row } = l;
    return {
      ...row,
      exempt: l.exempt.map(({ code, name, people }) => ({ code, name, people })),
      totalYuan: total.cents / 100,
      totalDays: total.days,
      asked: facts.asked,
      agreed: facts.agreed,
      meeting: citedOf(decisions.find((d) => d.voteId === voteId)),
      inYuan: of('in'),
      outYuan: of('out'),
      days: of('labour'),
      lines: own.map(({ levyId: _l, ...x }) => x),
      canvasses: asked.map(({ levyId: _l, ...c }) => c),
      open: openVerbs(levyWorkflow, facts, levyParts(ctx, l.area), ctx.now).open,
    };
  });
}
async function viewOf(ctx: Ctx, id: string): Promise<LevyView> {
  const [view] = await levyViews(ctx, [await levyById(ctx, id)]);
  if (!view) throw notFound();
  return view;
}
export const listLevies: Handles['listLevies'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area)) throw notFound();
  const on = dayOf(ctx.now);
  const [list, cap, exemptions] = await Promise.all([
    leviesOf(ctx, area),
    capFor(ctx, area, on),
    exemptionsFor(ctx, area, on),
  ]);
  return { items: await levyViews(ctx, list), cap, exemptions };
};
export const villageDecisions: Handles['villageDecisions'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area)) throw notFound();
  return { items: await decisionsOf(ctx, area) };
};
export const announceLevy: Handles['announceLevy'] = (ctx, { input }) =>
  noted(ctx, { kind: 'levyCall', id: ctx.command.id, area: staffOf(ctx).area, what: 'announce' }, () =>
    once(ctx, async (tx) => {
      const village = await villageOf(tx, input.area);
      const on = dayOf(tx.now);
      if (input.announcedOn > on) throw no('futureDay', 'announcedOn');
      const [count] = (await countsOf(tx, input.area)).filter((c) => c.part === '');
      if (!count || count.households === 0) throw no('countsMissing', 'area');
      const known = await exemptionsFor(tx, input.area, on);
      const exempt = input.exempt.map((e) => {
        const kind = known.find((k) => k.code === e.code);
        if (!kind) throw no('exemptUnknown', 'exempt');
        return { ...kind, people: e.people };
      });
      const cap = await capFor(tx, input.area, on);
      const deputies = (await deputiesOf(tx, input.area)).filter((d) => isServing(d, on)).length;
      const fault = levyFault(
        {
          ...input,
          by: input.proposedBy,
          adults: count.adults,
          deputies,
          exemptMoney: sum(
            exempt.filter((e) => e.money),
            (e) => e.people,
          ),
          exemptLabour: sum(
            exempt.filter((e) => e.labour),
            (e) => e.people,
          ),
        },
        cap,
      );
      if (fault) throw no(fault, levyFields[fault], { yuan: cap.personYuan, days: cap.personDays });
      const id = tx.house.newId();
      const { organisationId } = village;
      await insertLevy(tx, {
        ...input,
        id,
        organisationId,
        exempt,
        households: count.households,
        accountId: staffOf(tx).accountId,
      });
      await record(
        tx,
        entryOf('levy', { id, area: input.area }, 'announce', { yuan: input.personYuan, days: input.personDays }),
        'new',
      );
      return viewOf(tx, id);
    }),
  );
const levyFields = {
  aboveCap: 'personYuan',
  nothingAsked: 'personYuan',
  calledByTooFew: 'signatures',
  exemptMany: 'exempt',
} as const;

async function lockFor(
  tx: TxCtx,
  id: string,
  verb: LevyVerb,
  { reason, voteId }: { reason?: string; voteId?: string | undefined } = {},
) {
  const l = await lockLevy(tx, id);
  const asked = await canvassesOf(tx, [id]);
  const facts: LevyFacts = {
    status: l.status,
    households: l.households,
    // Who did not sign was not asked.
    asked: sum(asked, (c) => c.signatures),
    agreed: sum(asked, (c) => c.agreed),
    announcedOn: l.announcedOn,
    ...(voteId !== undefined && { meeting: await decisionCited(tx, l.area, voteId) }),
    ...(reason !== undefined && { reason }),
  };
  const verdict = decide(levyWorkflow, verb, facts, levyParts(tx, l.area), tx.now);
  if (!verdict.ok)
    throw no(verdict.why, levyFieldOf[verdict.why as keyof typeof levyFieldOf], {
      households: facts.households,
      asked: facts.asked,
      agreed: facts.agreed,
    });
  return { l, to: verdict.to };
}
const levyFieldOf = { reasonMissing: 'reason', decisionMissing: 'voteId', decisionEarly: 'voteId' } as const;
export const canvassLevy: Handles['canvassLevy'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { l } = await lockFor({ ...tx, version: null }, params.id, 'canvass');
    if (input.onDay > dayOf(tx.now)) throw no('futureDay', 'onDay');
    if (input.onDay <= l.announcedOn) throw no('beforeAnnounced', 'onDay');
    if (input.signatures > input.asked || input.agreed > input.signatures) throw no('canvassNumbers', 'agreed');
    const deputy = (await deputiesOf(tx, l.area)).find((d) => d.id === input.deputyId && isServing(d, input.onDay));
    if (!deputy) throw no('deputyUnknown', 'deputyId');
    await putCanvass(tx, { ...input, levyId: l.id, area: l.area });
    await record(tx, entryOf('levy', l, 'canvass', { asked: input.asked, agreed: input.agreed }));
    return viewOf(tx, l.id);
  });
export const moveLevy: Handles['moveLevy'] = (ctx, { params, input: { verb, reason, voteId } }) =>
  once(ctx, async (tx) => {
    const needsReason = verb === 'refuse' || verb === 'end';
    const { l, to } = await lockFor(tx, params.id, verb, {
      ...(needsReason && { reason }),
      ...(verb === 'agree' && { voteId }),
    });
    const cites = verb === 'agree' && voteId ? voteId : null;
    // One vote of a meeting is about one thing.
    if (cites && (await levyCiting(tx, cites))) throw no('decisionUsed', 'voteId');
    await putLevy(tx, l.id, { status: to, ...(needsReason && { reason }), ...(cites && { vote_id: cites }) });
    await record(tx, entryOf('levy', l, verb, cites ? { vote: cites } : {}));
    return viewOf(tx, l.id);
  });
export const bookLevy: Handles['bookLevy'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { l } = await lockFor({ ...tx, version: null }, params.id, 'book');
    if (input.onDay > dayOf(tx.now)) throw no('futureDay', 'onDay');
    if (input.way === 'out' && !input.voucher) throw no('voucherMissing', 'voucher');
    const lines = await linesOf(tx, [l.id]);
    const of = (way: 'in' | 'out') =>
      sum(
        lines.filter((x) => x.way === way),
        (x) => cents(x.amount),
      );
    const sums = {
      inCents: of('in'),
      outCents: of('out'),
      days: sum(
        lines.filter((x) => x.way === 'labour'),
        (x) => x.amount,
      ),
    };
    const fault = lineFault({ way: input.way, cents: cents(input.amount) }, sums, agreedSums(l));
    if (fault) throw no(fault, 'amount');
    await insertLine(tx, {
      ...input,
      levyId: l.id,
      area: l.area,
      voucher: input.voucher ?? null,
      accountId: staffOf(tx).accountId,
    });
    await record(tx, entryOf('levy', l, 'book', { way: input.way, amount: input.amount }));
    return viewOf(tx, l.id);
  });
