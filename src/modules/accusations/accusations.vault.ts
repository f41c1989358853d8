import { notFound } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { openBytes, sealBytes, verifyPassphrase } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';
import { isDiscipline } from './accusations.rules.ts';

/*
 * The one file that holds the key of accusations in its hand. What was said is opened for an actor in the role of discipline
 * inspection and for nobody else; a reply, for whoever proved with number and passphrase that it was written for them.
 */
const PURPOSE = 'accusation';

const places = {
  body: (id: string) => `accusation.body:${id}`,
  accused: (id: string) => `accusation.accused:${id}`,
  reporter: (id: string) => `accusation.reporter:${id}`,
  fileName: (id: string) => `accusation.fileName:${id}`,
  fileContent: (id: string) => `accusation.fileContent:${id}`,
  word: (id: string) => `accusation.word:${id}`,
  recusal: (id: string) => `accusation.recusal:${id}`,
  answer: (id: string) => `accusation.answer:${id}`,
  receipt: (id: string) => `accusation.receipt:${id}`,
} as const;
type PlaceName = keyof typeof places;

export const sealedAccusations: readonly Sealed[] = [
  {
    table: 'accusation',
    key: 'id',
    purpose: PURPOSE,
    columns: { body_sealed: places.body, accused_sealed: places.accused, reporter_sealed: places.reporter },
  },
  {
    table: 'accusation_recusal',
    key: 'id',
    purpose: PURPOSE,
    columns: { reason_sealed: places.recusal, answer_sealed: places.answer },
  },
  { table: 'accusation_word', key: 'id', purpose: PURPOSE, columns: { text_sealed: places.word } },
  {
    table: 'accusation_file',
    key: 'id',
    purpose: PURPOSE,
    columns: { name_sealed: places.fileName, content_sealed: places.fileContent },
    batch: 2,
  },
];

/** Lengths tell too: a name given or left out, a short text or a long one. So all are filled up to whole kilobytes. */
const BLOCK = 1024;

export function sealValue({ house }: Ctx, place: PlaceName, id: string, value: unknown): Buffer {
  const plain = Buffer.from(JSON.stringify(value), 'utf8');
  const filled = Buffer.alloc(Math.ceil((plain.length + 1) / BLOCK) * BLOCK, ' ');
  plain.copy(filled);
  return Buffer.from(sealBytes(house.keys, filled, places[place](id), PURPOSE));
}

export const sealContent = ({ house }: Ctx, id: string, content: Uint8Array): Buffer =>
  Buffer.from(sealBytes(house.keys, content, places.fileContent(id), PURPOSE));

const openAny = ({ house }: Ctx, place: PlaceName, id: string, sealed: Uint8Array): unknown =>
  JSON.parse(openBytes(house.keys, sealed, places[place](id), PURPOSE).toString('utf8'));

/** Refused before the key is touched: whatever route led here, only discipline inspection reads on. */
function onlyDiscipline({ actor }: Ctx): void {
  if (actor.kind !== 'staff' || !isDiscipline(actor.role)) throw notFound();
}

export function openValue(ctx: Ctx, place: Exclude<PlaceName, 'receipt'>, id: string, sealed: Uint8Array): unknown {
  onlyDiscipline(ctx);
  return openAny(ctx, place, id, sealed);
}

export function openContent(ctx: Ctx, id: string, sealed: Uint8Array): Buffer {
  onlyDiscipline(ctx);
  return openBytes(ctx.house.keys, sealed, places.fileContent(id), PURPOSE);
}

/** The receipt as the answer of a command that may be repeated: the house's usual key must not open it. */
export const openReceipt = (ctx: Ctx, commandId: string, sealed: Uint8Array): unknown =>
  openAny(ctx, 'receipt', commandId, sealed);

/** Somebody showed number and passphrase of one accusation: made by `prove` and by nothing else. */
export type Proof = { readonly accusationId: string };
const proofs = new WeakSet<Proof>();

/** Null for a wrong passphrase; no accusation by that number takes as long as a wrong one. */
export async function prove(
  { house }: Ctx,
  accusation: { id: string; mac: string } | null,
  passphrase: string,
): Promise<Proof | null> {
  const isRight = await verifyPassphrase(house.keys, passphrase, accusation?.mac ?? null);
  if (!accusation || !isRight) return null;
  const proof: Proof = Object.freeze({ accusationId: accusation.id });
  proofs.add(proof);
  return proof;
}

const isProven = (proof: Proof, accusationId: string) => proofs.has(proof) && proof.accusationId === accusationId;

/** What a discipline organ wrote for the reporter, for whoever proved to be that. */
export function openReply(
  ctx: Ctx,
  proof: Proof,
  word: { id: string; accusationId: string; kind: string; text: Uint8Array },
): unknown {
  if (!isProven(proof, word.accusationId) || word.kind !== 'reply') throw notFound();
  return openAny(ctx, 'word', word.id, word.text);
}

/** What the head answered to a request that somebody step aside, for whoever proved to have asked it. */
export function openAnswer(
  ctx: Ctx,
  proof: Proof,
  asked: { id: string; accusationId: string; answer: Uint8Array },
): unknown {
  if (!isProven(proof, asked.accusationId)) throw notFound();
  return openAny(ctx, 'answer', asked.id, asked.answer);
}

/** Of whom it tells, for the house's own work alone: to find the organ above that is free of them. Nobody is shown it. */
export function openAccusedForHouse(ctx: Ctx, id: string, sealed: Uint8Array): unknown {
  if (ctx.actor.kind !== 'system') throw notFound();
  return openAny(ctx, 'accused', id, sealed);
}

/** Of whom it tells, so that it can go on to an organ free of them when its reporter asks for that. */
export function openAccusedForReporter(ctx: Ctx, proof: Proof, id: string, sealed: Uint8Array): unknown {
  if (!isProven(proof, id)) throw notFound();
  return openAny(ctx, 'accused', id, sealed);
}
