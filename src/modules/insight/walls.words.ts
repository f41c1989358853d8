import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { WallState } from './walls.rules.ts';

export const wallStateWords: Record<WallState, Word> = {
  waiting: ['还没打开', 'Not opened yet'],
  on: ['正在显示', 'Showing'],
  silent: ['没有动静', 'Not heard of'],
  revoked: ['已收回', 'Taken back'],
};
export const wallWords = {
  title: ['大屏', 'Wall screens'],
  note: [
    '给会议室、大厅的屏发一张通行证：不用谁的账号登录，只能看这一块看板的数，看不到任何一件事、任何一个人；随时能收回。',
    'A pass for a screen in a hall: nobody signs in at it, it reads the figures of one board and no record or person, and it can be taken back at any time.',
  ],
  add: ['发一张', 'Issue one'],
  addTitle: ['发一张大屏通行证', 'Issue a pass for a screen'],
  name: ['哪块屏', 'Which screen'],
  nameHint: ['比如“一楼大厅”“会商室”。', 'Such as “hall, ground floor”.'],
  place: ['看哪个地方', 'Of which place'],
  board: ['看哪种看板', 'Which board'],
  unit: ['行业党委', 'Committee of the industry'],
  unitHint: ['不选，就按地方看各行业的数。', 'Left open: the industry by place.'],
  span: ['看多长时间', 'Which span'],
  state: ['现在', 'Now'],
  issued: ['谁发的', 'Issued'],
  seen: ['最近一次取数', 'Last read'],
  acts: ['操作', 'Acts'],
  link: ['打开屏的网址', 'Link for the screen'],
  linkTitle: ['在那块屏上打开', 'Open this on the screen'],
  linkHint: [
    '十分钟内在那块屏的浏览器里打开这个网址，屏就亮了；再发一次网址并打开，原来那块就不再显示。',
    'Open it in the screen’s browser within ten minutes. Opening a newer link ends the older screen.',
  ],
  revoke: ['收回', 'Take back'],
  revokeAsk: ['收回“{name}”？那块屏一分钟内就不再显示。', 'Take back “{name}”? The screen goes dark within a minute.'],
  none: ['还没有发过大屏通行证', 'No pass was issued yet'],
  noneHint: [
    '大屏登录十二小时会自动退出；发一张通行证，屏就一直亮着。',
    'A sign-in ends after twelve hours; a pass keeps the screen on.',
  ],
  required: ['请填写', 'Please fill in'],
  over: ['这块屏的通行证已经收回或过期', 'The pass of this screen was taken back or has run out'],
  overHint: [
    '请系统管理员在“设置 · 大屏”里再发一次网址。',
    'The administrator can give a new link under “Wall screens”.',
  ],
} as const satisfies Record<string, Word>;

/** The screen holds no pass that stands. No 401, nobody is asked to sign in at a wall. */
export const passOver = () => new Refused('wallPassOver', 410, wallWords.over);
export const linkOver = () =>
  new Refused('wallLinkOver', 410, [
    '这个网址过期了，请系统管理员再发一次。',
    'This link has run out: ask the administrator for a new one.',
  ]);
