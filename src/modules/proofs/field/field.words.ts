import type { Word } from '#kernel/words.ts';

export const proofFieldWords = {
  open: ['有人要开证明', 'Somebody needs a proof'],
  title: ['记一件证明申请', 'A request for a proof'],
  said: ['要证明什么、拿去办什么', 'What is to be proved, and what for'],
  saidHint: ['照他说的写。', 'In their words.'],
  agency: ['哪个单位要的', 'Which office asked for it'],
  agencyHint: ['写单位，不写人。不知道就空着。', 'The office, not a person. Leave it empty if unknown.'],
  name: ['谁要开', 'Whose proof'],
  idNumber: ['身份证号', 'Identity number'],
  phone: ['电话', 'Telephone'],
  papers: ['拍一下他拿的材料', 'A picture of their papers'],
  send: ['记下', 'Keep'],
  maybe: ['按国家清单，可能是：', 'By the national list it may be:'],
  never: ['村里不该开', 'not for a village'],
  about: ['证明：{what}', 'Proof: {what}'],
} as const satisfies Record<string, Word>;
