import { decide } from '#kernel/workflow.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { type LetterFacts, letterParagraphs } from './aid.letters.rules.ts';
import { type Loaded, loadAid, partsOf } from './aid.load.ts';
import { addHand, addLetter, type HandPart, nextLetter } from './aid.parts.store.ts';
import { presentAid } from './aid.present.ts';
import { no } from './aid.refusals.words.ts';
import type { AidStatus, AidVerb, LetterKind } from './aid.rules.ts';
import { type AidChange, lockAid, type StoredAid, saveAid } from './aid.store.ts';
import type { AidView } from './aid.views.contract.ts';
import { type AidFacts, aidWorkflow } from './aid.workflow.rules.ts';

/** The member of staff who acts; endpoints of this module but those of the village ask for one. */
export function staffOf({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw new Error('only staff do this');
  return actor;
}
export const entryOf = (a: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'aid', id: a.id, area: a.area, verb, shows: 'resident', data }) as const;

export type Doing = Loaded & { tx: TxCtx; to: AidStatus };
export type Effect = {
  change?: AidChange;
  hand?: HandPart;
  /** Never a word of what somebody said or has: days, sums, kinds. */
  data?: Readonly<Record<string, unknown>>;
};
type Doer = (doing: Doing) => Promise<Effect> | Effect;

/** Decides by the table, does what this verb alone does, moves and records; the application is locked. */
export async function moveAid(
  tx: TxCtx,
  a: StoredAid,
  verb: AidVerb,
  effect: Doer,
  more: { given?: Partial<AidFacts>; isHousehold?: boolean } = {},
): Promise<AidStatus> {
  const loaded = await loadAid(tx, a);
  const verdict = decide(
    aidWorkflow,
    verb,
    { ...loaded.facts, ...more.given },
    partsOf(tx, a, more.isHousehold),
    tx.now,
  );
  if (!verdict.ok) throw no(verdict.why);
  const { change = {}, hand, data = {} } = await effect({ ...loaded, tx, to: verdict.to });
  await saveAid(tx, a.id, { status: verdict.to, ...change });
  if (hand && tx.actor.kind === 'staff') await addHand(tx, a, tx.actor.accountId, hand);
  await record(tx, entryOf(a, verb, { to: verdict.to, ...data }));
  return verdict.to;
}

/** The six beats of an act of staff: once · lock · decide · move · record · present. */
export const act = (
  ctx: Ctx,
  id: string,
  verb: AidVerb,
  effect: Doer = () => ({}),
  given: (a: StoredAid) => Partial<AidFacts> = () => ({}),
): Promise<AidView> =>
  once(ctx, async (tx) => {
    const a = await lockAid(tx, id);
    await moveAid(tx, a, verb, effect, { given: given(a) });
    return presentAid(tx, id);
  });

/** A written notice of the unit that acts, numbered by it and the year. */
export async function writeLetter(tx: TxCtx, a: StoredAid, kind: LetterKind, facts: LetterFacts = {}): Promise<void> {
  const unitId = tx.actor.kind === 'staff' ? tx.actor.organisationId : a.organisation_id;
  const unit = (await organisationsById(tx, [unitId])).get(unitId);
  const { year } = tx.now.toZonedDateTimeISO('Asia/Shanghai');
  const serial = await nextLetter(tx, { id: unitId, area: unit?.area ?? a.area }, year);
  await addLetter(tx, a, {
    kind,
    number: `${unit?.shortName ?? ''}救〔${year}〕${serial}号`,
    paragraphs: letterParagraphs(
      kind,
      { number: a.number, kind: a.kind, applicant: a.applicant, on: dayOf(tx.now) },
      facts,
    ),
    organisationId: unitId,
    by: tx.actor.kind === 'staff' ? tx.actor.accountId : null,
  });
}
