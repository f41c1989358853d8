import type { Word } from '#kernel/words.ts';

/** The words of the frame around every page for residents, and of its form kit. */
export const frameWords = {
  site: ['报到', 'Baodao'],
  motto: ['说一次,有人管到底', 'Say it once; somebody sees it through'],
  skip: ['跳到正文', 'Skip to the content'],
  home: ['首页', 'Home'],
  help: ['怎么用', 'Help'],
  track: ['查办到哪了', 'Where is my matter?'],
  open: ['大家的事', 'Public cases'],
  relief: ['救助公示', 'Where help went'],
  otherLang: ['English', '中文'],
  switches: ['字号和语言', 'Print and language'],
  ways: ['常用页面', 'Main pages'],
  readAloud: ['念给我听', 'Read aloud'],
  stopReading: ['不念了', 'Stop reading'],
  elderOn: ['大字版', 'Large print'],
  elderOff: ['标准字', 'Normal print'],
  footPhone: ['不会用手机?打 {phone},有人替您记。', 'Rather talk? Call {phone} and somebody writes it down for you.'],
  footSame: [
    '打电话、到村部、在网上,办的时限都一样。',
    'By telephone, at the village office or here: the time limits are the same.',
  ],
  danger: ['有人受伤、着火、有危险,先打电话:', 'Somebody hurt, a fire, danger? Call first:'],
  police: ['110 报警', '110 police'],
  fire: ['119 火警', '119 fire'],
  ambulance: ['120 急救', '120 ambulance'],
  problem: ['有问题', 'Problem'],
  mendFirst: ['请先改好下面这些,再往下走:', 'Please mend these first:'],
  mistake: ['要改:', 'To mend: '],
  optional: ['可以不填', 'optional'],
  fileHint: [
    '照片、录音或 PDF,每个不超过 20 MB,最多 {most} 个。',
    'Photos, sound or PDF, up to 20 MB each, at most {most}.',
  ],
  remains: ['还剩 {span}', '{span} left'],
  late: ['超了 {span}', '{span} late'],
  days: ['{n} 天', '{n} d'],
  hours: ['{n} 小时', '{n} h'],
  minutes: ['{n} 分钟', '{n} min'],
  starOf: ['{n} 星', '{n} of 5'],
  noStar: ['不打分', 'No mark'],
  chosen: ['已选', 'Chosen'],
  chooseAgain: ['改', 'Change'],
} as const satisfies Record<string, Word>;

/** What a refusal page says above the refusal's own sentence. */
export const refusalTitles: Readonly<Record<number, Word>> = {
  401: ['请先用编号打开', 'Please open it with your number first'],
  403: ['这里打不开', 'Not open to you'],
  404: ['没有这一页', 'There is no such page'],
  413: ['内容太大了', 'Too large'],
  429: ['歇一会儿再试', 'Please wait a little'],
  500: ['我们这边出了问题', 'Something broke on our side'],
};
export const refusalOtherwise: Word = ['没办成', 'That did not work'];
