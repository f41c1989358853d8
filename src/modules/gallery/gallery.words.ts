import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  AltFault,
  ConsentWay,
  PeopleOn,
  WorkKind,
  WorkPart,
  WorkRefusal,
  WorkStatus,
  WorkVerb,
} from './gallery.rules.ts';

export const workKindWords: Readonly<Record<WorkKind, Word>> = {
  work: ['作品', 'Work'],
  performance: ['演出', 'Performance'],
};
export const workStatusWords: Readonly<Record<WorkStatus, Word>> = {
  submitted: ['作者送来,待看', 'Sent in, to be looked at'],
  draft: ['整理中', 'Being prepared'],
  published: ['正在展出', 'Shown'],
  withdrawn: ['已撤下', 'Withdrawn'],
  declined: ['没有展出', 'Not shown'],
};
export const workVerbWords: Readonly<Record<WorkVerb, Word>> = {
  publish: ['展出', 'Show'],
  decline: ['不展出', 'Do not show'],
  withdraw: ['撤下', 'Withdraw'],
  agreeAgain: ['还是同意展出', 'Agree after all'],
};
export const workPartWords: Readonly<Record<WorkPart, Word>> = {
  author: ['作者', 'author'],
  keeper: ['上传的人', 'who uploaded'],
  other: ['另一位经办', 'another keeper'],
};
export const consentWayWords: Readonly<Record<ConsentWay, Word>> = {
  paper: ['纸上签字', 'Signed on paper'],
  portal: ['本人在网上同意', 'Agreed from home'],
};
export const peopleOnWords: Readonly<Record<PeopleOn, Word>> = {
  none: ['没有人', 'Nobody'],
  unrecognisable: ['有人,认不出是谁', 'People, not to be recognised'],
  agreed: ['认得出的人都问过、同意了', 'Whoever is recognised was asked and agreed'],
};

type Why =
  | WorkRefusal
  | AltFault
  | 'notNow'
  | 'notYours'
  | 'titleMissing'
  | 'shownAsMissing'
  | 'nameMissing'
  | 'phoneWrong'
  | 'guardianName'
  | 'agreeMissing'
  | 'picturesMissing'
  | 'onlyPictures'
  | 'tooManyPictures'
  | 'consentAhead'
  | 'notHere'
  | 'orderWrong'
  | 'picturesPublished'
  | 'wrongSlip'
  | 'tooManyTries'
  | 'closesBefore'
  | 'notShown';
export const galleryRefusalWords: Readonly<Record<Why, Word>> = {
  noPictures: ['还没有图片。', 'There is no picture yet.'],
  altMissing: [
    '还有图片没写文字说明。看不见的人靠它知道画的是什么。',
    'A picture has no description in words yet: it is what people who cannot see it have.',
  ],
  peopleMissing: [
    '演出照片要写明:上面有没有认得出的人,问过没有。',
    'Say of each picture of the performance whether people can be recognised, and whether they were asked.',
  ],
  consentMissing: ['还没有作者的同意。', 'The author has not agreed yet.'],
  guardianMissing: ['作者未满十八岁,还要监护人同意。', 'The author is under eighteen: the guardian has to agree too.'],
  erased: ['图片已经删除,请重新送来。', 'The pictures are deleted: send it anew.'],
  altShort: ['文字说明太短,请写出画面上有什么。', 'Too short: say what is to be seen.'],
  altEmptyWords: [
    '“图片”“照片”、文件名说明不了什么,请写画面上有什么。',
    '“Picture” or the name of a file tells nothing: say what is to be seen.',
  ],
  altSameAsTitle: ['文字说明不要和标题一样,请写画面上有什么。', 'Not the title again: say what is to be seen.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: [
    '上传的人不能自己展出,请另一位经办看过再展出。',
    'Whoever uploaded it does not show it: another keeper looks at it first.',
  ],
  titleMissing: ['请写作品名字。', 'Give it a title.'],
  shownAsMissing: [
    '请写怎样署名,可以用笔名或“某班学员”。',
    'Say how you want to be named: a pen name will do, or “a learner of the class”.',
  ],
  nameMissing: ['请写作者姓名,只存档,不公开。', 'Write the author’s name: it is kept, not shown.'],
  phoneWrong: ['请写能打通的手机号。', 'Write a phone number that works.'],
  guardianName: ['请写监护人姓名。', 'Write the name of the guardian.'],
  agreeMissing: ['请勾选同意,否则不能展出。', 'Tick that you agree, otherwise it cannot be shown.'],
  picturesMissing: ['请至少选一张图片。', 'Choose at least one picture.'],
  onlyPictures: ['这里只收图片。', 'Pictures only.'],
  tooManyPictures: ['一件最多 {n} 张图片。', 'At most {n} pictures.'],
  consentAhead: ['同意的日子不能在今天以后。', 'The day of consent is not after today.'],
  notHere: ['这个地方不归您管。', 'That place is outside yours.'],
  orderWrong: [
    '顺序里的图片和现在的不一样,请刷新后再排。',
    'Those are not the pictures as they are now: load it again.',
  ],
  picturesPublished: ['正在展出,先撤下再改图片。', 'It is being shown: withdraw it before changing its pictures.'],
  wrongSlip: ['编号或密码不对,请对照回执再试。', 'The number or the passphrase is wrong: check your receipt.'],
  tooManyTries: ['试的次数太多,请一个小时后再试。', 'Too many tries: come back in an hour.'],
  closesBefore: ['结束的日子要在开展那天或以后。', 'The last day is not before the first.'],
  notShown: ['只能挂正在展出的作品。', 'Only works that are shown can hang.'],
};
const statusOf: Partial<Record<Why, number>> = {
  ...{ noPictures: 409, altMissing: 409, peopleMissing: 409, consentMissing: 409, guardianMissing: 409, erased: 409 },
  ...{ notNow: 409, orderWrong: 409, picturesPublished: 409, notShown: 409, notYours: 403 },
  ...{ wrongSlip: 401, tooManyTries: 429 },
};
export const noWork = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, galleryRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: galleryRefusalWords[why], values }] : [],
  });

/** What authors agree to, by the name of its wording. */
export const consentTexts: Readonly<Record<string, Word>> = {
  '2026-11': [
    '我同意把这件作品(演出)的图片和我写的署名、说明放在本地的网上展廊和线下展览里给大家看,不收费、不评比。真实姓名和电话只存档,用来联系我,不公开。我随时可以撤下,不用说原因:一撤下网上马上看不到,三十天后图片和我的信息删除。著作权仍归我。',
    'I agree that the pictures of this work (performance), the name I chose and what I wrote are shown in the local gallery on the web and in exhibitions, free of charge, without any contest. My real name and telephone are kept to reach me and are not shown. I can withdraw it at any time without a reason: it disappears from the web at once, and its pictures and what is known of me are deleted thirty days later. The copyright remains mine.',
  ],
};
export const galleryWords = {
  title: ['展廊', 'Gallery'],
  learner: ['{class}学员', 'A learner of {class}'],
  guardianText: [
    '作者未满十八岁:我是监护人,我也同意。',
    'The author is under eighteen: I am the guardian and agree too.',
  ],
  altHelp: [
    '替看不见的人说:先说是什么(国画、书法、舞台照),再说画面上有什么、什么颜色、写的什么字。不用说“这是一张图片”。例:国画,两枝红梅从左下斜到右上,树干用浓墨,右上题“报春”。',
    'Say it for somebody who cannot see: what it is (a painting, calligraphy, a stage), then what is on it, in which colours, which words are written. For example: ink painting, two branches of red plum from the lower left to the upper right.',
  ],
} as const satisfies Record<string, Word>;
