import { say } from '#kernel/words.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import type { AssessmentsApi, BoardLine, ObjectionView, RoundRow, RoundView } from './assessments.contract.ts';
import { assessmentRefusalWords, scoreStatusWords, starWords, assessmentWords as w } from './assessments.words.ts';
import { asNumber, markOf, partsOf, roundFacts, totalAt, valuesOf } from './entries.load.ts';
import { points } from './entries.view.ts';
import { type Mark, marksOf } from './marks.store.ts';
import { type Objection, objectionsOf } from './objections.store.ts';
import { entriesOf, roundById, type StoredEntry, type StoredRound } from './rounds.store.ts';
import { pointsOf } from './scheme.rules.ts';
import { filled, shownItem } from './schemes.actions.ts';
import { itemsOf, type StoredItem, type StoredScheme, schemeOfRound } from './schemes.store.ts';
import { scoreWorkflow } from './scores.rules.ts';
import { allotStars, starNumbers } from './stars.rules.ts';

export const rowOfRound = (r: StoredRound): RoundRow => ({
  id: r.id,
  area: r.area,
  name: r.name,
  year: r.year,
  organisationId: r.organisationId,
  organisation: r.organisation,
  appealBody: r.appealBody,
  schemeId: r.schemeId,
  scheme: r.scheme,
  edition: r.edition,
  isExample: r.isExample,
  windows: r.windows,
  status: r.status,
  publicFrom: r.publicFrom,
  publicTo: r.publicTo,
  cancelReason: r.cancelReason,
  entries: r.entries,
  version: r.version,
});
export const shownObjection = ({ id, at, text, contact, outcome, answer, answeredAt }: Objection): ObjectionView => ({
  ...{ id, text, contact, outcome, answer },
  at: at.toString(),
  answeredAt: answeredAt?.toString() ?? null,
});

const isDone = (e: StoredEntry) => e.total !== null;
function lineOf(e: StoredEntry, items: readonly StoredItem[], marks: readonly Mark[]): BoardLine {
  const own = marks.filter((m) => m.entryId === e.id);
  const cells = items.map((i) => {
    const [self, review, final] = (['self', 'review', 'final'] as const).map(
      (s) => markOf(own, i.id, s)?.score ?? null,
    );
    const now = final ?? review ?? self ?? null;
    return {
      itemId: i.id,
      self: self === null || self === undefined ? null : asNumber(self),
      review: review === null || review === undefined ? null : asNumber(review),
      final: final === null || final === undefined ? null : asNumber(final),
      points: now === null ? null : pointsOf(i, now) / 100,
    };
  });
  const running = totalAt(items, own, 'review') ?? totalAt(items, own, 'self');
  return {
    id: e.id,
    organisationId: e.organisationId,
    organisation: e.organisation,
    area: e.area,
    placeName: e.placeName,
    reviewer: e.reviewer,
    status: e.status,
    cells,
    total: points(e.total ?? running),
    isFinal: isDone(e),
    stars: e.stars,
    version: e.version,
  };
}
/** The ranks as they follow from the totals that are final, with who stands on a boundary together. */
export function ranksOf(all: readonly StoredEntry[], scheme: StoredScheme): RoundView['ranks'] {
  const scored = all.flatMap((e) => (e.status === 'absent' || e.total === null ? [] : [{ id: e.id, total: e.total }]));
  // As long as a total is open, a rank would be a guess.
  if (scored.length === 0 || scored.length < all.filter((e) => e.status !== 'absent').length) return [];
  const percents = { 5: scheme.quotas.five, 4: scheme.quotas.four, 3: scheme.quotas.three };
  const nameOf = new Map(all.map((e) => [e.id, e.organisation]));
  return allotStars(scored, scheme.quotas).map(({ star, places, given, tied }) => ({
    star,
    percent: percents[star],
    places,
    given: given.length,
    tied: tied.map((id) => nameOf.get(id) ?? ''),
  }));
}

export async function presentRound(ctx: Ctx, id: string): Promise<RoundView> {
  const r = await roundById(ctx, id);
  const house: Ctx = { ...ctx, actor: { kind: 'system', what: 'round' } };
  const [own, all, scheme] = await Promise.all([
    entriesOf(ctx, id),
    entriesOf(house, id),
    schemeOfRound(ctx, r.schemeId),
  ]);
  const items = (await itemsOf(ctx, [r.schemeId])).get(r.schemeId) ?? [];
  const marks = await marksOf(
    ctx,
    own.map((e) => e.id),
  );
  const isOrganiser = ctx.actor.kind === 'staff' && ctx.actor.organisationId === r.organisationId;
  const objections = isOrganiser ? await objectionsOf(ctx, id) : [];
  const openOnes = objections.filter((o) => !o.outcome).length;
  // The ranks speak of everybody: who sees only some sees them once they hang out.
  const mayRank = own.length === all.length || r.status === 'publicity' || r.status === 'awarded';
  return {
    ...rowOfRound(r),
    items: items.map(shownItem),
    lines: own.map((e) => lineOf(e, items, marks)),
    ranks: mayRank ? ranksOf(all, scheme) : [],
    quotas: scheme.quotas,
    objections: objections.map(shownObjection),
    isOrganiser,
    closed: isOrganiser ? closedFor(ctx, r, all, openOnes) : [],
  };
}
/** Why the organiser cannot publish or award yet: asked of the first that is in the way. */
function closedFor(ctx: Ctx, r: StoredRound, all: readonly StoredEntry[], openOnes: number): RoundView['closed'] {
  const part = all.filter((e) => e.status !== 'absent');
  if (r.status === 'running') {
    const late = part.filter((e) => e.status !== 'final');
    if (late.length === 0) return [];
    const values = { n: late.length, units: late.map((e) => e.organisation).join('、') };
    return [{ verb: 'publish', says: filled(assessmentRefusalWords.notAllFinal, values) }];
  }
  const [first] = part;
  if (r.status !== 'publicity' || !first) return [];
  const facts = roundFacts(ctx, first, r, openOnes);
  const { closed } = openVerbs(scoreWorkflow, facts, partsOf(ctx, first, r), ctx.now);
  return closed
    .filter((c) => c.verb === 'award')
    .map(({ why }) => ({ verb: 'award', says: filled(assessmentRefusalWords[why], valuesOf(why, { r }, facts)) }));
}

const starText = (line: BoardLine) => (line.stars === null ? '' : starWords[line.stars][0]);
export const exportRound: Handler<AssessmentsApi['exportRound']> = async (ctx, { params }) => {
  const v = await presentRound(ctx, params.id);
  await recordExport(ctx, v.area, { of: 'scores', round: v.id, units: v.lines.length });
  const heads = [w.organisation, w.status, w.reviewer].map((word, i) => ({ head: word[0], width: i === 1 ? 12 : 26 }));
  const tail = [w.total, w.stars].map((word) => ({ head: word[0], width: 10 }));
  const sheet = {
    name: w.points[0],
    columns: [...heads, ...v.items.map((i) => ({ head: `${i.title}(${i.weight})`, width: 14 })), ...tail],
    rows: v.lines.map((l) => [
      l.organisation,
      scoreStatusWords[l.status][0],
      l.reviewer,
      ...l.cells.map((c) => c.points),
      l.total,
      starText(l),
    ]),
  };
  const quotas = {
    name: w.stars[0],
    columns: [w.stars, w.organisation].map((word, i) => ({ head: word[0], width: i === 0 ? 12 : 40 })),
    rows: starNumbers.flatMap((star) =>
      v.lines.filter((l) => l.stars === star).map((l) => [starWords[star][0], l.organisation]),
    ),
  };
  return sheetFile(`${say(w.sheet, 'zh', { name: v.name })} ${dayOf(ctx.now)}`, [sheet, quotas]);
};
