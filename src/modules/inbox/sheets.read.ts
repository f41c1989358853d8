import { buffer } from 'node:stream/consumers';
import { codesIn } from '#platform/codes.read.ts';
import type { Ctx } from '#platform/context.ts';
import { openFile } from '#platform/files.ts';
import type { Upload } from '#platform/module.ts';
import { numbersIn } from './letters.rules.ts';

/** The case numbers in the QR codes on a file; our paper leads to `/track?n=…`, and a code with the bare number counts too. */
export async function numbersOn(ctx: Ctx, file: Pick<Upload, 'hash' | 'kind'>): Promise<string[]> {
  if (file.kind === 'audio') return [];
  const kept = await openFile(ctx.house.files, file.hash);
  if (!kept) return [];
  const codes = await codesIn({ kind: file.kind, bytes: await buffer(kept.stream) });
  return [...new Set(codes.flatMap(numbersIn))];
}
