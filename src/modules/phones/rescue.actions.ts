import { createHash } from 'node:crypto';
import { notFound } from '#kernel/refusal.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { openFromDevice } from '#platform/crypto.ts';
import { storeUpload } from '#platform/files.ts';
import type { Handler } from '#platform/module.ts';
import { insertFile, selectFile } from './files.store.ts';
import { type houseApi, rescued } from './house.contract.ts';
import { type Phone, phoneById } from './house.store.ts';
import { notAfter } from './phones.rules.ts';
import { keepInTray } from './tray.actions.ts';

type Handles = { [K in keyof typeof houseApi]: Handler<(typeof houseApi)[K]> };

/**
 * The phone behind a rescue: one that was let go, and what it sealed under its own key, which no other phone has. Anything else is answered as
 * if there were no such phone.
 */
async function opened(ctx: Ctx, id: string, sealed: string, context: string): Promise<{ phone: Phone; plain: Buffer }> {
  const phone = await phoneById(ctx, id);
  const plain = phone?.letGo ? openFromDevice(phone.key, Buffer.from(sealed, 'base64'), `${context}:${id}`) : null;
  if (!phone || !plain) throw notFound();
  return { phone, plain };
}

/** A phone that was let go hands over a record: it comes into the tray of its place, and the phone may forget it. */
export const rescueRecord: Handles['rescueRecord'] = async (ctx, { params, input }) => {
  const { phone, plain } = await opened(ctx, params.id, input.sealed, 'rescue');
  const said = rescued.safeParse(JSON.parse(plain.toString('utf8')));
  if (!said.success) throw notFound();
  // Nobody is there any more to set the clock right: what was written ahead of it is from now at the latest.
  const madeAt = notAfter(said.data.madeAt, ctx.now);
  const record = { ...said.data, madeAt, phoneId: phone.id };
  await inTransaction(ctx, (tx) => keepInTray(tx, record, { accountId: phone.accountId, area: phone.area }));
  return { id: record.id, kept: true };
};

/** The same for a file of such a record; it comes before the record, as always. */
export const rescueFile: Handles['rescueFile'] = async (ctx, { params, input }) => {
  const { phone, plain } = await opened(ctx, params.id, input.sealed, `rescue-file:${input.fileId}`);
  const stored = await storeUpload(ctx.house.files, plain);
  await insertFile(ctx, {
    ...stored,
    id: input.fileId,
    area: phone.area,
    accountId: phone.accountId,
    what: input.what,
    sha256: createHash('sha256').update(plain).digest('hex'),
    name: input.name,
  });
  const there = await selectFile(ctx, input.fileId);
  if (there?.accountId !== phone.accountId) throw notFound();
  return { id: input.fileId, kept: true };
};
