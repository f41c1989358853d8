import type { Word } from '#kernel/words.ts';
import type { ErrandRefusal, ErrandState, ErrandVerb, Medium, PaperKind } from './errands.rules.ts';

export const errandsWords = {
  title: ['帮办代办', 'Errands'],
} as const satisfies Record<string, Word>;

export const errandStateWords: Record<ErrandState, Word> = {
  requested: ['等本人授权', 'Waits for the person’s word'],
  consented: ['已授权,等人接', 'Authorised, waits for somebody to take it'],
  accepted: ['已有人接', 'Taken'],
  collected: ['材料已收', 'Papers collected'],
  submitted: ['已递交', 'Handed in'],
  answered: ['有结果了', 'There is a result'],
  returned: ['已办完交回', 'Brought back'],
};
export const errandVerbWords: Record<ErrandVerb, Word> = {
  authorise: ['授权代办', 'Authorise'],
  witness: ['登记授权(纸质、录音)', 'Write down the authorisation (paper, voice)'],
  revoke: ['收回授权', 'Take the authorisation back'],
  accept: ['我来代办', 'I take it'],
  trip: ['记一趟', 'Log a trip'],
  collect: ['收材料', 'Collect a paper'],
  handBack: ['还材料', 'Hand a paper back'],
  submit: ['递交', 'Handed in'],
  result: ['登记结果', 'Note the result'],
  finish: ['全部交回本人', 'All brought back to the person'],
};
export const mediumWords: Record<Medium, Word> = {
  portal: ['本人网上授权', 'By the person online'],
  written: ['书面', 'In writing'],
  recorded: ['录音', 'Recorded by voice'],
};
export const paperKindWords: Record<PaperKind, Word> = { original: ['原件', 'original'], copy: ['复印件', 'copy'] };

export const errandRefusalWords: Record<ErrandRefusal | 'notNow' | 'notYours', Word> = {
  notNow: ['现在这一步还不能做。', 'Not at this stage.'],
  notYours: ['这一步不归您做。', 'This is not yours to do.'],
  authorisationOver: [
    '本人的授权已到期或已收回。现在只能归还材料;要接着办,先请本人再授权。',
    'The authorisation has ended or was taken back: papers may only be handed back until the person authorises again.',
  ],
  authorisedAlready: ['已经有一份有效的授权。', 'There is a living authorisation already.'],
  ownWitness: [
    '这份授权是您登记的,请别的同事来代办。',
    'You wrote this authorisation down: a colleague has to run the errand.',
  ],
  originalsOut: ['还有原件没还给本人,还不能结束。', 'Originals have not been handed back yet.'],
  noPapersOut: ['手里没有要还的材料。', 'There is no paper to hand back.'],
  caseOver: ['这件事已经结束。', 'The case has ended.'],
};
export const errandUnderWay: Word = [
  '代办还没有办完,要先把结果交给本人',
  'the errand is still under way: bring the result to the person first',
];
export const errandHold: Word = [
  '代办手里还有本人的原件,要先还给本人',
  'originals of the person are still with the errand: hand them back first',
];

/** What the case's chain says of each step. */
export const errandEntryWords: Record<ErrandVerb, Word> = {
  authorise: ['本人授权代办', 'The person authorised the errand'],
  witness: ['登记了本人的授权', 'The person’s authorisation was written down'],
  revoke: ['收回了代办授权', 'The authorisation was taken back'],
  accept: ['有人接下代办', 'Somebody took the errand'],
  trip: ['跑了一趟', 'A trip was made'],
  collect: ['收了一份材料', 'A paper was collected'],
  handBack: ['还了一份材料', 'A paper was handed back'],
  submit: ['材料已递交', 'It was handed in'],
  result: ['有了结果', 'There is a result'],
  finish: ['结果和材料都交回本人', 'Result and papers were brought back to the person'],
};

export const errandNotesWords = {
  title: ['代办跑办记录', 'Notes of an errand'],
  how: [
    '没有手机时用这张纸记。回来后照着登记,再把这张纸扫描或拍照交回,按右上角编号归到这件代办。',
    'For an errand without a phone. Typed in afterwards; scanned, the sheet goes back to the errand by its code.',
  ],
  scope: ['授权办什么', 'What is authorised'],
  until: ['授权到', 'Authorised until'],
  trips: ['跑了哪几趟', 'Trips'],
  day: ['日期', 'Day'],
  place: ['去哪', 'Where'],
  purpose: ['办什么', 'What for'],
  papers: ['收了、还了哪些材料', 'Papers received and handed back'],
  name: ['材料名称', 'Paper'],
  copies: ['份数', 'Copies'],
  kind: ['原件 / 复印件', 'Original or copy'],
  received: ['收到日期', 'Received'],
  back: ['归还日期、领回人签字', 'Handed back: day and signature'],
  box: ['□ {original}  □ {copy}', '□ {original}  □ {copy}'],
  submitted: ['递交给哪个单位、日期、受理号', 'Handed in: where, when, receipt number'],
  result: ['结果', 'Result'],
  agent: ['代办员签名', 'Signed by the agent'],
  person: ['委托人签名(或按手印)', 'Signed by the person (or fingerprint)'],
  on: ['交回日期', 'Brought back on'],
} as const satisfies Record<string, Word>;
