import { buffer } from 'node:stream/consumers';
import { paperCodeIn } from '#modules/papers/index.ts';
import { codesIn } from '#platform/codes.read.ts';
import type { Ctx } from '#platform/context.ts';
import { openFile } from '#platform/files.ts';
import type { Upload } from '#platform/module.ts';
import { numbersIn } from './letters.rules.ts';

/** The case numbers in the QR codes on a file; our paper leads to `/track?n=…`, and a code with the bare number counts too. */
export const numbersOn = async (ctx: Ctx, file: Pick<Upload, 'hash' | 'kind'>): Promise<string[]> =>
  (await codesOn(ctx, file)).numbers;

/** The same, and the codes of forms on paper of other records (`papers`). */
export async function codesOn(ctx: Ctx, file: Pick<Upload, 'hash' | 'kind'>) {
  const kept = file.kind === 'audio' ? null : await openFile(ctx.house.files, file.hash);
  if (!kept) return { numbers: [], papers: [] };
  const codes = await codesIn({ kind: file.kind, bytes: await buffer(kept.stream) });
  return {
    numbers: [...new Set(codes.flatMap(numbersIn))],
    papers: [...new Set(codes.flatMap((code) => paperCodeIn(code) ?? []))],
  };
}
