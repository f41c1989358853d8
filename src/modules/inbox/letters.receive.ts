import { isOpen } from '#modules/cases/cases.rules.ts';
import { attachFiles, caseForWork, caseSeen, moveCase, recordOnCase } from '#modules/cases/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { hash, timingSafeEqual } from '#platform/crypto.ts';
import type { Mail } from '#platform/mail.read.ts';
import type { Upload } from '#platform/module.ts';
import { caseNumbered } from './alike.store.ts';
import type { DraftHint } from './inbox.rules.ts';
import { markOf, senderIndex } from './inbox.seal.ts';
import { caseOfMessages, isKnown, isOurMessage } from './inbox.store.ts';
import { inboxWords } from './inbox.words.ts';
import { keepFiles, placeForIncoming, takeIn } from './intake.ts';
import { areaOfAddresses, bareAddress, isOwnAddress, numbersIn, splitLetter, titleOfSubject } from './letters.rules.ts';
import { selectContact, sentMail } from './letters.store.ts';
import { numbersOn } from './sheets.read.ts';

/** What a mail without a Message-ID is known by. */
const rawId = (ctx: Ctx, raw: Uint8Array) =>
  `raw:${Buffer.from(hash(ctx.house.config.cryptoProfile, raw)).toString('hex')}`;

/** The longest supplement; what is longer stands whole in the draft. */
const MAX_SUPPLEMENT = 4000;

type Thread = { caseId: string; area: string; joins: boolean; why: DraftHint };

/**
 * The case a mail speaks of, and whether it may join it: only the address the case was registered with speaks for the person. An
 * answer to one of the case's mails proves itself by their ids, which nobody can guess; a number can be guessed, and counts when our
 * own server found the sender to be who they say.
 */
async function threadOf(ctx: Ctx, mail: Mail, files: readonly Upload[]): Promise<Thread | null> {
  const marks = mail.answers.map((id) => markOf(ctx, 'message', id));
  const answered = await caseOfMessages(ctx, marks);
  const { authServer } = ctx.house.config.mail ?? {};
  const isProven = answered !== null || (authServer != null && mail.passedBy === authServer);
  let caseId = answered;
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
  const isTheirs = isSame && isProven && !mail.forged;
  const why: DraftHint = !isSame ? 'otherSender' : !isTheirs ? 'unproven' : 'ended';
  return { caseId, area: c.area, joins: isTheirs && isOpen(c.status), why };
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
 * same mail twice is one; our own mails that come back are none, and one that could not be delivered is told to the staff of its case.
 */
export async function receiveMail(ctx: Ctx, raw: Uint8Array, isCut = false): Promise<void> {
  const { house } = ctx;
  const own = bareAddress(house.config.mail?.from ?? '');
  const { readMail } = await import('#platform/mail.read.ts');
  const mail = await readMail(raw);
  const id = mail.messageId ?? rawId(ctx, raw);
  const mark = markOf(ctx, 'message', id);
  if ((await isKnown(ctx, 'mail', mark)) || (await isOurMessage(ctx, mark))) return;
  const { said, rest } = splitLetter(mail.text, mail.subject);
  const torn = isCut ? mail.attachments.splice(-1) : [];
  const { kept, refused } = await keepFiles(ctx, mail.attachments);
  for (const { name } of torn) refused.push({ name, says: inboxWords.cutOff });
  const returned = await sentMail(
    ctx,
    mail.returned.map((sent) => markOf(ctx, 'message', sent)),
  );
  const automatic = mail.automatic || (mail.from !== null && isOwnAddress(mail.from.address, own));
  const thread = returned ? null : await threadOf(ctx, mail, kept);
  const joining = thread?.joins && !automatic ? thread : null;
  const area =
    returned?.area ??
    thread?.area ??
    (await placeForIncoming(ctx, areaOfAddresses(mail.to, own, house.config.jurisdiction)));
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
      ...(returned && { decided: { status: 'dismissed' as const, reason: inboxWords.bounced[0] } }),
      ...(joining && { decided: { status: 'joined' as const, caseId: joining.caseId } }),
    });
    if (draft && returned)
      await recordOnCase(
        tx,
        { id: returned.caseId, area: returned.area },
        { verb: 'inbox.mailFailed', says: inboxWords.mailFailed, shows: 'staff' },
      );
    if (draft && joining) await supplement(tx, joining.caseId, said || inboxWords.noWords[0], kept);
  });
}

/** A mail that our reader breaks on is still somebody's: a draft says where it lies. */
export async function receiveUnreadable(ctx: Ctx, raw: Uint8Array): Promise<void> {
  const area = await placeForIncoming(ctx, null);
  await inTransaction(ctx, (tx) =>
    takeIn(tx, {
      area,
      source: 'mail',
      mark: markOf(tx, 'message', rawId(tx, raw)),
      sender: null,
      name: null,
      title: inboxWords.unreadable[0],
      text: inboxWords.unreadableHow[0],
    }),
  );
}
