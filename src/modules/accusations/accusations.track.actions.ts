import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { Refused } from '#kernel/refusal.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { countTry, forgetTries, selectByNumber, selectSteps, selectWords } from './accusations.parts.store.ts';
import { openReply, prove } from './accusations.vault.ts';
import { otherRefusals } from './accusations.words.ts';

export type TrackStep = { verb: 'file' | 'open' | 'accept' | 'transfer' | 'reply' | 'close'; at: Temporal.Instant };
/** What the reporter sees: that it arrived, was opened, what became of it, and what was written to them. Nothing of what they said. */
export type Tracked = {
  number: string;
  organ: string;
  steps: TrackStep[];
  replies: { at: Temporal.Instant; text: string; organ: string }[];
};

const MAX_TRIES = 5;
const TRY_WINDOW_HOURS = 1;

const verbs = ['file', 'open', 'accept', 'transfer', 'reply', 'close'] as const;

/** Every verb with its moment, but of the openings only the first before each organ: how often it is read is the organ's business. */
export function stepsOf(entries: readonly { verb: string; at: Temporal.Instant }[]): TrackStep[] {
  const steps: TrackStep[] = [];
  let isOpened = false;
  for (const { verb: said, at } of entries) {
    const verb = verbs.find((v) => v === said);
    if (!verb || (verb === 'open' && isOpened)) continue;
    if (verb === 'open') isOpened = true;
    if (verb === 'transfer') isOpened = false;
    steps.push({ verb, at });
  }
  return steps;
}

/** The accusation that number and passphrase open. Tries are counted; the answer does not tell whether the number exists. */
export async function trackAccusation(ctx: Ctx, number: string, passphrase: string): Promise<Tracked> {
  const parsed = parseCaseNumber(number);
  const found = typeof parsed === 'string' ? null : await selectByNumber(ctx, formatCaseNumber(parsed));
  if (found && (await countTry(ctx, found.id, TRY_WINDOW_HOURS)) > MAX_TRIES)
    throw new Refused('tooManyTries', 429, otherRefusals.tooManyTries);
  const proof = await prove(ctx, found ?? null, passphrase.normalize('NFKC').replace(/\D/g, ''));
  if (!found || !proof || typeof parsed === 'string')
    throw new Refused('wrongReceipt', 401, otherRefusals.wrongReceipt);
  await forgetTries(ctx, found.id);
  const replies = (await selectWords(ctx, found.id)).filter((word) => word.kind === 'reply');
  const units = await organisationsById(ctx, [found.organisationId, ...replies.map((r) => r.organisationId)]);
  const nameOf = (id: string) => units.get(id)?.name ?? '';
  return {
    number: formatCaseNumber(parsed),
    organ: nameOf(found.organisationId),
    steps: stepsOf(await selectSteps(ctx, found.id)),
    replies: replies.map((r) => ({
      at: r.at,
      text: openReply(ctx, proof, r) as string,
      organ: nameOf(r.organisationId),
    })),
  };
}
