import type { StaffActor } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import { accountNames } from '#modules/access/index.ts';
import { showFact } from '#modules/facts/facts.rules.ts';
import { factsOfMoment } from '#modules/facts/index.ts';
import { householdCards, membersOf } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { CorrectionView } from './corrections.contract.ts';
import { correctionsOf, type StoredCorrection } from './corrections.store.ts';
import { showsHead } from './homes.store.ts';
import { filesOf, needsOf, type StoredText, textsOf } from './parts.store.ts';
import { livingSlip, slipLink } from './slips.store.ts';
import { studiesOfVisit } from './studies.store.ts';
import type { NeedView, VisitRow, VisitView, Wording } from './visits.contract.ts';
import { isAnswerLate, needCategories, outcomesOf, type VisitQuestion, visitorRoles } from './visits.rules.ts';
import { answersOf, type StoredVisit, strokesOf } from './visits.store.ts';

/** The member of staff who acts; every endpoint of this module asks for one. */
export function staffOf(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw notFound();
  return ctx.actor;
}

/** As lists show them: no word of what was said. */
export async function rowsOf(ctx: Ctx, visits: readonly StoredVisit[]): Promise<VisitRow[]> {
  const cards = await householdCards(
    ctx,
    visits.map((v) => v.householdId),
  );
  const isHeadShown = showsHead(ctx);
  return visits.map((v) => {
    const card = cards.get(v.householdId);
    return {
      id: v.id,
      area: v.area,
      placeName: v.placeName,
      day: v.day,
      purpose: v.purpose,
      purposeSays: [v.purposeZh, v.purposeEn],
      householdId: v.householdId,
      household: isHeadShown ? (card?.head ?? null) : null,
      address: card?.address ?? '',
      how: v.how,
      result: v.result,
      unit: v.unit,
      needs: v.needs,
      needsOpen: v.needsOpen,
      correctionsOpen: v.correctionsOpen,
      version: v.version,
    };
  });
}

export const wordingOf = (t: StoredText): Wording => ({
  id: t.id,
  text: t.text,
  by: t.by,
  reason: t.reason,
  at: t.at.toString(),
  erasedAt: t.erasedAt?.toString() ?? null,
});

export const correctionViewOf = (ctx: Ctx, c: StoredCorrection): CorrectionView => ({
  id: c.id,
  wish: c.wish,
  part: c.part,
  text: c.text,
  at: c.at.toString(),
  outcome: c.outcome,
  answer: c.answer,
  answeredBy: c.answeredBy,
  answeredAt: c.answeredAt?.toString() ?? null,
  isLate: c.outcome === null && isAnswerLate(dayOf(c.at), dayOf(ctx.now)),
  level: c.level,
  climbedAt: c.climbedAt?.toString() ?? null,
  outcomes: c.outcome === null ? [...outcomesOf[c.wish]] : [],
  version: c.version,
});

function needViews(needs: Awaited<ReturnType<typeof needsOf>>, texts: readonly StoredText[]): NeedView[] {
  const of = (needId: string, part: 'need' | 'told') =>
    texts.filter((t) => t.needId === needId && t.part === part).map(wordingOf);
  return needs.map((n) => ({
    id: n.id,
    nth: n.nth,
    category: needCategories.find((c) => c === n.category) ?? 'other',
    placeNote: n.placeNote,
    what: of(n.id, 'need'),
    told: of(n.id, 'told'),
    caseId: n.caseId,
    caseNumber: n.caseNumber,
    isCaseClosed: n.closedAt !== null,
  }));
}

function answersShown(ctx: Ctx, v: StoredVisit): VisitView['answers'] {
  const questions = v.questions as unknown as VisitQuestion[];
  const given = answersOf(ctx, v) ?? {};
  return questions.flatMap((q) => {
    const value = given[q.key];
    if (value === undefined) return [];
    const kind = { type: q.type, choices: q.choices ?? [] };
    const shown = (lang: 'zh' | 'en') => showFact(kind, value, lang) + (q.unit ? ` ${q.unit}` : '');
    return [
      { key: q.key, asked: [q.zh, q.en] as [string, string], value: [shown('zh'), shown('en')] as [string, string] },
    ];
  });
}

/** A visit with everything that hangs on it, every wording beside the one before. */
export async function viewOf(ctx: Ctx, v: StoredVisit): Promise<VisitView> {
  const [row] = await rowsOf(ctx, [v]);
  const texts = await textsOf(ctx, [v.id]);
  const names = await accountNames(ctx, v.withAccountId ? [v.accountId, v.withAccountId] : [v.accountId]);
  const members = v.spokenPersonId ? await membersOf(ctx, v.householdId) : [];
  const slip = await livingSlip(ctx, v.id);
  const { actor } = ctx;
  return {
    ...row!,
    madeAt: v.madeAt.toString(),
    arrivedAt: v.arrivedAt.toString(),
    visitors: [v.accountId, v.withAccountId].flatMap((id) => (id ? (names.get(id) ?? []) : [])),
    why: v.why,
    spokenTo: v.spokenTo,
    spokenName: members.find((m) => m.personId === v.spokenPersonId)?.name ?? null,
    hasConsent: v.hasConsent,
    answers: answersShown(ctx, v),
    said: texts.filter((t) => t.part === 'said').map(wordingOf),
    note: texts.filter((t) => t.part === 'note').map(wordingOf),
    needsTold: needViews(await needsOf(ctx, [v.id]), texts),
    facts: await factsOfMoment(ctx, v.householdId, v.madeAt),
    files: (await filesOf(ctx, v.id)).map((f) => ({
      id: f.id,
      needId: f.needId,
      kind: f.kind === 'sound' || f.kind === 'paper' ? f.kind : 'photo',
      name: f.name,
      hasThumb: f.thumbHash !== null,
    })),
    strokes: strokesOf(ctx, v),
    slip: slip?.number ?? null,
    link: slip ? slipLink(ctx, slip.number) : null,
    corrections: (await correctionsOf(ctx, v.id)).map((c) => correctionViewOf(ctx, c)),
    studies: await studiesOfVisit(ctx, v.id),
    mayMend: actor.kind === 'staff' && visitorRoles.some((r) => r === actor.role),
  };
}
