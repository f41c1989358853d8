import { householdCards } from '#modules/people/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { type AnswerLevel, isAbove, levelAt } from './climbs.rules.ts';
import type { correctionsApi } from './corrections.contract.ts';
import { correctionsOf, lockCorrection, putAnswer, type StoredCorrection, waitingIn } from './corrections.store.ts';
import { showsHead } from './homes.store.ts';
import { eraseFiles, eraseTexts, insertTexts } from './parts.store.ts';
import { entryOf } from './visit.entry.ts';
import { answerFault, type CorrectionPart, isAnswerLate, type TextPart } from './visits.rules.ts';
import { lockVisit, type StoredVisit, touchVisit } from './visits.store.ts';
import { correctionViewOf, staffOf } from './visits.view.ts';
import { no, visitWords } from './visits.words.ts';

type Api = typeof correctionsApi;

export const corrections: Handler<Api['corrections']> = async (ctx, { query }) => {
  const found = await waitingIn(ctx, query.area);
  const cards = await householdCards(
    ctx,
    found.map((f) => f.householdId),
  );
  const today = dayOf(ctx.now);
  const own = levelAt(staffOf(ctx));
  return {
    items: found.map(({ householdId, purposeZh, purposeEn, placeName, at, wish, part, level, ...f }) => ({
      ...f,
      placeName: placeName ?? f.area,
      household: showsHead(ctx) ? (cards.get(householdId)?.head ?? null) : null,
      address: cards.get(householdId)?.address ?? '',
      purposeSays: [purposeZh, purposeEn] as [string, string],
      wish: wish as StoredCorrection['wish'],
      part: part as StoredCorrection['part'],
      at: at.toString(),
      isLate: isAnswerLate(dayOf(at), today),
      level: level as AnswerLevel,
      isYours: own !== null && !isAbove(own, level as AnswerLevel),
    })),
  };
};

const textsOfPart: Readonly<Record<CorrectionPart, readonly TextPart[]>> = {
  said: ['said'],
  note: ['note'],
  all: ['said', 'note'],
  answers: [],
  need: [],
  files: [],
  facts: [],
};
/** Takes out what is not needed; that there was a visit, why and when, stays (PIPL 47). */
async function erase(tx: TxCtx, v: StoredVisit, part: CorrectionPart): Promise<void> {
  await eraseTexts(tx, v.id, textsOfPart[part]);
  if (part === 'files' || part === 'all') await eraseFiles(tx, v.id);
  await touchVisit(tx, v.id, {
    answers: part === 'answers' || part === 'all',
    strokes: part === 'files' || part === 'all',
  });
}

/** What the household said is answered by a person: corrected, noted beside, erased, or kept with the reason why. */
export const answerCorrection: Handler<Api['answerCorrection']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const v = await lockVisit(tx, params.id);
    const c = await lockCorrection(tx, v.id, params.correctionId);
    const { accountId } = staffOf(tx);
    const newText = input.newText ?? null;
    const fault = answerFault({
      wish: c.wish,
      part: c.part,
      outcome: input.outcome,
      isVisitor: v.accountId === accountId || v.withAccountId === accountId,
      isOpen: c.outcome === null,
      answer: input.answer,
      newText,
    });
    if (fault) throw no(fault, { newTextMissing: 'newText', answerMissing: 'answer' }[fault as 'answerMissing']);
    if (input.outcome === 'erased') await erase(tx, v, c.part);
    else await touchVisit(tx, v.id);
    if (input.outcome === 'corrected' && newText && (c.part === 'said' || c.part === 'note')) {
      const reason = visitWords.byTheirWord[0];
      await insertTexts(tx, v, [{ part: c.part, text: newText, byAccountId: accountId, reason }]);
    }
    await putAnswer(tx, c.id, { outcome: input.outcome, answer: input.answer, by: accountId });
    await record(tx, entryOf(v, 'answer', { wish: c.wish, part: c.part, outcome: input.outcome }));
    const after = (await correctionsOf(tx, v.id)).find((x) => x.id === c.id);
    if (!after) throw new Error('a correction that was just answered');
    return correctionViewOf(tx, after);
  });
