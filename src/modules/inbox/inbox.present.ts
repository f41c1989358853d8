import { maskName } from '#kernel/identity.ts';
import { soundsLikeDanger, tierFor } from '#modules/cases/cases.urgency.rules.ts';
import type { Ctx } from '#platform/context.ts';
import { type BriefCase, caseBrief, casesOfSender, casesSharingWords, otherWaiting } from './alike.store.ts';
import { kindOf } from './chat.rules.ts';
import type { Alike, DraftRow, DraftView } from './inbox.contract.ts';
import { maskAddress } from './inbox.rules.ts';
import { unshut, unshutOrNull } from './inbox.seal.ts';
import { type StoredDraft, selectFiles } from './inbox.store.ts';
import type { RefusedFile } from './intake.ts';
import { likeness } from './likeness.rules.ts';

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

/** From here on an officer should look before registering a second one. */
const ALIKE = 0.4;
const MAX_ALIKE = 6;

/** A row of the list. Who wrote is masked: a list needs to tell people apart, not to show them. */
export function presentRow(ctx: Ctx, d: StoredDraft): DraftRow {
  const name = unshutOrNull(ctx, 'name', d.id, d.nameSealed);
  const sender = unshutOrNull(ctx, 'sender', d.id, d.senderSealed);
  return {
    id: d.id,
    version: d.version,
    area: d.area,
    placeName: d.placeName,
    source: d.source,
    status: d.status,
    receivedAt: iso(d.receivedAt),
    sender: name ? maskName(name) : sender && (d.source === 'mail' ? maskAddress(sender) : maskName(sender)),
    title: unshut(ctx, 'title', d.id, d.titleSealed),
    files: d.files,
    automatic: d.automatic,
    hint: d.hint,
    case: d.caseId && d.caseNumber ? { id: d.caseId, number: d.caseNumber } : null,
    decidedBy: d.decidedBy,
    reason: d.reason,
  };
}

const asAlike = (c: BriefCase, why: Alike['why']): Alike => ({
  id: c.id,
  what: 'case',
  number: c.number,
  title: c.title,
  status: c.status,
  receivedAt: iso(c.receivedAt),
  why,
});

/** Cases that speak of the same thing, by their words. */
export async function casesLike(ctx: Ctx, text: string, limit = MAX_ALIKE): Promise<Alike[]> {
  const found = await casesSharingWords(ctx, text);
  return found
    .map((c) => ({ c, like: likeness(text, `${c.title}\n${c.body}`) }))
    .filter((f) => f.like >= ALIKE)
    .sort((a, b) => b.like - a.like)
    .slice(0, limit)
    .map((f) => asAlike(f.c, 'words'));
}

/** What may be the same already: the case it names, cases of this sender, cases and other drafts with the same words. */
async function alikeOf(ctx: Ctx, d: StoredDraft, text: string): Promise<Alike[]> {
  const named = d.hintCaseId ? await caseBrief(ctx, d.hintCaseId) : null;
  const ofSender = d.senderIdx ? await casesOfSender(ctx, d.senderIdx) : [];
  const waiting = (await otherWaiting(ctx, d.id)).flatMap((o): Alike[] => {
    const isSameSender = d.senderIdx !== null && o.senderIdx !== null && d.senderIdx.equals(o.senderIdx);
    if (!isSameSender && likeness(text, unshut(ctx, 'text', o.id, o.textSealed)) < ALIKE) return [];
    return [
      {
        id: o.id,
        what: 'draft',
        number: null,
        title: unshut(ctx, 'title', o.id, o.titleSealed),
        status: null,
        receivedAt: iso(o.receivedAt),
        why: isSameSender ? 'sender' : 'words',
      },
    ];
  });
  const all = [
    ...(named ? [asAlike(named, 'named')] : []),
    ...ofSender.map((c) => asAlike(c, 'sender')),
    ...(await casesLike(ctx, text)),
    ...waiting,
  ];
  return [...new Map(all.toReversed().map((a) => [a.id, a])).values()]
    .toReversed()
    .filter((a) => a.id !== d.caseId)
    .slice(0, MAX_ALIKE);
}

export const suggestionFor = (text: string): DraftView['suggestion'] => {
  const danger = soundsLikeDanger(text);
  return { kind: kindOf(text), tier: danger ? 'emergency' : tierFor(text), danger };
};

/** A whole draft for whoever decides on it. */
export async function presentDraft(ctx: Ctx, d: StoredDraft): Promise<DraftView> {
  const row = presentRow(ctx, d);
  const text = unshut(ctx, 'text', d.id, d.textSealed);
  const refused = JSON.parse(unshutOrNull(ctx, 'refused', d.id, d.refusedSealed) ?? '[]') as RefusedFile[];
  const named = d.hintCaseId ? await caseBrief(ctx, d.hintCaseId) : null;
  const files = await selectFiles(ctx, d.id);
  const words = `${row.title}\n${text}`;
  return {
    ...row,
    name: unshutOrNull(ctx, 'name', d.id, d.nameSealed),
    text,
    rest: unshutOrNull(ctx, 'rest', d.id, d.restSealed),
    fileList: files.map((f) => ({
      id: f.id,
      name: f.name,
      kind: f.kind,
      bytes: f.bytes,
      hasThumb: f.thumbHash !== undefined,
    })),
    refused: refused.map((f) => ({ name: f.name, says: { zh: f.says[0], en: f.says[1] } })),
    named: named && { id: named.id, number: named.number },
    suggestion: suggestionFor(words),
    alike: d.status === 'new' || d.status === 'dismissed' ? await alikeOf(ctx, d, words) : [],
  };
}
