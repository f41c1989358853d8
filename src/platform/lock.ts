import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a data directory: one process at a time runs its database. */
export type Holder = { pid: number; what: string; since: string; databasePort: number | null; url: string | null };

export class DataDirHeld extends Error {
  readonly holder: Holder;
  constructor(dataDir: string, holder: Holder) {
    super(
      `${dataDir} is held by process ${holder.pid} (${holder.what}, since ${holder.since})${holder.url ? `, serving ${holder.url}` : ''}`,
    );
    this.holder = holder;
  }
}

const fileOf = (dataDir: string) => join(dataDir, 'baodao.lock');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The number may have been given to another program since: on Linux its command line tells.
  const cmdline = `/proc/${pid}/cmdline`;
  return existsSync(cmdline) ? readFileSync(cmdline, 'utf8').includes('node') : true;
}

/** The living holder, or null when nobody holds the directory (a dead holder's lock counts as none). */
export function holderOf(dataDir: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Holder;
    return isAlive(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

/** Takes the directory or throws DataDirHeld. The lock of a process that no longer lives is taken over. */
export function takeLock(dataDir: string, what: string): { update(change: Partial<Holder>): void; release(): void } {
  mkdirSync(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  let mine: Holder = { pid: process.pid, what, since: new Date().toISOString(), databasePort: null, url: null };
  const write = (flag: 'wx' | 'w') => {
    const handle = openSync(file, flag, 0o644);
    writeSync(handle, JSON.stringify(mine));
    closeSync(handle);
  };
  for (let attempt = 0; ; attempt++) {
    try {
      write('wx');
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(dataDir);
      if (holder && holder.pid !== process.pid) throw new DataDirHeld(dataDir, holder);
      if (attempt > 3) throw new Error(`${file} keeps coming back: remove it by hand`);
      rmSync(file, { force: true });
    }
  }
  return {
    update(change) {
      mine = { ...mine, ...change };
      write('w');
    },
    release: () => rmSync(file, { force: true }),
  };
}
