import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { dayOf, placeNames, placeOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { DeliberationsApi } from './deliberations.contract.ts';
import {
  gateOf,
  holdsPersonalNumber,
  leastOf,
  type MatterFacts,
  type MatterVerb,
  matterWorkflow,
  skipsGate,
  votesNeeded,
} from './deliberations.rules.ts';
import {
  gatesOf,
  insertMatter,
  lockMatter,
  matterById,
  noticesOf,
  putMatter,
  type StoredMatter,
  selectMatters,
} from './deliberations.store.ts';
import {
  entryOf,
  factsOf,
  kindOf,
  matterView,
  partsOf,
  plainRule,
  rowOf,
  staffOf,
  villageOf,
} from './deliberations.view.ts';
import { gateWords, no } from './deliberations.words.ts';
import { deputyCounts } from './deputies.store.ts';
import { meetingCounts } from './meetings.store.ts';
import { countRulesFor, countsOf, kindsFor, putCount } from './rules.store.ts';

type Handles = { [K in keyof DeliberationsApi]: Handler<DeliberationsApi[K]> };

export const deliberationSetup: Handles['deliberationSetup'] = async (ctx, { query: { area } }) => {
  if (!isWithin(area, staffOf(ctx).area)) throw notFound();
  const place = await placeOf(ctx, area);
  if (!place) throw notFound();
  const on = dayOf(ctx.now);
  const [kinds, rules, counts] = await Promise.all([
    kindsFor(ctx, area, on),
    countRulesFor(ctx, area, on),
    countsOf(ctx, area),
  ]);
  return {
    area,
    placeName: place.fullName,
    kinds: kinds.map((k) => ({ ...k, name: [...k.name] as [string, string] })),
    rules: [...rules].map(([step, r]) => plainRule(step, r)),
    counts,
  };
};
const goingStatuses = ['proposing', 'discussing', 'reviewing', 'resolving', 'resolved', 'carryingOut'];
/** Where villages stand; whoever has one village sees that one even while nothing is in it. */
export const deliberationVillages: Handles['deliberationVillages'] = async (ctx) => {
  const on = dayOf(ctx.now);
  const [matters, deputies, meetings] = await Promise.all([
    selectMatters(ctx, {}),
    deputyCounts(ctx, on),
    meetingCounts(ctx, Number(on.slice(0, 4))),
  ]);
  const own = staffOf(ctx).area;
  const areas = new Set([
    ...matters.map((m) => m.area),
    ...deputies.keys(),
    ...meetings.keys(),
    ...(own.length === 12 ? [own] : []),
  ]);
  const names = await placeNames(ctx, [...areas]);
  const number = (area: string, of: (m: StoredMatter) => boolean) =>
    matters.filter((m) => m.area === area && of(m)).length;
  return {
    items: [...areas].sort().map((area) => ({
      area,
      placeName: names.get(area) ?? area,
      going: number(area, (m) => goingStatuses.includes(m.status)),
      out: number(area, (m) => m.status === 'decisionOut' || m.status === 'resultOut'),
      done: number(area, (m) => m.status === 'done'),
      deputies: deputies.get(area)?.all ?? 0,
      women: deputies.get(area)?.women ?? 0,
      meetingsThisYear: meetings.get(area)?.n ?? 0,
      lastDeputiesOn: meetings.get(area)?.last ?? null,
    })),
  };
};
export const putDeliberationCount: Handles['putDeliberationCount'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const village = await villageOf(tx, input.area);
    if (input.asOf > dayOf(tx.now)) throw no('futureDay', 'asOf');
    await putCount(tx, input);
    const { part, adults, households, asOf } = input;
    await record(
      tx,
      entryOf('deliberationVillage', { id: village.organisationId, area: input.area }, 'count', {
        part,
        adults,
        households,
      }),
    );
    return { part, adults, households, asOf };
  });

export const listMatters: Handles['listMatters'] = async (ctx, { query }) => {
  const rows = await selectMatters(ctx, query);
  const kinds = await kindsFor(ctx, query.area ?? staffOf(ctx).area, dayOf(ctx.now));
  return { items: rows.map((m) => rowOf(m, kinds)) };
};
export const getMatter: Handles['getMatter'] = async (ctx, { params }) =>
  matterView(ctx, await matterById(ctx, params.id));

export const addMatter: Handles['addMatter'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const village = await villageOf(tx, input.area);
    const on = dayOf(tx.now);
    if ([input.title, input.cause, input.content].some(holdsPersonalNumber)) throw no('personalNumber', 'content');
    const kinds = await kindsFor(tx, input.area, on);
    const kind = kindOf(kinds, input.kind);
    if (!kind.code) throw no('kindUnknown', 'kind');
    if (!kind.forums.includes(input.forum)) throw no('forumWrong', 'forum', { kind: kind.name });
    if (input.forum === 'deputies' && !input.authorisedOn) throw no('authorisedMissing', 'authorisedOn');
    if (input.authorisedOn && input.authorisedOn > on) throw no('futureDay', 'authorisedOn');
    const id = tx.house.newId();
    await insertMatter(tx, {
      ...input,
      id,
      organisationId: village.organisationId,
      accountId: staffOf(tx).accountId,
      year: Number(on.slice(0, 4)),
      authorisedOn: input.forum === 'deputies' ? (input.authorisedOn ?? null) : null,
    });
    await record(
      tx,
      entryOf('matter', { id, area: input.area }, 'add', { kind: input.kind, forum: input.forum }),
      'new',
    );
    return matterView(tx, await matterById(tx, id));
  });

/** The matter of this transaction for one verb of the table, or the refusal with its numbers in words. */
export async function lockFor(tx: TxCtx, id: string, verb: MatterVerb, more: Partial<MatterFacts> = {}) {
  const m = await lockMatter(tx, id);
  const all = await gatesOf(tx, [id]);
  const notices = await noticesOf(tx, [id]);
  const facts: MatterFacts = { ...factsOf(tx, m, all, notices), ...more };
  const verdict = decide(matterWorkflow, verb, facts, partsOf(tx, m.area), tx.now);
  if (verdict.ok) return { m, facts, notices, to: verdict.to };
  if (verdict.why === 'notNow' && skipsGate(m.status, verb)) {
    const at = gateOf(m.status);
    throw no('gateSkipped', undefined, at ? { at: gateWords[at] } : {});
  }
  throw no(verdict.why, fieldOf[verdict.why], valuesOf(facts));
}
const fieldOf: Partial<Record<string, string>> = {
  absentCounted: 'count.present',
  noQuorum: 'count.present',
  dayBefore: 'heldOn',
  futureDay: 'heldOn',
  sayWhatNow: 'after',
  reasonMissing: 'reason',
};

function valuesOf({ act, rule, outUntil }: MatterFacts) {
  if (!act || !rule) return { until: outUntil ?? '' };
  return {
    should: act.should,
    present: act.present,
    signatures: act.signatures,
    votes: act.yes + act.no + act.abstain,
    least: leastOf(rule.quorum, act.should),
    yes: act.yes,
    needed: votesNeeded(rule.pass, act),
  };
}

export const endMatter: Handles['endMatter'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { m, to } = await lockFor(tx, params.id, 'end', { reason: input.reason });
    await putMatter(tx, m.id, { status: to, endReason: input.reason });
    await record(tx, entryOf('matter', m, 'end'));
    return matterView(tx, await matterById(tx, m.id));
  });
