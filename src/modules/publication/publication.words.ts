import type { Word } from '#kernel/words.ts';
import type { PublicationRefusal, PublicStatus } from './publication.rules.ts';
import type { Masked } from './redact.rules.ts';
import type { Breakdown, Measure } from './statistics.rules.ts';

export const publicationWords = {
  title: ['公开', 'Made public'],
  published: ['本人把这件事公开了(经过遮盖)。', 'The person made this public, with parts left out.'],
  changed: ['本人改了公开的内容。', 'The person changed what is public.'],
  withdrawn: ['本人取消了公开。', 'The person took it back from the public page.'],
  uncategorised: ['未分类', 'Without a category'],
  otherCategories: ['其他', 'Other'],
  grassroots: ['各乡镇(街道)、村(社区)', 'Townships, villages and communities'],
} as const satisfies Record<string, Word>;

export const publicStatusWords: Record<PublicStatus, Word> = {
  handling: ['正在办', 'Under way'],
  suspended: ['挂账', 'Cannot be solved now'],
  replied: ['已答复,等本人确认', 'Answered; the person has yet to say'],
  solved: ['已解决', 'Solved'],
  explained: ['已解释说明', 'Explained'],
  unreached: ['已答复,没联系上本人', 'Answered; the person was not reached'],
};

export const measureWords: Record<Measure, Word> = {
  received: ['收到', 'Received'],
  inTime: ['按时答复', 'Answered in time'],
  solved: ['解决', 'Solved'],
  explained: ['解释说明', 'Explained'],
  overdue: ['超期', 'Overdue'],
  suspended: ['挂账', 'Cannot be solved now'],
};

export const breakdownWords: Record<Breakdown, Word> = {
  kind: ['按诉求类型', 'By kind'],
  category: ['按事项', 'By topic'],
  unit: ['按承办单位', 'By unit'],
  place: ['按地方', 'By place'],
};

export const maskedWords: Record<Masked, Word> = {
  phone: ['电话', 'phone numbers'],
  number: ['证件号等号码', 'identity and other numbers'],
  address: ['门牌', 'house numbers'],
  name: ['人名', 'names'],
  plate: ['车牌', 'number plates'],
  contact: ['联系方式', 'contact data'],
  word: ['您要遮住的词', 'the words you named'],
};

export const publicationRefusals: Record<PublicationRefusal, Word> = {
  notYours: ['只有本人能决定公开,别人不能代办。', 'Only the person may make it public; nobody does it for them.'],
  besideStaff: [
    '这台设备上有工作人员登录着,请用您自己的手机来公开。',
    'A member of staff is signed in on this device: please use your own telephone.',
  ],
  notNow: ['这件事现在不能公开。', 'This cannot be made public now.'],
  lookAgain: [
    '内容变了,下面是新的样子。请看一遍再点公开。',
    'It changed: below is how it looks now. Look again before you publish.',
  ],
  nothingPublic: ['这件事没有公开过。', 'This is not public.'],
};
