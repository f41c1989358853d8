import type { Word } from '#kernel/words.ts';
import type { Concern, Upkeep } from './operations.rules.ts';

export const operationWords = {
  title: ['运行与备份', 'Running and backups'],
  note: [
    '系统是不是好好的,昨晚的备份能不能用,一看就知道。',
    'Whether the house is well, and whether last night’s backup can be used.',
  ],
  well: ['一切正常', 'All is well'],
  wellHint: ['备份是新的,恢复演练通过,任务没有积压。', 'The backup is fresh, the drill passed, no work is late.'],
  backupNow: ['现在备份', 'Back up now'],
  drillNow: ['恢复演练', 'Rehearse a restore'],
  drillHint: [
    '把最近一次备份恢复到一个临时数据库里,逐表比对,再删掉。不影响正在用的系统。',
    'Restores the newest backup into a temporary database, compares every table, and removes it. The running system is not touched.',
  ],
  underWay: ['已经有一次在进行了,请等它做完', 'One is under way already: wait until it is done'],
  running: ['正在进行', 'Under way'],
  done: ['最近的备份和演练', 'Backups and drills'],
  none: ['还没有备份过', 'No backup yet'],
  noneHint: ['每天夜里自动备份一次,也可以现在就备份。', 'One is made every night; you may also make one now.'],
  what: ['事项', 'What'],
  when: ['开始时间', 'Began'],
  by: ['谁发起', 'Asked by'],
  house: ['系统自动', 'The house itself'],
  result: ['结果', 'Result'],
  whole: ['成功', 'Whole'],
  failed: ['没有成功', 'Failed'],
  backedUp: ['{rows} 条记录,{files} 个文件,{size}', '{rows} records, {files} files, {size}'],
  drilled: [
    '{takenAt} 的备份可以恢复:{tables} 张表 {rows} 条记录、{files} 个文件全部一致,{entries} 条办理记录首尾相连,用时 {seconds} 秒',
    'The backup of {takenAt} can be restored: {tables} tables with {rows} records and {files} files are the same, {entries} journal entries are linked; it took {seconds} s',
  ],
  differ: ['有 {n} 张表恢复后不一样:{names}', '{n} tables came back different: {names}'],
  chainBroken: ['办理记录有 {n} 处对不上', 'The journal does not add up in {n} places'],
  keysDiffer: ['现在用的密钥打不开这份备份里的加密内容', 'The keys in use do not open what is sealed in this backup'],
  why: ['原因:{why}', 'Why: {why}'],
  figures: ['运行情况', 'How it runs'],
  up: ['已连续运行', 'Running for'],
  memory: ['占用内存', 'Memory'],
  database: ['数据库大小', 'Database'],
  dataDisk: ['数据盘剩余', 'Free on the data disk'],
  backupDisk: ['备份盘剩余', 'Free on the backup disk'],
  ofTotal: ['{free}(共 {total})', '{free} of {total}'],
  backupDir: ['备份放在', 'Backups lie in'],
  keeps: ['保留最近 {n} 天,另外每月留一份', 'The last {n} days are kept, and one a month'],
  waiting: ['等待处理的任务', 'Jobs waiting'],
  oldest: ['{n} 个,最早的等了 {minutes} 分钟', '{n}, the oldest for {minutes} minutes'],
  noneWaiting: ['没有', 'none'],
  gaveUp: ['多次失败、已放弃的任务', 'Jobs that gave up'],
  versions: ['版本', 'Versions'],
  keys: ['密钥', 'Keys'],
  keysHint: [
    '备份里不含密钥。请把密钥文件(keys.json)另外存放一份,例如锁进保险柜的优盘:没有它,备份里的姓名、电话等加密内容谁也打不开。',
    'Backups do not hold the keys. Keep a copy of keys.json elsewhere, for example on a stick in the safe: without it nobody opens the names and phones in a backup.',
  ],
  days: ['{n} 天', '{n} days'],
  hours: ['{n} 小时', '{n} hours'],
  minutes: ['{n} 分钟', '{n} minutes'],
} as const satisfies Record<string, Word>;

export const upkeepWords: Record<Upkeep, Word> = {
  backup: ['备份', 'Backup'],
  drill: ['恢复演练', 'Restore drill'],
};

/** What is wrong, and what to do about it. */
export const concernWords: Record<Concern, Word> = {
  noBackup: ['还没有一份完整的备份。请点“现在备份”。', 'There is no whole backup yet: press “Back up now”.'],
  backupOld: [
    '最近一份完整的备份已超过 36 小时。请点“现在备份”,并查一下夜里机器是不是关着。',
    'The last whole backup is more than 36 hours old: press “Back up now”, and see whether the machine is off at night.',
  ],
  backupFailed: ['最近一次备份没有成功,原因见下表。', 'The last backup failed: see below why.'],
  noDrill: [
    '还没有做过恢复演练。没有演练过的备份不算数,请点“恢复演练”。',
    'No restore was rehearsed yet. A backup nobody has restored is a hope: press “Rehearse a restore”.',
  ],
  drillOld: ['上次恢复演练已超过 35 天,请再做一次。', 'The last drill is more than 35 days ago: rehearse again.'],
  drillFailed: [
    '最近一次恢复演练没有通过:现在的备份可能用不了。请马上再备份一次,再演练;仍不行请联系维护单位。',
    'The last drill failed: the backup may be unusable. Back up again now and rehearse; if it fails again, call whoever maintains the system.',
  ],
  sameDisk: [
    '备份和数据在同一块硬盘上,硬盘坏了会一起丢。请设置 BAODAO_BACKUP_DIR 到另一块硬盘或网络存储。',
    'Backups lie on the same disk as the data and would be lost with it: set BAODAO_BACKUP_DIR to another disk or network storage.',
  ],
  diskLow: ['硬盘快满了,剩余不到一成。请清理或换大的硬盘。', 'A disk is almost full: less than a tenth is free.'],
  jobsLate: [
    '有任务等了超过 15 分钟没有处理,提醒、推送可能会晚。请重启系统看看。',
    'Work has waited for more than 15 minutes; reminders may be late. Restart and see.',
  ],
  jobsFailed: [
    '有任务多次失败、已放弃,见下。请联系维护单位。',
    'Some jobs gave up: see below, and call whoever maintains the system.',
  ],
};
