import type { Word } from '#kernel/words.ts';
import type { Publicity } from './settings.contract.ts';

export const publicityWords: Record<Publicity, Word> = {
  decision: ['决议', 'What was decided'],
  result: ['实施结果', 'What became of it'],
};
export const settingWords = {
  title: ['公开栏目和上限', 'Columns and caps'],
  note: [
    '哪类公开哪些栏目、多久一次、挂多少天，每人最多筹多少。从哪天起改，以前公开过的不变。',
    'Which columns a category shows, how often, for how long; how much may be asked of a person. Changed from a day on, never backwards.',
  ],
  lookOnly: [
    '这里由旗县区定，乡镇可以给本乡镇加栏目。',
    'The county decides this; a township adds columns for its own villages.',
  ],
  back: ['回到议事与公开', 'Back to the villages'],
  place: ['适用哪里', 'Where'],
  everywhere: ['默认', 'Default'],
  validFrom: ['从哪天起', 'From'],
  now: ['现在', 'Now'],
  isNow: ['在用', 'in force'],
  coming: ['还没到', 'to come'],
  past: ['已换', 'replaced'],
  change: ['修改', 'Change'],
  basis: ['依据', 'Basis'],
  nameZh: ['名称', 'Name in Chinese'],
  nameEn: ['英文名称', 'Name in English'],
  required: ['请填写这一项', 'Please fill this in'],

  categories: ['公开栏', 'Notice board'],
  addCategory: ['加一类公开', 'Add a category'],
  category: ['哪一类', 'Category'],
  rhythm: ['多久一次', 'How often'],
  rhythmHint: [
    '“履职”里定期要做的不跟着变，要改到那里改。',
    'What is set as a recurring duty stays as it is: change it under Duties.',
  ],
  columns: ['可以公开的栏目', 'Columns it may show'],
  columnsHint: [
    '写完一个按回车。不能有姓名、电话、住址、病残这类栏目。',
    'Enter after each. No names, telephones, addresses or illnesses.',
  ],
  keptDays: ['留多少天', 'Kept (days)'],
  caps: ['筹资筹劳上限', 'Caps of levies'],
  addCap: ['改上限', 'Change the cap'],
  personYuan: ['每人每年出钱（元）', 'Yuan a person and year'],
  personDays: ['每人每年出工（天）', 'Days of work'],
  exemptions: ['减免', 'Exempt'],
  addExemption: ['加一类减免', 'Add an exemption'],
  exemption: ['哪些人', 'Who'],
  money: ['免出钱', 'From money'],
  labour: ['免出工', 'From work'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  publicities: ['决议和结果挂多久', 'How long decisions and results hang out'],
  what: ['公开什么', 'What'],
  leastDays: ['至少公开几天', 'Hangs out (days)'],
  keptAfter: ['之后还能查几天', 'Kept after (days)'],
} as const satisfies Record<string, Word>;
