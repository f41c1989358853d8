import { inFours } from '#kernel/fours.ts';
import { say } from '#kernel/words.ts';
import { recordOnCase } from '#modules/cases/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { enqueue, type JobPayload } from '#platform/jobs.ts';
import { MailRefused, sendMail } from '#platform/mail.send.ts';
import { markOf, shut, unshut } from './inbox.seal.ts';
import { inboxWords } from './inbox.words.ts';
import { bareAddress } from './letters.rules.ts';
import {
  countMailTry,
  endMail,
  insertMail,
  type NewMail,
  selectContact,
  selectMail,
  selectReplied,
} from './letters.store.ts';
import { letterWords as w } from './letters.words.ts';

type Words = { to: string; subject: string; text: string; messageId: string };
/** After so many tries somebody has to be told in another way; the queue itself tries twelve times. */
const MAX_TRIES = 10;

async function queueMail(
  tx: TxCtx,
  of: Pick<NewMail, 'kind' | 'ref' | 'case_id' | 'area'>,
  words: Omit<Words, 'messageId'>,
): Promise<boolean> {
  const id = tx.house.newId();
  const host = bareAddress(tx.house.config.mail?.from ?? '').split('@')[1] ?? 'localhost';
  const messageId = `<${id}@${host}>`;
  const isNew = await insertMail(tx, {
    id,
    ...of,
    message_idx: markOf(tx, 'message', messageId),
    words_sealed: shut(tx, 'words', id, JSON.stringify({ ...words, messageId } satisfies Words)),
  });
  if (isNew) await enqueue(tx, 'inbox.sendMail', { mail: id }, { key: `inbox.mail:${id}` });
  return isNew;
}

/** `2026-03-10 23:59`: the last minute of a deadline, as people read it. */
const lastMinute = (due: string) =>
  Temporal.Instant.from(due)
    .subtract({ seconds: 1 })
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

/**
 * Tells who wrote that it is registered, with the number and the passphrase. The passphrase goes to the address the mail came from
 * and to nobody else: the officer who registers it does not see it either.
 */
export const queueAcknowledgement = (
  tx: TxCtx,
  c: { id: string; number: string; area: string; passphrase: string; link: string; dueAt: string | null },
  to: { address: string; lang: 'zh' | 'en' },
): Promise<boolean> =>
  queueMail(
    tx,
    { kind: 'acknowledgement', ref: 'first', case_id: c.id, area: c.area },
    {
      to: to.address,
      subject: say(w.registeredSubject, to.lang, { number: c.number }),
      text: say(w.registered, to.lang, {
        number: c.number,
        passphrase: inFours(c.passphrase),
        link: c.link,
        due: c.dueAt ? say(w.due, to.lang, { moment: lastMinute(c.dueAt) }) : '',
      }),
    },
  );

/** A reply is there: a link, never the reply. Once a reply, to cases that came by mail. */
export async function tellReply(ctx: Ctx, payload: JobPayload): Promise<void> {
  const { mail, publicUrl } = ctx.house.config;
  const caseId = String(payload.id);
  if (!mail?.smtpUrl) return;
  await inTransaction(ctx, async (tx) => {
    const contact = await selectContact(tx, caseId);
    const c = await selectReplied(tx, caseId);
    if (!contact || !c) return;
    const lang = contact.lang === 'en' ? 'en' : 'zh';
    await queueMail(
      tx,
      { kind: 'replied', ref: String(c.replies ?? 0), case_id: caseId, area: c.area },
      {
        to: unshut(tx, 'contact', caseId, contact.address_sealed),
        subject: say(w.repliedSubject, lang, { number: c.number }),
        text: say(w.replied, lang, { number: c.number, link: `${publicUrl}/track?n=${c.number}` }),
      },
    );
  });
}

/** Hands one mail to the server. What is refused for good is told to the staff of the case; anything else is tried again. */
export async function sendQueued(ctx: Ctx, payload: JobPayload): Promise<void> {
  const { mail } = ctx.house.config;
  const waiting = await selectMail(ctx, String(payload.mail));
  if (!waiting?.wordsSealed || !mail?.smtpUrl) return;
  const words = JSON.parse(unshut(ctx, 'words', waiting.id, waiting.wordsSealed)) as Words;
  try {
    await sendMail(mail.smtpUrl, mail.from, { ...words, answers: null });
    await endMail(ctx, waiting.id, { sent: true });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    if (!error.final && waiting.tries + 1 < MAX_TRIES) {
      await countMailTry(ctx, waiting.id, error.fault);
      throw error;
    }
    await inTransaction(ctx, async (tx) => {
      await endMail(tx, waiting.id, { fault: error.fault });
      await recordOnCase(
        tx,
        { id: waiting.caseId, area: waiting.area },
        { verb: 'inbox.mailFailed', says: inboxWords.mailFailed, shows: 'staff' },
      );
    });
  }
}
