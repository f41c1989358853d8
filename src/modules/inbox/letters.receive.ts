import { isOpen } from '#modules/cases/cases.rules.ts';
import { attachFiles, caseForWork, caseSeen, moveCase } from '#modules/cases/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { hash, timingSafeEqual } from '#platform/crypto.ts';
import { type Mail, readMail } from '#platform/mail.read.ts';
import type { Upload } from '#platform/module.ts';
import { caseNumbered } from './alike.store.ts';
import type { DraftHint } from './inbox.rules.ts';
import { markOf, senderIndex } from './inbox.seal.ts';
import { caseOfMessages, isKnown, isOurMessage } from './inbox.store.ts';
import { inboxWords } from './inbox.words.ts';
import { keepFiles, placeForIncoming, takeIn } from './intake.ts';
import { areaOfAddresses, bareAddress, isOwnAddress, numbersIn, splitLetter, titleOfSubject } from './letters.rules.ts';
import { selectContact } from './letters.store.ts';
import { numbersOn } from './sheets.read.ts';

/** The longest supplement; what is longer stands whole in the draft. */
const MAX_SUPPLEMENT = 4000;

type Thread = { caseId: string; area: string; joins: boolean; why: DraftHint };

/** The case a mail speaks of, and whether it may join it: only the address the case was registered with speaks for the person. */
async function threadOf(ctx: Ctx, mail: Mail, files: readonly Upload[]): Promise<Thread | null> {
  const marks = mail.answers.map((id) => markOf(ctx, 'message', id));
  let caseId = await caseOfMessages(ctx, marks);
  for (const number of numbersIn(mail.subject)) caseId ??= (await caseNumbered(ctx, number))?.id ?? null;
  // A scanner that sends by mail writes no number; its paper does.
  for (const file of caseId ? [] : files)
    for (const number of await numbersOn(ctx, file)) caseId ??= (await caseNumbered(ctx, number))?.id ?? null;
  if (!caseId) return null;
  const c = await caseSeen(ctx, caseId);
  const contact = await selectContact(ctx, caseId);
  const isSame =
    contact !== null &&
    mail.from !== null &&
    timingSafeEqual(contact.address_idx, senderIndex(ctx, 'mail', mail.from.address));
  const why: DraftHint = !isSame ? 'otherSender' : mail.forged ? 'unproven' : 'ended';
  return { caseId, area: c.area, joins: isSame && !mail.forged && isOpen(c.status), why };
}

/** The person's own word, as if they had written it on their page. */
async function supplement(tx: TxCtx, caseId: string, text: string, files: readonly Upload[]): Promise<void> {
  const asPerson: TxCtx = { ...tx, actor: { kind: 'receipt', caseId } };
  const c = await caseForWork(asPerson, caseId);
  await attachFiles(asPerson, c, files, 'resident');
  await moveCase(asPerson, c, 'supplement', () => ({
    data: { text: text.slice(0, MAX_SUPPLEMENT), files: files.length },
  }));
}

/**
 * Takes one mail in: it joins its case when its sender proves to be the one who registered it, and waits as a draft otherwise. The
 * same mail twice is one; our own mails that come back are none.
 */
export async function receiveMail(ctx: Ctx, raw: Uint8Array): Promise<void> {
  const { house } = ctx;
  const own = bareAddress(house.config.mail?.from ?? '');
  const mail = await readMail(raw);
  const id = mail.messageId ?? `raw:${Buffer.from(hash(house.config.cryptoProfile, raw)).toString('hex')}`;
  const mark = markOf(ctx, 'message', id);
  if ((await isKnown(ctx, 'mail', mark)) || (await isOurMessage(ctx, mark))) return;
  const { said, rest } = splitLetter(mail.text, mail.subject);
  const { kept, refused } = await keepFiles(ctx, mail.attachments);
  const automatic = mail.automatic || (mail.from !== null && isOwnAddress(mail.from.address, own));
  const thread = await threadOf(ctx, mail, kept);
  const joining = thread?.joins && !automatic ? thread : null;
  const area = thread?.area ?? (await placeForIncoming(ctx, areaOfAddresses(mail.to, own, house.config.jurisdiction)));
  await inTransaction(ctx, async (tx) => {
    const draft = await takeIn(tx, {
      area,
      source: 'mail',
      mark,
      sender: mail.from?.address ?? null,
      name: mail.from?.name || null,
      title: titleOfSubject(mail.subject) || inboxWords.noSubject[0],
      text: said || inboxWords.noWords[0],
      rest,
      automatic,
      files: kept,
      refused,
      hint: thread && !joining ? { caseId: thread.caseId, why: thread.why } : null,
      ...(joining && { decided: { status: 'joined' as const, caseId: joining.caseId } }),
    });
    if (draft && joining) await supplement(tx, joining.caseId, said || inboxWords.noWords[0], kept);
  });
}
