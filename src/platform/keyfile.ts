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
    .array(
      z.strictObject({
        version: z.int().min(1).max(255),
        created: z.iso.datetime(),
        root,
        // Missing in files that were made before there was a sealed way in for accusations: added at the next start.
        accusation: root.optional(),
      }),
    )
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
  const found = (await readKeyFile(path)) ?? (await createKeyFile(path, profile));
  if (found.profile !== profile) {
    throw new KeyFileUnusable(
      `${path} is for the profile "${found.profile}", but "${profile}" is configured. One of them is a mistake.`,
    );
  }
  return ringOf(hasAccusationRoot(found) ? found : await addAccusationRoot(path));
}

/**
 * Adds a version of every key that rotates and makes it the current one; older versions still open. Returns the new ring. Other
 * running processes cannot open what it seals until they load the file again: restart them. Throws `KeyFileUnusable`.
 */
export async function rotateKeys(path: string): Promise<Keys> {
  const rotated = await changeKeyFile(path, (file) => {
    const version = 1 + newest(file).version;
    if (version > 255)
      throw new KeyFileUnusable(`${path} holds 255 versions: seal everything anew and drop old ones first.`);
    return { ...file, fields: [...file.fields, newField(version)] };
  });
  return ringOf(rotated);
}

const newest = (file: KeyFile) => file.fields.reduce((a, b) => (a.version > b.version ? a : b));
const hasAccusationRoot = (file: KeyFile) => newest(file).accusation !== undefined;

const WAITS = 50;
const WAIT_MS = 100;

/** Several processes may find the old file at the same moment: one adds the root, the others wait for it. */
async function addAccusationRoot(path: string): Promise<KeyFile> {
  for (let wait = 1; ; wait++) {
    try {
      return await changeKeyFile(path, (file) => {
        const { version } = newest(file);
        const fields = file.fields.map((f) =>
          f.version === version ? { ...f, accusation: f.accusation ?? newRoot() } : f,
        );
        return { ...file, fields };
      });
    } catch (error) {
      if (!(error instanceof KeyFileUnusable) || wait === WAITS) throw error;
      await new Promise((done) => setTimeout(done, WAIT_MS));
      const file = await readKeyFile(path);
      if (file && hasAccusationRoot(file)) return file;
    }
  }
}

/** Puts a changed file in the place of the old one, whole or not at all, one change at a time. */
async function changeKeyFile(path: string, change: (file: KeyFile) => KeyFile): Promise<KeyFile> {
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
    const changed = change(file);
    await lock.writeFile(printed(changed));
    await lock.sync();
    await lock.close();
    await rename(next, path);
    await syncFolder(dirname(path));
    return changed;
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

const newRoot = () => randomBytes(32).toString('base64');
const newField = (version: number) => ({
  version,
  created: new Date().toISOString(),
  root: newRoot(),
  accusation: newRoot(),
});

const printed = (file: KeyFile) => `${JSON.stringify(file, null, 2)}\n`;

function ringOf(file: KeyFile): Keys {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return makeKeys(file.profile, {
    index: bytes(file.index),
    fields: new Map(file.fields.map((field) => [field.version, bytes(field.root)])),
    accusations: new Map(
      file.fields.flatMap(({ version, accusation }) => (accusation ? [[version, bytes(accusation)]] : [])),
    ),
  });
}
