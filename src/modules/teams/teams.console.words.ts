import type { Word } from '#kernel/words.ts';

export const teamConsoleWords = {
  hint: [
    '队员自愿进出,报的是东西不是人。只看全队报的事办成什么样,不看个人、不打分、不排名。',
    'Members come and go as they like and report things. What counts is what the team’s reports became; nobody is counted.',
  ],
  add: ['登记一支队伍', 'Add a team'],
  none: ['还没有志愿队', 'No team yet'],
  noneHint: [
    '登记以后,门户上就有它的页面,居民和骑手可以自己参加。',
    'Once entered it has a page on the portal where people join by themselves.',
  ],
  name: ['名称', 'Name'],
  what: ['做什么', 'What it does'],
  how: ['怎样参加', 'How to join'],
  phone: ['对外电话', 'Public phone'],
  place: ['地方', 'Place'],
  unit: ['牵头单位', 'Unit'],
  members: ['队员', 'Members'],
  addMember: ['登记队员', 'Enter a member'],
  person: ['姓名', 'Name'],
  mobile: ['手机号', 'Mobile number'],
  consent: ['怎样同意的', 'How they agreed'],
  joinedOn: ['入队', 'Joined'],
  leftOn: ['退出', 'Left'],
  end: ['本人要退出', 'They leave'],
  reports: ['报的事', 'Reports'],
  cardTitle: ['入队卡', 'Member card'],
  cardSays: [
    '把编号和密码告诉本人:凭它在门户“志愿队”里报事、看办到哪了、退出。密码只显示这一次。',
    'Tell them the number and the code; the code is shown once.',
  ],
  number: ['编号', 'Number'],
  code: ['密码', 'Code'],
  back: ['全部志愿队', 'All teams'],
  print: ['打印', 'Print'],
  required: ['请填写这一项', 'Please fill this in'],
} as const satisfies Record<string, Word>;
