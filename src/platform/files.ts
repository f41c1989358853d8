import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type CryptoProfile, hash } from '#platform/crypto.ts';
import { syncFolder, writeNewSynced } from '#platform/durable.ts';
import { type FileKind, sniff } from '#platform/file-kind.ts';
import { emptyFile, fileTooLarge, typeNotAllowed } from '#platform/file-refused.ts';
import { keepablePhoto } from '#platform/images.ts';

export { FileRefused, type FileRefusedCode } from '#platform/file-refused.ts';

/** Where attachments are kept, and which hash names them: `<dataDir>/files/ab/cd/<hash>`. */
export type Files = { readonly folder: string; readonly profile: CryptoProfile };

/** A file as it is kept. `bytes` is its size; a photo also has its size in pixels and the hash of its thumbnail (a JPEG). */
export type StoredFile = {
  hash: string;
  kind: FileKind;
  mediaType: string;
  bytes: number;
  width?: number;
  height?: number;
  thumbHash?: string;
  /** SHA-256 of the bytes as they came, before a photo was made anew: what a sender can hold against what it sent. */
  sentSha256?: string;
};

/** `maxBytes` of the upload as sent; `kinds` that the question at hand may be answered with. */
export type UploadLimits = { maxBytes?: number; kinds?: readonly FileKind[] };

/** An upload checked and cleaned as a kept one is, but only held in memory: for what must not lie anywhere in the clear. */
export type HeldFile = { kind: FileKind; mediaType: string; bytes: Uint8Array };

const defaultMaxBytes = 20 * 2 ** 20;
const hashForm = /^[0-9a-f]{64}$/;

/** The attachments under a data folder; it is made when the first file comes. */
export function filesIn(dataDir: string, profile: CryptoProfile): Files {
  return { folder: join(dataDir, 'files'), profile };
}

/**
 * Keeps an upload and says what was kept, once it is on disk. The same content is kept once. Photos are re-encoded (see
 * `keepablePhoto`); sound and PDF are kept as sent. Throws `FileRefused`; an error of the stream passes through.
 */
export async function storeUpload(
  files: Files,
  upload: Readable | Uint8Array,
  limits: UploadLimits = {},
): Promise<StoredFile> {
  const sent = await readWhole(upload, limits.maxBytes ?? defaultMaxBytes);
  const { kind, mediaType } = await sniff(sent);
  if (limits.kinds && !limits.kinds.includes(kind)) throw typeNotAllowed();
  const sentSha256 = Buffer.from(hash('intl', sent)).toString('hex');
  if (kind !== 'photo') return { hash: await keep(files, sent), kind, mediaType, bytes: sent.length, sentSha256 };
  const { full, thumb } = await keepablePhoto(sent);
  const thumbHash = await keep(files, thumb.bytes);
  const { width, height } = full;
  const fullHash = await keep(files, full.bytes);
  const bytes = full.bytes.length;
  return { hash: fullHash, kind, mediaType: 'image/jpeg', bytes, width, height, thumbHash, sentSha256 };
}

/**
 * A kept file to read, or `undefined` if the hash is not one or names nothing. `bytes` is the size of the whole file; `range` is
 * inclusive, as in HTTP (telephones ask for sound in ranges). Read the stream to its end or destroy it.
 * Serve it with the stored media type, `nosniff`, and PDF as a download: only photos were re-made here.
 */
export async function openFile(
  files: Files,
  fileHash: string,
  range: { start?: number; end?: number } = {},
): Promise<{ stream: Readable; bytes: number } | undefined> {
  if (!hashForm.test(fileHash)) return undefined;
  const handle = await open(pathOf(files, fileHash), 'r').catch(absent);
  if (!handle) return undefined;
  const { size } = await handle.stat();
  return { stream: handle.createReadStream(range), bytes: size };
}

/** Takes the content of a kept file away; nothing when it is not there. Who calls has made sure that nothing names it (`forgetFiles`). */
export async function removeFile(files: Files, fileHash: string): Promise<void> {
  if (hashForm.test(fileHash)) await rm(pathOf(files, fileHash), { force: true });
}

/** Checks and cleans an upload without keeping it. Throws `FileRefused`; an error of the stream passes through. */
export async function holdUpload(upload: Readable | Uint8Array, limits: UploadLimits = {}): Promise<HeldFile> {
  const sent = await readWhole(upload, limits.maxBytes ?? defaultMaxBytes);
  const { kind, mediaType } = await sniff(sent);
  if (limits.kinds && !limits.kinds.includes(kind)) throw typeNotAllowed();
  if (kind !== 'photo') return { kind, mediaType, bytes: sent };
  return { kind, mediaType: 'image/jpeg', bytes: (await keepablePhoto(sent)).full.bytes };
}

async function readWhole(upload: Readable | Uint8Array, maxBytes: number): Promise<Uint8Array> {
  if (upload instanceof Uint8Array) {
    if (upload.length > maxBytes) throw fileTooLarge(maxBytes);
    if (upload.length === 0) throw emptyFile();
    return upload;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of upload as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw fileTooLarge(maxBytes);
    chunks.push(chunk);
  }
  // Multipart parsers end the stream early and quietly at their own limit.
  if ('truncated' in upload && upload.truncated === true) throw fileTooLarge(maxBytes);
  if (length === 0) throw emptyFile();
  return Buffer.concat(chunks, length);
}

async function keep(files: Files, bytes: Uint8Array): Promise<string> {
  const name = Buffer.from(hash(files.profile, bytes)).toString('hex');
  const path = pathOf(files, name);
  const there = await stat(path).catch(absent);
  // Touched, so that the sweep does not take it for one that nobody came back for; gone meanwhile, it is written anew.
  if (there?.size === bytes.length && (await touched(path))) return name;
  const incoming = join(files.folder, 'incoming');
  const draft = join(incoming, randomUUID());
  const leaf = dirname(path);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await mkdir(leaf, { recursive: true, mode: 0o700 });
  try {
    await writeNewSynced(draft, bytes, 0o600);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  for (const folder of [leaf, dirname(leaf), files.folder]) await syncFolder(folder);
  return name;
}

async function touched(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      absent(error);
      return false;
    },
  );
}

/** The hashes of kept files that nobody sent or touched since `before`, some at a time. */
export async function* oldFiles(files: Files, before: number, atOnce = 500): AsyncGenerator<string[]> {
  let some: string[] = [];
  const list = (path: string) => readdir(path).catch(absent);
  for (const a of (await list(files.folder)) ?? [])
    for (const b of /^[0-9a-f]{2}$/.test(a) ? ((await list(join(files.folder, a))) ?? []) : [])
      for (const name of (await list(join(files.folder, a, b))) ?? []) {
        const there = hashForm.test(name) ? await stat(pathOf(files, name)).catch(absent) : undefined;
        if (there && there.mtimeMs < before) some.push(name);
        if (some.length < atOnce) continue;
        yield some;
        some = [];
      }
  if (some.length > 0) yield some;
}

/**
 * Removes a kept file unless somebody has sent it again since `before`: it is moved aside first, and whoever sends it in that moment finds it gone and
 * writes it anew.
 */
export async function removeOld(files: Files, fileHash: string, before: number): Promise<boolean> {
  const [path, aside] = [pathOf(files, fileHash), join(files.folder, 'incoming', fileHash)];
  await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
  const isMoved = await rename(path, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => absent(error) ?? false,
  );
  if (!isMoved) return false;
  const { mtimeMs } = await stat(aside);
  if (mtimeMs >= before) {
    await rename(aside, path);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

/** Removes drafts of files whose writing was cut off before `before`. */
export async function removeDrafts(files: Files, before: number): Promise<number> {
  const incoming = join(files.folder, 'incoming');
  let removed = 0;
  for (const name of (await readdir(incoming).catch(absent)) ?? []) {
    const there = await stat(join(incoming, name)).catch(absent);
    if (!there || there.mtimeMs >= before) continue;
    await rm(join(incoming, name), { force: true });
    removed += 1;
  }
  return removed;
}

function pathOf(files: Files, fileHash: string): string {
  return join(files.folder, fileHash.slice(0, 2), fileHash.slice(2, 4), fileHash);
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
