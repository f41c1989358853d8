import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refused } from '#kernel/refusal.ts';
import { say, type Word, type WordValues } from '#kernel/words.ts';
import { backupWords as w } from './backup.words.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** One table as it was copied: its columns in order, how many rows, and the hash of the text that COPY gave. */
const copiedTable = z.object({
  name: z.string().regex(/^\w+$/),
  columns: z.array(z.string()),
  rows: z.int(),
  sha256: hash,
});

/** What a backup is: everything needed to know whether it is whole, and nothing that is secret. */
export const manifestForm = z.object({
  format: z.literal(1),
  jurisdiction: z.string(),
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  cryptoProfile: z.enum(['gm', 'intl']),
  /** Which keys its sealed values need; the keys themselves are never in a backup. */
  keyFingerprint: z.string(),
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
  tables: z.array(copiedTable),
  jobs: copiedTable,
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
  files: z.object({ count: z.int(), bytes: z.int(), sha256: hash }),
});
export type Manifest = z.output<typeof manifestForm>;
const newerForm = z.object({ format: z.int().min(2) });
export type CopiedTable = z.output<typeof copiedTable>;

/** The folder does not hold a backup that can be used; `message` says why and what to do, in both languages. */
export class BackupUnusable extends Refused {
  constructor(says: Word, values: WordValues) {
    super('backupUnusable', 409, says, { values });
    this.message = `${say(says, 'zh', values)} ${say(says, 'en', values)}`;
  }
}

/** `2026-11-28T183000Z`: sorts by time and is a name on every file system. */
export const folderNameOf = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replaceAll(':', '');
const FOLDER = /^\d{4}-\d\d-\d\dT\d{6}Z$/;

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new BackupUnusable(w.noBackup, { folder });
  });
  const given = fromJson(text);
  const read = manifestForm.safeParse(given);
  if (read.success) return read.data;
  throw new BackupUnusable(newerForm.safeParse(given).success ? w.newerForm : w.manifestDamaged, { folder });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The finished backups under a folder, the newest last; half-written ones have another name. */
export async function backupsIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => []);
  return names
    .filter((name) => FOLDER.test(name))
    .sort()
    .map((name) => join(dir, name));
}
