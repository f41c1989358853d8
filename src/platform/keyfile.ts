import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type CryptoProfile, type Keys, makeKeys } from '#platform/crypto.ts';
import { syncFolder, writeNewSynced } from '#platform/durable.ts';

const root = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);
const keyFile = z.strictObject({
  version: z.literal(1),
  profile: z.enum(['gm', 'intl']),
  created: z.iso.datetime(),
  index: root,
  fields: z
    .array(z.strictObject({ version: z.int().min(1).max(255), created: z.iso.datetime(), root }))
    .min(1)
    .refine((fields) => new Set(fields.map((field) => field.version)).size === fields.length),
});
type KeyFile = z.infer<typeof keyFile>;

/** The key file cannot be used; `message` says what to do about it and holds nothing secret. */
export class KeyFileUnusable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KeyFileUnusable';
  }
}

/**
 * The installation's keys from the file at `path`, made on first start (0600, missing folders 0700, on disk before this
 * returns). Processes that start together all get the same keys. A lost key file cannot be made again: compare
 * `keys.fingerprint` with the one kept in the database, and back the file up apart from it. Throws `KeyFileUnusable`.
 */
export async function loadOrCreateKeys(path: string, profile: CryptoProfile): Promise<Keys> {
  const file = (await readKeyFile(path)) ?? (await createKeyFile(path, profile));
  if (file.profile !== profile) {
    throw new KeyFileUnusable(
      `${path} is for the profile "${file.profile}", but "${profile}" is configured. One of them is a mistake.`,
    );
  }
  return ringOf(file);
}

/**
 * Adds a field version and makes it the current one; older versions still open. Returns the new ring. Other running processes
 * cannot open what it seals until they load the file again: restart them. Throws `KeyFileUnusable`.
 */
export async function rotateKeys(path: string): Promise<Keys> {
  const next = `${path}.next`;
  // The file to be renamed is also the lock: a second rotation fails here instead of losing the first one's key.
  const lock = await open(next, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new KeyFileUnusable(
      `Another rotation is running, or one was cut off. If none is running, delete ${next} and try again.`,
    );
  });
  try {
    const file = await readKeyFile(path);
    if (!file) throw new KeyFileUnusable(`There is no key file at ${path} to rotate.`);
    const version = 1 + Math.max(...file.fields.map((field) => field.version));
    if (version > 255)
      throw new KeyFileUnusable(`${path} holds 255 versions: seal everything anew and drop old ones first.`);
    const rotated = { ...file, fields: [...file.fields, newField(version)] };
    await lock.writeFile(printed(rotated));
    await lock.sync();
    await lock.close();
    await rename(next, path);
    await syncFolder(dirname(path));
    return ringOf(rotated);
  } catch (error) {
    await lock.close();
    await rm(next, { force: true });
    throw error;
  }
}

async function createKeyFile(path: string, profile: CryptoProfile): Promise<KeyFile> {
  const folder = dirname(path);
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (firstMade) await syncFolder(dirname(firstMade));
  const made: KeyFile = {
    version: 1,
    profile,
    created: new Date().toISOString(),
    index: randomBytes(32).toString('base64'),
    fields: [newField(1)],
  };
  const draft = `${path}.${randomUUID()}.new`;
  try {
    await writeNewSynced(draft, printed(made), 0o600);
    // A link, unlike a rename, fails if the name is taken, and unlike O_EXCL never shows half a file to the other process.
    await link(draft, path);
    await syncFolder(folder);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await syncFolder(folder);
    const theirs = await readKeyFile(path);
    if (!theirs) throw error;
    return theirs;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readKeyFile(path: string): Promise<KeyFile | undefined> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return undefined;
  try {
    const { mode } = await handle.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new KeyFileUnusable(
        `Others on this machine may read or change ${path}. Run: chmod 600 '${path}', and ask who has read it.`,
      );
    }
    return parsed(path, await handle.readFile('utf8'));
  } finally {
    await handle.close();
  }
}

function parsed(path: string, text: string): KeyFile {
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    // The parser's own message quotes what it read: the keys.
    throw new KeyFileUnusable(
      `${path} is not a key file, or is damaged. Restore it from the backup; do not make a new one.`,
    );
  }
}

const newField = (version: number) => ({
  version,
  created: new Date().toISOString(),
  root: randomBytes(32).toString('base64'),
});

const printed = (file: KeyFile) => `${JSON.stringify(file, null, 2)}\n`;

function ringOf(file: KeyFile): Keys {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return makeKeys(file.profile, {
    index: bytes(file.index),
    fields: new Map(file.fields.map((field) => [field.version, bytes(field.root)])),
  });
}
