import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { backupsIn, readManifest } from './manifest.ts';
import { fileListOf } from './restore.ts';
import { filesBelow } from './write.ts';

const MONTHS = 12;

/** Which backups stay: the newest `days` of them, and the first of each of the last twelve months that there is one of. */
export function keptOf(folders: readonly string[], days: number): Set<string> {
  const byMonth = new Map<string, string>();
  for (const folder of [...folders].sort()) {
    const month = basename(folder).slice(0, 7);
    if (!byMonth.has(month)) byMonth.set(month, folder);
  }
  const months = [...byMonth.values()].slice(-MONTHS);
  return new Set([...[...folders].sort().slice(-days), ...months]);
}

/** Takes away what need not be kept, what was left half-written, and copied files that no kept backup names. Returns how many backups went. */
export async function pruneBackups(dir: string, days: number): Promise<number> {
  const folders = await backupsIn(dir);
  const kept = keptOf(folders, days);
  const gone = folders.filter((folder) => !kept.has(folder));
  for (const folder of gone) await rm(folder, { recursive: true, force: true });
  for (const name of await readdir(dir))
    if (name.endsWith('.partial')) await rm(join(dir, name), { recursive: true, force: true });
  if (gone.length === 0) return 0;
  const named = new Set<string>();
  for (const folder of kept) for (const name of await fileListOf(folder, await readManifest(folder))) named.add(name);
  for (const name of await filesBelow(join(dir, 'files')))
    if (!named.has(name)) await rm(join(dir, 'files', name), { force: true });
  return gone.length;
}
