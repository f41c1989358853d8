import type { Word } from '#kernel/words.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { FileRefused, storeUpload } from '#platform/files.ts';
import { record } from '#platform/journal.ts';
import type { Upload } from '#platform/module.ts';
import type { DraftHint, DraftSource, DraftStatus } from './inbox.rules.ts';
import { senderIndex, shut, shutOrNull } from './inbox.seal.ts';
import { insertDraft, insertFiles } from './inbox.store.ts';

/** An attachment that was not kept; what is too large or no photo, sound or paper is named, so that it can be asked for. */
export type RefusedFile = { name: string; says: Word };

export type Incoming = {
  area: string;
  source: DraftSource;
  /** The keyed hash of the message's own id. */
  mark: string;
  sender: string | null;
  name: string | null;
  title: string;
  text: string;
  rest?: string;
  automatic?: boolean;
  files?: readonly Upload[];
  refused?: readonly RefusedFile[];
  hint?: { caseId: string; why: DraftHint } | null;
  /** Decided as it arrives: joined by the sender's own proof, registered by a tick, or put aside as a machine's. */
  decided?: { status: Exclude<DraftStatus, 'new'>; caseId?: string; reason?: string };
};

const MAX_FILES = 20;
const MAX_NAME = 120;

/** Keeps what passes the checks of the platform and names what does not. */
export async function keepFiles(
  ctx: Ctx,
  files: readonly { name: string; bytes: Buffer }[],
): Promise<{ kept: Upload[]; refused: RefusedFile[] }> {
  const kept: Upload[] = [];
  const refused: RefusedFile[] = [];
  for (const [i, { name, bytes }] of files.entries()) {
    const called = name.replace(/[/\\\0]/g, '_').slice(0, MAX_NAME) || `附件 ${i + 1}`;
    if (i >= MAX_FILES) {
      refused.push({ name: called, says: ['附件太多,没有保存。', 'Too many attachments: not kept.'] });
      continue;
    }
    try {
      kept.push({ ...(await storeUpload(ctx.house.files, bytes)), field: 'files', name: called });
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      const megabytes = String(error.values.megabytes ?? '');
      refused.push({
        name: called,
        says: [error.says[0].replace('{megabytes}', megabytes), error.says[1].replace('{megabytes}', megabytes)],
      });
    }
  }
  return { kept, refused };
}

/** The place itself if it is in use, else the whole jurisdiction, whose duty officer sends it on. */
export async function placeForIncoming(ctx: Ctx, area: string | null): Promise<string> {
  const place = area ? await placeOf(ctx, area) : null;
  return place && isOpenOn(place, dayOf(ctx.now)) ? place.code : ctx.house.config.jurisdiction;
}

/** Takes a message in as a draft; its id, or null when it was taken in before. */
export async function takeIn(tx: TxCtx, m: Incoming): Promise<string | null> {
  const id = tx.house.newId();
  const isNew = await insertDraft(tx, {
    id,
    area: m.area,
    channel: m.source === 'mail' ? 'email' : 'wechatGroup',
    source: m.source,
    external_id: m.mark,
    received_at: tx.now,
    status: m.decided?.status ?? 'new',
    automatic: m.automatic ?? false,
    sender_idx: m.sender && m.source !== 'chat' ? senderIndex(tx, m.source, m.sender) : null,
    sender_sealed: shutOrNull(tx, 'sender', id, m.sender),
    name_sealed: shutOrNull(tx, 'name', id, m.name),
    title_sealed: shut(tx, 'title', id, m.title),
    text_sealed: shut(tx, 'text', id, m.text),
    rest_sealed: shutOrNull(tx, 'rest', id, m.rest),
    refused_sealed: m.refused?.length ? shut(tx, 'refused', id, JSON.stringify(m.refused)) : null,
    hint: m.hint?.why ?? null,
    hint_case_id: m.hint?.caseId ?? null,
    case_id: m.decided?.caseId ?? null,
    decided_by: m.decided && tx.actor.kind === 'staff' ? tx.actor.accountId : null,
    decided_at: m.decided ? tx.now : null,
    reason: m.decided?.reason ?? null,
  });
  if (!isNew) return null;
  await insertFiles(tx, { id, area: m.area }, m.files ?? []);
  await record(
    tx,
    {
      kind: 'draft',
      id,
      area: m.area,
      verb: 'arrive',
      shows: 'staff',
      data: { source: m.source, files: m.files?.length ?? 0, ...(m.decided && { decided: m.decided.status }) },
    },
    'new',
  );
  return id;
}
