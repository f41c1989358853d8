import { buffer } from 'node:stream/consumers';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx } from '#platform/context.ts';
import { openFile } from '#platform/files.ts';
import { isBlank } from '#platform/images.ts';
import type { Handler, Upload } from '#platform/module.ts';
import { insertFile, type StoredPhoneFile, selectFile } from './files.store.ts';
import type { phonesApi } from './phones.contract.ts';
import { refusedPhone } from './phones.refused.ts';
import { kindsFor } from './phones.rules.ts';
import { writerOf } from './writer.ts';

const present = (f: StoredPhoneFile) => ({
  id: f.id,
  what: f.what,
  kind: f.kind,
  mediaType: f.mediaType,
  bytes: f.bytes,
  sha256: f.sha256,
});

async function mustHaveStrokes(ctx: Ctx, file: Upload): Promise<void> {
  const kept = await openFile(ctx.house.files, file.hash);
  if (!kept || (await isBlank(await buffer(kept.stream)))) throw refusedPhone('noStrokes', 'file');
}

/** Keeps one file under the phone's own id. The same content again is the same answer; another content under the id is refused. */
export const putFile: Handler<(typeof phonesApi)['putFile']> = async (ctx, { params, input, files, exchange }) => {
  const writer = await writerOf(ctx, exchange);
  const [file] = files;
  if (!file) throw refusedPhone('fileRequired', 'file');
  if (file.sentSha256 !== input.sha256) throw refusedPhone('wrongHash', 'file');
  const kinds: readonly string[] = kindsFor[input.what];
  if (!kinds.includes(file.kind)) throw refusedPhone('wrongUse', 'file');
  if (input.what === 'signature') await mustHaveStrokes(ctx, file);
  const { hash, thumbHash, kind, mediaType, bytes, width, height } = file;
  const name = (input.name ?? file.name) || input.what;
  const kept = { hash, thumbHash, kind, mediaType, bytes, width, height };
  const row = { ...kept, id: params.id, area: writer.area, accountId: writer.accountId, what: input.what };
  await insertFile(ctx, { ...row, sha256: input.sha256, name });
  const there = await selectFile(ctx, params.id);
  if (!there || there.accountId !== writer.accountId) throw notFound();
  if (there.sha256 !== input.sha256 || there.what !== input.what) throw refusedPhone('otherContent', 'file');
  return present(there);
};
