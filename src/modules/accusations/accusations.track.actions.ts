import { digitsOf } from '#kernel/identity.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { Refused } from '#kernel/refusal.ts';
import { triedInVain } from '#modules/access/index.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { disciplineOrgans } from './accusations.organs.ts';
import { countTry, forgetTries, selectByNumber, selectSteps, selectWords } from './accusations.parts.store.ts';
import { openAnswer, openReply, prove } from './accusations.vault.ts';
import { otherRefusals } from './accusations.words.ts';
import type { RecusalStatus } from './recusal.rules.ts';
import { selectRecusals } from './recusal.store.ts';

export type TrackStep = { verb: (typeof verbs)[number]; at: Temporal.Instant };
/** What the reporter sees: that it arrived, was opened, what became of it, and what was written to them. Nothing of what they said. */
export type Tracked = {
  number: string;
  organ: string;
  steps: TrackStep[];
  replies: { at: Temporal.Instant; text: string; organ: string }[];
  /** What they asked for (回避), and what the head answered. */
  asked: { at: Temporal.Instant; status: RecusalStatus; answer: string | null }[];
  mayAsk: boolean;
  /** Is anybody there who may read it and has not stepped aside? */
  isAttended: boolean;
  /** Is there a head who decides on stepping aside? Otherwise that is for the organ above. */
  hasHead: boolean;
};

const MAX_TRIES = 5;

const verbs = [
  'file',
  'open',
  'accept',
  'transfer',
  'reply',
  'close',
  'recuse',
  'exclude',
  'decideRecusal',
  'askRecusal',
  'climb',
] as const;

/** After these somebody else has it in hand. */
const changesHands: readonly string[] = ['transfer', 'recuse', 'exclude', 'decideRecusal', 'askRecusal', 'climb'];

/** Every verb with its moment, but of the openings only the first of each hand: how often it is read is the organ's business. */
export function stepsOf(entries: readonly { verb: string; at: Temporal.Instant }[]): TrackStep[] {
  const steps: TrackStep[] = [];
  let isOpened = false;
  for (const { verb: said, at } of entries) {
    const verb = verbs.find((v) => v === said);
    if (!verb || (verb === 'open' && isOpened)) continue;
    if (verb === 'open') isOpened = true;
    if (changesHands.includes(verb)) isOpened = false;
    steps.push({ verb, at });
  }
  return steps;
}

/** Number and passphrase, proven. Tries are counted; the answer does not tell whether the number exists. */
export async function proven(ctx: Ctx, number: string, passphrase: string) {
  const parsed = parseCaseNumber(number);
  const plain = typeof parsed === 'string' ? null : formatCaseNumber(parsed);
  const found = plain && (await selectByNumber(ctx, plain));
  const isTooOften = found
    ? (await countTry(ctx, found.id)) > MAX_TRIES
    : plain && (await triedInVain(ctx, 'accusation', plain, MAX_TRIES));
  if (isTooOften) throw new Refused('tooManyTries', 429, otherRefusals.tooManyTries);
  const proof = await prove(ctx, found || null, digitsOf(passphrase));
  if (!found || !proof) throw new Refused('wrongReceipt', 401, otherRefusals.wrongReceipt);
  await forgetTries(ctx, found.id);
  return { found, proof, number: plain };
}

/** The accusation that number and passphrase open. */
export async function trackAccusation(ctx: Ctx, given: string, passphrase: string): Promise<Tracked> {
  const { found, proof, number } = await proven(ctx, given, passphrase);
  const replies = (await selectWords(ctx, found.id)).filter((word) => word.kind === 'reply');
  const recusals = await selectRecusals(ctx, found.id);
  const units = await organisationsById(ctx, [found.organisationId, ...replies.map((r) => r.organisationId)]);
  const nameOf = (id: string) => units.get(id)?.name ?? '';
  const gone = new Set(recusals.flatMap((r) => (r.status === 'granted' ? (r.accountId ?? []) : [])));
  const free = (await disciplineOrgans(ctx))
    .filter((o) => o.organisationId === found.organisationId)
    .flatMap((o) => o.officers.filter((officer) => !gone.has(officer.accountId)));
  const asked = recusals.filter((r) => r.source === 'asked');
  return {
    number,
    organ: nameOf(found.organisationId),
    steps: stepsOf(await selectSteps(ctx, found.id)),
    replies: replies.map((r) => ({
      at: r.at,
      text: openReply(ctx, proof, r) as string,
      organ: nameOf(r.organisationId),
    })),
    asked: asked.map(({ at, status, answer, ...r }) => ({
      at,
      status,
      answer: answer && (openAnswer(ctx, proof, { ...r, answer }) as string),
    })),
    mayAsk: found.status !== 'closed' && !asked.some((r) => r.status === 'asked'),
    isAttended: found.status === 'closed' || free.length > 0,
    hasHead: free.some((o) => o.isLeader),
  };
}
