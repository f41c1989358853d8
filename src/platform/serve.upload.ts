import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { faulty, Refused } from '#kernel/refusal.ts';
import { type CryptoProfile, hash } from './crypto.ts';
import { FileRefused, fileTooLarge } from './file-refused.ts';
import { type Files, holdUpload, storeUpload } from './files.ts';
import type { Held, SentSheet, Upload } from './module.ts';

export type Multipart<F = Upload> = {
  form: Record<string, string>;
  files: F[];
  /** Why a file was not kept; the texts that came with it are there all the same, so that a page can be drawn again with them. */
  refused: Refused | null;
};

type Named = { field: string; name: string };

/** Reads a multipart form: its texts, and its files checked, cleaned and stored. */
export const readMultipart = (request: FastifyRequest, store: Files): Promise<Multipart> =>
  readParts(request, async (stream, named) => ({ ...(await storeUpload(store, stream)), ...named }));

/** The same with its files held in memory only, never on disk: whoever asked for it seals them. */
export const holdMultipart = (request: FastifyRequest, maxBytes: number): Promise<Multipart<Held>> =>
  readParts(request, async (stream, named) => ({ ...(await holdUpload(stream, { maxBytes })), ...named }));

async function readParts<F>(
  request: FastifyRequest,
  take: (stream: Readable, named: Named) => Promise<F>,
): Promise<Multipart<F>> {
  const form: Record<string, string> = {};
  const files: F[] = [];
  let refused: Refused | null = null;
  // An upload over the limit is refused by storeUpload (serve.ts turns off the parser's own error), with the rest of the form read.
  for await (const part of request.parts()) {
    if (part.type === 'field') form[part.fieldname] = String(part.value);
    else if (!part.filename) part.file.resume();
    else {
      try {
        files.push(await take(part.file, { field: part.fieldname, name: part.filename.slice(0, 120) }));
      } catch (error) {
        part.file.resume();
        if (!(error instanceof FileRefused)) throw error;
        const { code, status, says, values } = error;
        refused ??= new Refused(code, status, says, {
          values,
          faults: [{ field: part.fieldname, rule: code, says, values }],
        });
      }
    }
  }
  return { form, files, refused };
}

const MAX_SHEET_BYTES = 20 * 2 ** 20;

/** Reads a multipart form with one table in it. It is not kept: what it holds is checked and stored row by row. */
export async function receiveSheet(
  request: FastifyRequest,
  profile: CryptoProfile,
): Promise<{ form: Record<string, string>; sheet: SentSheet }> {
  const form: Record<string, string> = {};
  let sheet: SentSheet | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') form[part.fieldname] = String(part.value);
    else if (!part.filename || sheet) part.file.resume();
    else {
      const bytes = await part.toBuffer();
      if (part.file.truncated || bytes.length > MAX_SHEET_BYTES) throw fileTooLarge(MAX_SHEET_BYTES);
      sheet = { name: part.filename.slice(0, 120), bytes, hash: Buffer.from(hash(profile, bytes)).toString('hex') };
    }
  }
  if (!sheet) throw faulty('file', 'required', ['请选择表格文件。', 'Please choose a table.']);
  return { form, sheet };
}
