import type { Word } from '#kernel/words.ts';

/** Why a backup is not used, for the operator at a terminal and the clerk who pressed 恢复演练. */
export const backupWords = {
  noneYet: ['{dir} 里还没有备份。', 'There is no backup in {dir} yet.'],
  noBackup: ['{folder} 不是备份:里面没有 manifest.json。', '{folder} is no backup: there is no manifest.json in it.'],
  manifestDamaged: ['{folder}/manifest.json 已损坏。', '{folder}/manifest.json is damaged.'],
  newerForm: [
    '{folder} 是用更新版本的程序备份的,本版本读不了。请先升级程序,再恢复。',
    '{folder} was made by a newer version of the program, in a form this one cannot read: update the program first.',
  ],
  newer: [
    '这份备份是用更新版本的程序做的(里面有本版本没有的 {name})。请先升级程序,再恢复。',
    'The backup was made by a newer version of the program (it knows {name}): update first.',
  ],
  other: [
    '这份备份是用另一个版本的程序做的:{name} 和本版本的不一样。请用做备份的那个版本恢复。',
    'The backup was made by another version of the program: {name} differs. Restore it with the version that made it.',
  ],
  notEmpty: [
    '数据库里已经有 {schema} 了,只能恢复到空的数据库里。',
    'The database already holds {schema}: restore into an empty one.',
  ],
  damaged: [
    '{path} 已损坏:内容和备份时记下的不一样。',
    '{path} is damaged: it does not hold what the backup says it holds.',
  ],
  listDamaged: ['{folder}/files.list 已损坏。', '{folder}/files.list is damaged.'],
  fileMissing: ['备份里缺少文件 {name}。', 'The file {name} is missing in the backup.'],
  fileDamaged: ['备份里的文件 {name} 已损坏。', 'The file {name} is damaged in the backup.'],
} as const satisfies Record<string, Word>;
