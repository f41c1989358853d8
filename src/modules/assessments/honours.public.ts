import { notFound } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import { honourEntry, takeDown } from './honours.actions.ts';
import { loadCall, mustDo } from './honours.load.ts';
import { isCandidate } from './honours.rules.ts';
import {
  callById,
  codeFor,
  insertBallots,
  insertNominee,
  lockCall,
  type Nominee,
  nominatedSince,
  nomineeByCode,
  nomineesOf,
  type StoredCall,
  selectCalls,
  useCode,
} from './honours.store.ts';
import { noHonour } from './honours.words.ts';
import { countsOf, insertObjection, parseCode } from './objections.store.ts';

/* What anybody does on the portal: nominates, votes with a code, objects, takes their own name down, and sees whom others honoured. */

const asHouse = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'system', what: 'honours' } });
const anybody = new Set(['anybody'] as const);

export type PublicCall = { c: StoredCall; honoured: Nominee[] };
/** Calls that are open to people, and everybody honoured: only by their own word, and those who were not are named nowhere. */
export async function publicCalls(ctx: Ctx): Promise<PublicCall[]> {
  const calls = (await selectCalls(asHouse(ctx))).filter((c) => c.status !== 'cancelled');
  const nominees = await nomineesOf(
    ctx,
    calls.map((c) => c.id),
  );
  return calls.map((c) => ({
    c,
    honoured:
      c.status === 'publicity' || c.status === 'awarded'
        ? nominees.filter((n) => n.callId === c.id && n.status === 'honoured')
        : [],
  }));
}
export async function publicCall(ctx: Ctx, id: string): Promise<StoredCall> {
  const c = await callById(asHouse(ctx), id);
  if (c.status === 'cancelled') throw notFound();
  return c;
}
/** Who stands on the ballot: in the order of a list that says nothing, while there is a vote. */
export async function ballotOf(ctx: Ctx, id: string): Promise<{ c: StoredCall; candidates: Nominee[] }> {
  const c = await publicCall(ctx, id);
  if (c.status !== 'voting') throw notFound();
  const candidates = (await nomineesOf(ctx, [id])).filter(isCandidate);
  return { c, candidates: candidates.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'zh')) };
}
/** A picture of somebody whose name is public now. */
export async function publicPhoto(ctx: Ctx, nomineeId: string): Promise<{ hash: string; mediaType: string }> {
  for (const { c, honoured } of await publicCalls(ctx)) {
    const shown = c.status === 'voting' ? (await ballotOf(ctx, c.id)).candidates : honoured;
    const n = shown.find((x) => x.id === nomineeId);
    if (n?.hash && n.mediaType) return { hash: n.hash, mediaType: n.mediaType };
  }
  throw notFound();
}

const MOST_A_DAY = 50;
const dayAgo = (tx: TxCtx) => tx.now.subtract({ hours: 24 });
export const nominateAtHome = (
  ctx: Ctx,
  id: string,
  said: { name: string; deeds: string; contact: string | null; by: string | null },
): Promise<void> =>
  once(ctx, async (tx) => {
    const l = await loadCall(tx, await lockCall(asHouse({ ...tx, version: null }), id));
    mustDo(tx, l, 'nominate', anybody);
    if (said.name.length < 2) throw noHonour('nameMissing', 'name');
    if (said.deeds.length < 4) throw noHonour('deedsMissing', 'deeds');
    if ((await nominatedSince(tx, id, dayAgo(tx))) >= MOST_A_DAY) throw noHonour('tooManyNominations');
    await insertNominee(tx, l.c, { ...said, way: 'portal' });
    await record(tx, honourEntry(l.c, 'nominate', { way: 'portal' }));
  });

/** One code, one vote; what is kept of it is a name on a list of names. */
export const voteAtHome = (ctx: Ctx, id: string, said: { code: string; choices: readonly string[] }): Promise<void> =>
  once(ctx, async (tx) => {
    const l = await loadCall(tx, await callById(asHouse(tx), id));
    mustDo(tx, l, 'vote', new Set(['voter']));
    const code = parseCode(said.code);
    const known = code ? await codeFor(tx, code) : undefined;
    if (known?.callId !== id) throw noHonour('codeWrong', 'code');
    if (known.used) throw noHonour('codeUsed', 'code');
    const choices = [...new Set(said.choices)];
    if (choices.length === 0) throw noHonour('choiceMissing', 'choices');
    if (choices.length > l.c.places) throw noHonour('choicesTooMany', 'choices', { n: l.c.places });
    if (choices.some((c) => !l.nominees.some((n) => n.id === c && isCandidate(n))))
      throw noHonour('choiceUnknown', 'choices');
    await useCode(tx, known.id);
    await insertBallots(tx, l.c, choices);
  });

export const objectToHonour = (
  ctx: Ctx,
  id: string,
  said: { text: string; contact: string | null },
): Promise<{ code: string }> =>
  once(ctx, async (tx) => {
    const l = await loadCall(tx, await callById(asHouse(tx), id));
    mustDo(tx, l, 'object', anybody);
    if ((await countsOf(tx, id, dayAgo(tx))).all >= MOST_A_DAY) throw noHonour('tooManyObjections');
    const { code } = await insertObjection(tx, { about: 'honour', aboutId: id, area: l.c.area, ...said });
    await record(tx, honourEntry(l.c, 'object', { way: 'portal' }));
    return { code };
  });

/** By the code of their own consent, from home, without asking anybody. */
export async function withdrawAtHome(ctx: Ctx, text: string): Promise<void> {
  const hashes: string[] = [];
  await once(ctx, async (tx) => {
    const code = parseCode(text);
    const n = code ? await nomineeByCode(tx, code) : null;
    if (!n) throw noHonour('codeWrong', 'code');
    const c = await lockCall(asHouse({ ...tx, version: null }), n.callId);
    hashes.push(...(await takeDown(tx, n, c, 'self')));
  });
  await forgetFiles(ctx, hashes);
}
