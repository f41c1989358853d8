import type pg from 'pg';
import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { Migration } from './migrate.ts';

/** The data are not for this program to open: it leaves them as they are, and says what to do. */
export class DataRefused extends Refused {
  constructor(says: Word, values: WordValues) {
    super('dataRefused', 409, says, { values });
  }
}

const words = {
  newerData: [
    '这些数据已由更新版本的程序使用过(里面有本版本没有的 {name})。请用新版本的程序启动;要退回旧版本,请恢复升级前的备份。数据没有改动。',
    'These data were used by a newer version of the program (they know {name}, which this one does not): start that version. To go back, restore the backup from before the update. Nothing was changed.',
  ],
  newerPostgres: [
    '{dir} 是 PostgreSQL {found} 的数据库,本版本自带的是 PostgreSQL {ours}。请用新版本的程序启动。数据没有改动。',
    '{dir} is a database of PostgreSQL {found}; this version of the program brings PostgreSQL {ours}: start the newer version. Nothing was changed.',
  ],
  olderPostgres: [
    '{dir} 是 PostgreSQL {found} 的数据库,本版本自带的是 PostgreSQL {ours}。请用原来的版本做一份备份(baodao backup),再用本版本恢复到新的数据目录(baodao restore)。数据没有改动。',
    '{dir} is a database of PostgreSQL {found}; this version of the program brings PostgreSQL {ours}: make a backup with the version before (baodao backup) and restore it with this one into a new data directory (baodao restore). Nothing was changed.',
  ],
  noSecret: [
    '{dir} 里有数据库,但打开它的口令文件 {file} 不见了。请把它从原来的数据目录拷回来,或恢复一份备份。数据没有改动。',
    '{dir} holds a database, but {file}, the password that opens it, is gone: put it back from where the data came from, or restore a backup. Nothing was changed.',
  ],
} as const satisfies Record<string, Word>;

/** Refuses a database in which a later version has been at work: an earlier one would go on as if nothing had changed. Nothing is written. */
export async function refuseNewer(owner: pg.Pool, schema: string, known: readonly Migration[]): Promise<void> {
  const { rows: there } = await owner.query(`select from pg_tables where schemaname = $1 and tablename = 'migration'`, [
    schema,
  ]);
  if (there.length === 0) return;
  const { rows } = await owner.query<{ name: string }>(
    `select name from ${schema}.migration where name <> all ($1) order by name desc limit 1`,
    [known.map((m) => m.name)],
  );
  if (rows[0]) throw new DataRefused(words.newerData, { name: rows[0].name });
}

/** Refuses the files of a server of another major version: they are read by that version and no other. */
export function refuseOtherPostgres(dir: string, found: number, ours: number): void {
  if (found !== ours)
    throw new DataRefused(found > ours ? words.newerPostgres : words.olderPostgres, { dir, found, ours });
}

/** A database that cannot be opened is somebody's all the same. */
export const secretMissing = (dir: string, file: string) => new DataRefused(words.noSecret, { dir, file });
