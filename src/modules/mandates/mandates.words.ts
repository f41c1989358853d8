import { say, type Word } from '#kernel/words.ts';
import type {
  Admission,
  ComparedField,
  DeclineGround,
  Duty,
  ItemContent,
  ItemRefusal,
} from './mandates.items.rules.ts';
import type { DatesRefusal, MandateRefusal, MandateStatus, MandateVerb, UnitKind } from './mandates.rules.ts';

export const mandatesWords = {
  title: ['权责清单', 'Duty lists'],
  sample: ['示例清单', 'Sample list'],
} as const satisfies Record<string, Word>;

export const unitKindWords: Readonly<Record<UnitKind, Word>> = {
  village: ['村', 'village'],
  community: ['社区', 'community'],
  township: ['乡镇', 'township'],
  subdistrict: ['街道', 'subdistrict'],
};

export const dutyWords: Readonly<Record<Duty, Word>> = {
  basic: ['基本履职', 'own duty'],
  assist: ['配合履职', 'assists only'],
  takenBack: ['上级收回', 'taken back by the level above'],
};

export const mandateStatusWords: Readonly<Record<MandateStatus, Word>> = {
  draft: ['草稿', 'draft'],
  published: ['已发布', 'published'],
};

export const mandateVerbWords: Readonly<Record<MandateVerb, Word>> = {
  edit: ['修改', 'Edit'],
  publish: ['发布', 'Publish'],
  discard: ['删除草稿', 'Discard the draft'],
  renew: ['起草新一版', 'Draft a new edition'],
};

export const admissionWords: Readonly<Record<Admission, Word>> = {
  inList: ['在该单位的权责清单内。', 'It stands in the duty list of this unit.'],
  assistOnly: [
    '按权责清单,该单位对这一事项只是配合,应由牵头单位办理。',
    'By its duty list this unit only assists here: the lead unit has to handle it.',
  ],
  takenBack: [
    '按权责清单,这一事项已由上级收回,不再由该单位承担。',
    'By its duty list this was taken back by the level above and is no longer for this unit.',
  ],
  notInList: [
    '该单位的权责清单里没有这一事项,派给它要先有准入决定和经费。',
    'The duty list of this unit does not have it: sending it there needs an admission decision and its funds first.',
  ],
};

export const declineGroundWords: Readonly<Record<DeclineGround, Word>> = {
  assistOnly: ['本单位只是配合', 'this unit only assists'],
  takenBack: ['已由上级收回', 'taken back by the level above'],
  anotherLeads: ['由别的单位牵头', 'another unit leads'],
};

export const comparedFieldWords: Readonly<Record<ComparedField, Word>> = {
  title: ['事项', 'Item'],
  duty: ['类别', 'Duty'],
  basis: ['依据', 'Law'],
  leadName: ['牵头单位', 'Lead unit'],
  how: ['怎样配合', 'How it assists'],
  description: ['说明', 'Description'],
  words: ['关键词', 'Words'],
};

export const itemFaultWords: Readonly<Record<ItemRefusal, Word>> = {
  codeForm: ['编号应为字母、短横线加三位数字,如 A-012。', 'A code is letters, a dash and three digits, such as A-012.'],
  codeTwice: ['这份清单里已经有编号 {code}。', 'This list already has the code {code}.'],
  noTitle: ['请写明事项名称。', 'Name the item.'],
  noBasis: ['请写明法律依据,到条。', 'Give the law it rests on, with its article.'],
  noLead: [
    '配合履职和上级收回的事项要写明由哪个单位牵头。',
    'Where the unit only assists, or the item was taken back, say which unit leads.',
  ],
};

export type MandateNo =
  | MandateRefusal
  | DatesRefusal
  | 'notNow'
  | 'notYours'
  | 'noUnit'
  | 'oneUnit'
  | 'outsideYourPlace'
  | 'noPlace'
  | 'kindNotThere'
  | 'noLeadUnit'
  | 'tooManyItems'
  | 'nothingChanged';
export const mandateRefusalWords: Readonly<Record<MandateNo, Word>> = {
  ownDraft: ['您写过这一版,要由另一个人发布。', 'You wrote in this edition: somebody else has to publish it.'],
  empty: ['清单里还没有事项,不能发布。', 'There is no item in the list yet, so it cannot be published.'],
  draftExists: [
    '这份清单已经有一版在起草,请先发布或删除它。',
    'Another edition of this list is being drafted: publish or discard that one first.',
  ],
  endsBeforeItBegins: ['失效日期应晚于生效日期。', 'It must end after the day it begins.'],
  overlaps: [
    '与第 {edition} 版({from} 起)的有效期重叠。',
    'It overlaps with edition {edition}, which holds from {from}.',
  ],
  changesThePast: [
    '第 {edition} 版正在执行,新一版最早从今天({today})起替换它,过去按哪一版办的不能改。',
    'Edition {edition} is in force: a new one takes its place from today ({today}) at the earliest, for the past stays as it was.',
  ],
  notNow: ['已发布的版本不能改,请起草新一版。', 'A published edition is not changed: draft a new one.'],
  notYours: ['您的岗位不能这样处理这份清单。', 'Your post may not do this to this list.'],
  noUnit: ['没有这个单位,或已经撤销。', 'There is no such organisation, or it is closed.'],
  oneUnit: [
    '请选一个单位,或者选一类单位和地方,二者取一。',
    'Choose one organisation, or a kind of unit and a place: one of the two.',
  ],
  outsideYourPlace: ['这个地方不归您的岗位管。', 'This place is outside your post.'],
  noPlace: ['没有这个区划,或已经停用。', 'There is no such place, or it is closed.'],
  kindNotThere: [
    '{place}没有{kind},这份清单没有人用得上。',
    'There is no {kind} at {place} or below it: nobody would use this list.',
  ],
  noLeadUnit: ['没有这个牵头单位,或已经撤销。', 'There is no such lead unit, or it is closed.'],
  tooManyItems: ['一份清单最多 {max} 项。', 'A list has at most {max} items.'],
  nothingChanged: ['没有需要修改的内容。', 'There is nothing to change.'],
};

/** How a unit cites a line of its list: 《…清单》第 2 版 A-012 …(配合履职,牵头:…;依据:…). */
export function citationOf(
  item: Pick<ItemContent, 'code' | 'title' | 'duty' | 'basis' | 'leadName'> & { listName: string; edition: number },
): Word {
  const cite: Word = item.leadName
    ? [
        '《{list}》第 {edition} 版 {code}“{title}”({duty},由{lead}牵头;依据:{basis})',
        '"{list}", edition {edition}, {code} "{title}" ({duty}; led by {lead}; law: {basis})',
      ]
    : [
        '《{list}》第 {edition} 版 {code}“{title}”({duty};依据:{basis})',
        '"{list}", edition {edition}, {code} "{title}" ({duty}; law: {basis})',
      ];
  const values = (lang: 0 | 1) => ({
    list: item.listName,
    edition: item.edition,
    code: item.code,
    title: item.title,
    duty: dutyWords[item.duty][lang],
    lead: item.leadName ?? '',
    basis: item.basis,
  });
  return [say(cite, 'zh', values(0)), say(cite, 'en', values(1))];
}
