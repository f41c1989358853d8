import type { Word } from '#kernel/words.ts';

export const accusationConsoleWords = {
  note: [
    '只列编号、日期和状态。打开要写明用途,每次打开都有记录,本机关其他人员看得到。',
    'Number, date and status only. Opening asks for a purpose; every opening is logged and seen by your colleagues of the organ.',
  ],
  none: ['没有检举控告', 'No accusations'],
  noneHint: ['居民从“检举控告”通道提交后,会出现在这里。', 'What residents send by the sealed way appears here.'],
  number: ['编号', 'Number'],
  status: ['状态', 'Status'],
  receivedAt: ['收到', 'Received'],
  since: ['到本机关', 'With this organ since'],
  openedAt: ['上次打开', 'Last opened'],
  notOpened: ['未打开', 'Not opened'],
  open: ['打开', 'Open'],
  openTitle: ['打开检举控告', 'Open an accusation'],
  openHint: [
    '内容依法不得透露、转给被检举的人或单位(《信访工作条例》第三十条)。与您有关系的,请不要打开,由同事移送其他机关。',
    'By law nothing of it may reach those accused (Regulations on Petition Work, 30). If it concerns you or yours, leave it to a colleague.',
  ],
  purpose: ['用途', 'Purpose'],
  required: ['请选择', 'Please choose'],
  writeIt: ['请填写', 'Please write it'],
  place: ['地点', 'Place'],
  accused: ['被检举人', 'Whom it concerns'],
  unit: ['被检举人单位', 'Their unit'],
  noUnit: ['未选择,系统无法按组织关系回避', 'Not chosen: no conflict could be checked'],
  body: ['内容', 'What happened'],
  reporter: ['检举人', 'Reporter'],
  anonymous: ['匿名', 'anonymous'],
  contact: ['联系方式', 'Contact'],
  files: ['材料', 'Files'],
  filesHint: ['打开后半小时内可以下载。', 'They can be had for half an hour after opening.'],
  no: ['无', 'none'],
  words: ['已写的答复和理由', 'Replies and reasons'],
  openings: ['谁打开过', 'Who opened it'],
  kin: [
    '亲属、同学等关系系统无从知道。发现应当回避的,请移送其他纪检机关。',
    'Kinship and friendship no system can know: where you find a conflict, transfer it.',
  ],
  reply: ['给检举人的答复(本人凭回执查看)', 'The reply; the reporter reads it with the receipt'],
  reason: ['理由(只有纪检机关看得到)', 'The reason; only discipline organs see it'],
  organ: ['移送给', 'Transfer to'],
  noOrgans: ['没有可以移送的纪检机关', 'There is no discipline organ it could go to'],
  transferHint: ['移送后本机关不再看得到它。', 'After that, this organ no longer sees it.'],
} as const satisfies Record<string, Word>;

export const wordKindWords = {
  reply: ['答复检举人', 'Reply to the reporter'],
  transfer: ['移送理由', 'Reason of transfer'],
  close: ['办结理由', 'Reason of closing'],
} as const satisfies Record<string, Word>;
