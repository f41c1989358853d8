import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { FileRefused } from '#platform/file-refused.ts';
import { type Files, storeUpload } from '#platform/files.ts';
import type { Upload } from '#platform/module.ts';
import { type Fault, type Fields, fault } from './georeport.rules.ts';

/** A request as it came: every field as often as it was sent, and its photos, checked and cleaned. */
export type Sent = { fields: Fields; files: Upload[]; faults: Fault[] };

type Loose = Map<string, string[]>;
const put = (to: Loose, name: string, value: unknown) => {
  for (const one of [value].flat())
    if (one !== null && one !== undefined) to.set(name, [...(to.get(name) ?? []), String(one)]);
};

/** The query alone, for what is only asked. */
export function queryOf(request: FastifyRequest): Fields {
  const fields: Loose = new Map();
  for (const [name, value] of Object.entries(Object(request.query))) put(fields, name, value);
  return fields;
}

/** Whether what came so far names a program that may leave files here: nothing is stored for strangers. */
export type MayKeep = (fields: Fields) => Promise<boolean>;

/** Form, multipart or JSON; `api_key` and `jurisdiction_id` may stand in the query instead. */
export async function readSent(request: FastifyRequest, store: Files, mayKeep: MayKeep): Promise<Sent> {
  const fields: Loose = new Map();
  const files: Upload[] = [];
  const faults: Fault[] = [];
  if (request.isMultipart()) await readParts(request, store, { fields, files, faults }, mayKeep);
  else if (typeof request.body === 'object' && request.body !== null)
    for (const [name, value] of Object.entries(request.body)) put(fields, name, value);
  else if (request.body !== undefined)
    faults.push(fault(400, 'Send application/x-www-form-urlencoded or multipart/form-data.'));
  for (const [name, values] of queryOf(request)) if (!fields.has(name)) fields.set(name, [...values]);
  if (await mayKeep(fields)) await keepInline(fields, store, files, faults);
  return { fields, files, faults };
}

async function readParts(
  request: FastifyRequest,
  store: Files,
  to: { fields: Loose; files: Upload[]; faults: Fault[] },
  mayKeep: MayKeep,
) {
  const query = queryOf(request);
  const early: Early[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.valueTruncated) to.faults.push(fault(400, `${part.fieldname} is too long.`));
      put(to.fields, part.fieldname, part.value);
    } else if (!part.filename) part.file.resume();
    else if (await mayKeep(new Map([...query, ...to.fields]))) {
      await keepOne(store, { field: part.fieldname, name: part.filename, content: part.file }, to);
      part.file.resume();
    } else {
      // Some clients send their fields in no order: a photo may come before the key.
      const content = await heldEarly(part.file, MOST_EARLY - early.reduce((sum, e) => sum + e.content.length, 0));
      if (content) early.push({ field: part.fieldname, name: part.filename, content });
      else to.faults.push(fault(400, `${part.fieldname}: send api_key before large files, or in the query.`));
    }
  }
  if (early.length > 0 && (await mayKeep(new Map([...query, ...to.fields]))))
    for (const one of early) await keepOne(store, one, to);
}

type Early = { field: string; name: string; content: Buffer };
/** How many bytes are held in memory for somebody who has not said who they are. */
const MOST_EARLY = 8 * 2 ** 20;

/** The whole file in memory; null when it is longer than that, and the rest of it is let go. */
async function heldEarly(file: Readable, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length <= most ? Buffer.concat(chunks) : null;
}

async function keepOne(
  store: Files,
  { field, name, content }: { field: string; name: string; content: Readable | Buffer },
  to: { files: Upload[]; faults: Fault[] },
) {
  try {
    to.files.push({ ...(await storeUpload(store, content)), field, name: name.slice(0, 120) });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    to.faults.push(fault(400, `${field}: ${error.says[1]}`));
  }
}

const INLINE = /^data:image\/(?:jpeg|png|webp);base64,([A-Za-z0-9+/=\s]+)$/;
const MOST_FILES = 9;

/** Photos sent inside `media_url`. An address elsewhere is kept as an address: this house fetches nothing it is told to. */
async function keepInline(fields: Loose, store: Files, files: Upload[], faults: Fault[]) {
  const urls = [...(fields.get('media_url') ?? []), ...(fields.get('media_url[]') ?? [])];
  fields.delete('media_url[]');
  fields.set('media_url', urls.filter((url) => /^https?:\/\/\S{1,1000}$/.test(url)).slice(0, MOST_FILES));
  for (const [i, url] of urls.entries()) {
    const inline = INLINE.exec(url)?.[1];
    if (!inline) continue;
    if (files.length >= MOST_FILES) return;
    try {
      const kept = await storeUpload(store, Buffer.from(inline, 'base64'));
      files.push({ ...kept, field: 'media_url', name: `photo-${i + 1}.jpg` });
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      faults.push(fault(400, `media_url: ${error.says[1]}`));
    }
  }
}
