import type { Word } from '#kernel/words.ts';
import type { Datum } from '#modules/publication/publication.rules.ts';

export const clientWords = {
  title: ['Open311 接口', 'Open311'],
  note: [
    '别的程序凭密钥按 Open311 GeoReport v2 提交诉求。提交来的和其他诉求一样办,默认不公开。',
    'Other programs file cases by Open311 GeoReport v2 with a key. What they bring is handled like any other and is private.',
  ],
  base: ['接口地址', 'Base address'],
  test: ['试用地址(只检查,不登记)', 'To try it out (checks, files nothing)'],
  issue: ['发一个密钥', 'Issue a key'],
  none: ['还没有程序接入', 'No program is connected yet'],
  noneHint: ['先和对方说好用途,再发密钥。', 'Agree on what it is for, then issue a key.'],
  name: ['程序', 'Program'],
  contact: ['联系谁', 'Whom to call'],
  area: ['管到哪里', 'Its area'],
  areaHint: ['地址看不出在哪儿的,落到这里。', 'What names no place is filed here.'],
  datum: ['坐标系', 'Datum'],
  perHour: ['每小时最多几件', 'Most in an hour'],
  key: ['密钥', 'Key'],
  filed: ['提交过', 'Filed'],
  last: ['最近一次', 'Last'],
  issued: ['发出时间', 'Issued'],
  revoke: ['停用', 'Revoke'],
  revoked: ['{moment} 停用', 'Revoked {moment}'],
  revokeTitle: ['停用“{name}”的密钥', 'Revoke the key of {name}'],
  revokeHint: [
    '停用后马上不能再提交,也不能恢复。提交过的照常办。',
    'It files no more at once, for good. What it filed goes on.',
  ],
  reason: ['为什么停用', 'Why'],
  onceTitle: ['密钥只显示这一次', 'The key is shown this once'],
  onceHint: [
    '请复制下来交给对方。系统里不存原文,丢了只能重发。',
    'Copy it and hand it over. It is kept nowhere; a lost one is issued anew.',
  ],
  copied: ['我已抄好', 'I have copied it'],
  required: ['请填写', 'Required'],
} as const satisfies Record<string, Word>;

export const datumWords: Record<Datum, Word> = {
  wgs84: ['WGS-84(GPS)', 'WGS-84 (GPS)'],
  gcj02: ['GCJ-02(高德、腾讯)', 'GCJ-02 (AMap, Tencent)'],
  bd09: ['BD-09(百度)', 'BD-09 (Baidu)'],
};
