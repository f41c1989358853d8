import type { Captured } from '#kernel/fields.ts';
import { say } from '#kernel/words.ts';
import type { TxCtx } from '#platform/context.ts';
import type { Upload } from '#platform/module.ts';
import { lockFiles, markUsed } from './files.store.ts';
import { keepNumber } from './numbers.actions.ts';
import { refusedPhone } from './phones.refused.ts';
import { type CapturedFault, capturedFault, dayMade, notEarlier } from './phones.rules.ts';
import { phoneRefusalWords, spanText } from './phones.words.ts';

/** A file that came before its record: as if it had come with the request. */
export type StoredUpload = Upload & { readonly id: string };

/**
 * The day (Asia/Shanghai) on which a record was written down. Refuses one from more than five minutes ahead of the server
 * (`madeInFuture`) and one from more than five minutes before the thing it is about existed (`beforeItExisted`), each with how far it is off:
 * a clock that is a little behind is no fault of the record, which then counts for the day on which the thing began.
 * The number the phone gave it meanwhile is kept.
 * `notBefore`: a moment, or a day on which it may already have existed.
 */
export async function checkCaptured(
  tx: TxCtx,
  captured: Pick<Captured, 'madeAt'> & Partial<Captured>,
  notBefore: Temporal.Instant | string | null = null,
): Promise<string> {
  const from =
    typeof notBefore === 'string'
      ? Temporal.PlainDate.from(notBefore).toZonedDateTime('Asia/Shanghai').toInstant()
      : notBefore;
  const fault = capturedFault(captured, tx.now, from);
  if (fault) throw wrongTime(fault);
  await keepNumber(tx, captured);
  return dayMade({ madeAt: notEarlier(captured.madeAt, from) });
}

/** How far a phone is off is told in each language's own units. */
function wrongTime({ why, minutes }: CapturedFault) {
  const span = spanText(minutes);
  const word = phoneRefusalWords[why];
  const says = [say(word, 'zh', { span: span.zh }), say(word, 'en', { span: span.en })] as const;
  return refusedPhone(why, 'captured.madeAt', says);
}

/**
 * The files of a record by the ids the phone gave them, in that order, marked as used by this command in the same transaction.
 * Refuses `fileMissing` when one is not there or not the actor's (their own, or of a tray record they took up), `fileUsed` when
 * another record has it.
 */
export async function takeFiles(tx: TxCtx, ids: readonly string[]): Promise<StoredUpload[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const self = tx.actor.kind === 'staff' ? tx.actor.accountId : null;
  const found = new Map((await lockFiles(tx, wanted)).map((f) => [f.id, f]));
  const files = wanted.map((id) => {
    const f = found.get(id);
    if (!f || self === null || (f.accountId !== self && f.holderId !== self))
      throw refusedPhone('fileMissing', 'captured.files');
    if (f.usedBy !== null && f.usedBy !== tx.command.id) throw refusedPhone('fileUsed', 'captured.files');
    return f;
  });
  await markUsed(tx, wanted, tx.command.id);
  return files.map((f) => ({
    id: f.id,
    field: 'files',
    name: f.name,
    hash: f.hash,
    kind: f.kind,
    mediaType: f.mediaType,
    bytes: f.bytes,
    ...(f.width !== null && { width: f.width }),
    ...(f.height !== null && { height: f.height }),
    ...(f.thumbHash !== null && { thumbHash: f.thumbHash }),
  }));
}
