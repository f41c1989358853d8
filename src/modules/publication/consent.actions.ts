import { faulty, notFound, Refused } from '#kernel/refusal.ts';
import { caseForWork, caseSeen, recordOnCase, type StoredCase, sealPlace } from '#modules/cases/index.ts';
import { placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { digest, open as unseal } from '#platform/crypto.ts';
import { once } from '#platform/once.ts';
import { MAX_TITLE } from './publication.contract.ts';
import {
  coarse,
  mayPublish,
  type Position,
  type PublicationRefusal,
  type PublicStatus,
  previewOf,
  publicArea,
  publicStatusOf,
  type Shown,
} from './publication.rules.ts';
import {
  deletePublication,
  factsOf,
  findPublication,
  lastReply,
  namesOfOffice,
  positionOf,
  savePublication,
  sealedName,
} from './publication.store.ts';
import { publicationRefusals, publicationWords } from './publication.words.ts';
import { type Redaction, redact, wordsOf } from './redact.rules.ts';

/** What the person filled in. */
export type Chosen = { title?: string; words?: string; withReply?: boolean; withPosition?: boolean };

/** What would be public, and what the person should look at. */
export type Preview = {
  caseId: string;
  number: string;
  /** Null: nothing of this case can be public now. */
  status: PublicStatus | null;
  kind: StoredCase['kind'];
  category: string | null;
  placeName: string;
  area: string;
  receivedAt: Temporal.Instant;
  facts: Awaited<ReturnType<typeof factsOf>>;
  shown: Shown;
  position: Position | null;
  /** What there is to choose from. */
  hasReply: boolean;
  hasPosition: boolean;
  found: Redaction['found'];
  suspects: readonly string[];
  /** Of exactly this preview: what is published is what was looked at. */
  seen: string;
  /** When it was made public, if it is; and whether an answer came since that is not. */
  publishedAt: Temporal.Instant | null;
  hasNewReply: boolean;
};

const refused = (why: PublicationRefusal) =>
  new Refused(why, why === 'notYours' || why === 'besideStaff' ? 403 : 409, publicationRefusals[why]);

function ownId(ctx: Ctx): string {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  return ctx.actor.caseId;
}

async function knownNames(ctx: Ctx, caseId: string): Promise<string[]> {
  const sealed = await sealedName(ctx, caseId);
  const own = sealed ? [unseal(ctx.house.keys, sealed, sealPlace('name', caseId))] : [];
  return [...own, ...(await namesOfOffice(ctx))];
}

const cut = (text: string) => (text.length > MAX_TITLE ? `${text.slice(0, MAX_TITLE - 1)}…` : text);

async function compose(ctx: Ctx, c: StoredCase, chosen: Chosen): Promise<Preview> {
  const known = await knownNames(ctx, c.id);
  const words = wordsOf(chosen.words);
  const title = redact(chosen.title?.trim() || c.title, known, words);
  const last = await lastReply(ctx, c.id);
  const reply = last && chosen.withReply !== false ? redact(last.text, known, words) : null;
  const at = await positionOf(ctx, c.id);
  const place = await placeOf(ctx, publicArea(c.area));
  const before = await findPublication(ctx, c.id);
  const position = at && chosen.withPosition ? coarse(at) : null;
  const shown: Shown = {
    title: cut(title.text),
    replyN: reply && last ? last.n : null,
    reply: reply?.text ?? null,
    withPosition: position !== null,
  };
  return {
    caseId: c.id,
    number: c.number,
    status: publicStatusOf(c.status, c.outcome),
    kind: c.kind,
    category: c.category,
    placeName: place?.fullName ?? c.placeName,
    area: publicArea(c.area),
    receivedAt: c.receivedAt,
    facts: await factsOf(ctx, c.id),
    shown,
    position,
    hasReply: last !== undefined,
    hasPosition: at !== null,
    found: [...new Set([...title.found, ...(reply?.found ?? [])])],
    suspects: [...new Set([...title.suspects, ...(reply?.suspects ?? [])])],
    seen: Buffer.from(digest(ctx.house.config.cryptoProfile, c.id, previewOf(shown))).toString('hex'),
    publishedAt: before?.publishedAt ?? null,
    hasNewReply: before !== undefined && last !== undefined && last.n !== before.replyN,
  };
}

/** The preview for the holder of the receipt; their earlier choices stand until they choose anew. */
export async function preview(ctx: Ctx, chosen: Chosen | null): Promise<Preview> {
  const c = await caseSeen(ctx, ownId(ctx));
  const before = chosen ? null : await findPublication(ctx, c.id);
  const standing: Chosen = before ? { title: before.title, withPosition: Boolean(before.withPosition) } : {};
  return compose(ctx, c, chosen ?? standing);
}

/** Whether and since when it is public, for the case page. */
export async function standingOf(ctx: Ctx, caseId: string) {
  const c = await caseSeen(ctx, caseId);
  const p = await findPublication(ctx, caseId);
  const last = p && (await lastReply(ctx, caseId));
  return {
    may: mayPublish(ctx.actor) === null && publicStatusOf(c.status, c.outcome) !== null,
    publishedAt: p?.publishedAt ?? null,
    hasNewReply: p !== undefined && last !== undefined && last.n !== p.replyN,
  };
}

/** Makes it public exactly as it was looked at (product: private by default, domain §12.7): only ever by the person's own hand. */
export function publish(ctx: Ctx, given: Chosen & { seen: string; isChecked: boolean }): Promise<{ id: string }> {
  const why = mayPublish(ctx.actor);
  if (why) throw refused(why);
  return once(ctx, async (tx: TxCtx) => {
    const c = await caseForWork(tx, ownId(tx));
    const now = await compose(tx, c, given);
    if (!now.status) throw refused('notNow');
    if (now.seen !== given.seen) throw refused('lookAgain');
    if (now.suspects.length > 0 && !given.isChecked)
      throw faulty('isChecked', 'required', [
        '请看看里面有没有别人的名字,再打勾。',
        'Look whether somebody is named in it, then tick the box.',
      ]);
    await savePublication(tx, { id: c.id, area: publicArea(c.area) }, { ...now.shown, position: now.position });
    await recordOnCase(tx, c, {
      verb: 'publication.publish',
      says: now.publishedAt ? publicationWords.changed : publicationWords.published,
      shows: 'resident',
      data: { shown: now.seen },
    });
    return { id: c.id };
  });
}

/** At once, everywhere, without a reason; nothing of the text stays. */
export function withdraw(ctx: Ctx): Promise<{ id: string }> {
  const why = mayPublish(ctx.actor);
  if (why === 'notYours') throw refused(why);
  return once(ctx, async (tx) => {
    const c = await caseForWork(tx, ownId(tx));
    if (!(await deletePublication(tx, c.id))) throw refused('nothingPublic');
    await recordOnCase(tx, c, {
      verb: 'publication.withdraw',
      says: publicationWords.withdrawn,
      shows: 'resident',
    });
    return { id: c.id };
  });
}
