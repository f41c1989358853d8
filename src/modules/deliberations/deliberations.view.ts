import { isWithin, levelOf } from '#kernel/area.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import type { WordValues } from '#kernel/words.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { organisationsFor } from '#modules/organisations/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { MatterRow, MatterView } from './deliberations.contract.ts';
import {
  type CountRule,
  gateOf,
  keeperRoles,
  type MatterFacts,
  type MatterPart,
  matterWorkflow,
} from './deliberations.rules.ts';
import { gatesOf, noticesOf, type StoredMatter } from './deliberations.store.ts';
import { no, notedWhys, refusalWords } from './deliberations.words.ts';
import { forumOf, type MeetingKind } from './meetings.rules.ts';
import { countRulesFor, kindsFor, type StoredKind } from './rules.store.ts';
import { votesOn } from './votes.store.ts';

export const staffOf = ({ actor }: Ctx) => {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
};
export const entryOf = (
  kind: string,
  of: { id: string; area: string },
  verb: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({ kind, id: of.id, area: of.area, verb, shows: 'staff', data }) as const;

/** A village keeps its own: whoever writes has a post there, in a role that keeps its books. */
export const partsOf = (ctx: Ctx, area: string): ReadonlySet<MatterPart> =>
  new Set(
    ctx.actor.kind === 'staff' &&
      keeperRoles.some((r) => ctx.actor.kind === 'staff' && r === ctx.actor.role) &&
      isWithin(area, ctx.actor.area)
      ? ['keeper']
      : [],
  );
/** The village the actor writes for, and its committee. */
export async function villageOf(
  ctx: Ctx,
  area: string,
): Promise<{ area: string; placeName: string; organisationId: string }> {
  if (!isWithin(area, staffOf(ctx).area)) throw no('notYours', 'area');
  const place = levelOf(area) === 'village' ? await placeOf(ctx, area) : null;
  if (!place) throw no('notVillage', 'area');
  const units = await organisationsFor(ctx, area);
  const committee = units.find((o) => o.area === area && o.kind === 'committee') ?? units.find((o) => o.area === area);
  return { area, placeName: place.fullName, organisationId: committee?.id ?? staffOf(ctx).organisationId };
}

/** A refusal that somebody may later ask about is in the journal, although nothing was done. */
export async function noted<T>(
  ctx: Ctx,
  of: { kind: string; id: string; area: string; what: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && notedWhys.has(error.code))
      await inTransaction({ ...ctx, now: ctx.now }, (tx) =>
        record(tx, entryOf(of.kind, of, 'refused', { what: of.what, why: error.code, ...plain(error.values) })),
      );
    throw error;
  }
}
/** Names of people stay out of the journal's data. */
const plain = ({ name: _name, ...values }: WordValues): WordValues => values;

const unknownKind: StoredKind = { code: '', name: ['其他', 'Other'], forums: ['villagers'], basis: '' };
export const kindOf = (kinds: readonly StoredKind[], code: string): StoredKind =>
  kinds.find((k) => k.code === code) ?? unknownKind;
export const numberOf = (m: Pick<StoredMatter, 'placeName' | 'year' | 'nth'>): string =>
  `${m.placeName.replace(/(村民|居民)?委员会$/, '').slice(-6)}议〔${m.year}〕${m.nth}号`;

export const plainRule = (step: string, r: CountRule) => ({
  step,
  quorum: { ...r.quorum },
  pass: { ...r.pass },
  noticeDays: r.noticeDays,
  basis: r.basis,
});
export function rowOf(m: StoredMatter, kinds: readonly StoredKind[]): MatterRow {
  return {
    id: m.id,
    area: m.area,
    placeName: m.placeName,
    number: numberOf(m),
    kind: m.kind,
    kindName: [...kindOf(kinds, m.kind).name] as [string, string],
    title: m.title,
    forum: m.forum,
    status: m.status,
    gate: gateOf(m.status),
    passed: m.passed,
    round: m.round,
    movedOn: dayOf(m.movedAt),
    version: m.version,
  };
}

type Gates = Awaited<ReturnType<typeof gatesOf>>;
type Notices = Awaited<ReturnType<typeof noticesOf>>;
export const factsOf = (ctx: Ctx, m: StoredMatter, all: Gates, notices: Notices): MatterFacts => ({
  status: m.status,
  today: dayOf(ctx.now),
  lastOn: all.findLast((g) => g.round === m.round)?.heldOn ?? null,
  outUntil:
    notices.findLast((n) => n.status === 'out' && n.what === (m.status === 'resultOut' ? 'result' : 'decision'))
      ?.untilOn ?? null,
});

export async function matterView(ctx: Ctx, m: StoredMatter): Promise<MatterView> {
  const on = dayOf(m.openedAt);
  const [kinds, rules, all, notices, votes] = await Promise.all([
    kindsFor(ctx, m.area, on),
    countRulesFor(ctx, m.area, dayOf(ctx.now)),
    gatesOf(ctx, [m.id]),
    noticesOf(ctx, [m.id]),
    votesOn(ctx, m.id, m.round),
  ]);
  const facts = factsOf(ctx, m, all, notices);
  const { open, closed } = openVerbs(matterWorkflow, facts, partsOf(ctx, m.area), ctx.now);
  const until = facts.outUntil ?? '';
  return {
    ...rowOf(m, kinds),
    organisation: m.organisation,
    cause: m.cause,
    content: m.content,
    authorisedOn: m.authorisedOn,
    endReason: m.endReason,
    basis: kindOf(kinds, m.kind).basis,
    gates: all.map(({ matterId: _m, ...g }) => g),
    notices: notices.map(({ matterId: _m, area: _a, ...n }) => n),
    votes: votes
      .filter((v) => forumOf(v.kind as MeetingKind) === m.forum)
      .map((v) => ({
        id: v.id,
        meetingId: v.meetingId,
        meeting: v.meeting,
        heldOn: dayOf(v.startsAt),
        passed: v.passed ?? false,
        yes: v.yes ?? 0,
      })),
    rules: [...rules].map(([step, r]) => plainRule(step, r)),
    open,
    closed: closed.map(({ verb, why }) => ({
      verb,
      says: refusalWords[why].map((t) => t.replace('{until}', until)) as [string, string],
    })),
  };
}
