import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type { MeasureRefusal, MeasureVerb, Reminder, Standing } from './measures.rules.ts';

export const standingWords: Record<Standing, Word> = {
  overdue: ['逾期', 'Overdue'],
  notStarted: ['还没开始', 'Not started'],
  underWay: ['正在办', 'Under way'],
  reported: ['报了办结,等确认', 'Said done, waits for a word'],
  done: ['已办结', 'Done'],
  dropped: ['不再执行', 'Dropped'],
};
export const measureVerbWords: Record<MeasureVerb, Word> = {
  report: ['报进展', 'Report progress'],
  finish: ['报办结', 'Say it is done'],
  confirm: ['确认办结', 'Confirm'],
  sendBack: ['退回', 'Send back'],
  change: ['调整', 'Change'],
  drop: ['不再执行', 'Drop'],
  resume: ['恢复执行', 'Resume'],
};
export const reminderWords: Record<Reminder, Word> = {
  soon: ['两周内到期', 'due within two weeks'],
  near: ['三天内到期', 'due within three days'],
  over: ['已经逾期', 'overdue'],
};
export const changeWords: Record<'due' | 'lead' | 'body' | 'dropped' | 'resumed', Word> = {
  due: ['时限', 'Due'],
  lead: ['牵头单位', 'Lead'],
  body: ['内容', 'Text'],
  dropped: ['不再执行', 'Dropped'],
  resumed: ['恢复执行', 'Resumed'],
};

type Why =
  | MeasureRefusal
  | 'notNow'
  | 'notYours'
  | 'notIssuer'
  | 'leadUnknown'
  | 'unitUnknown'
  | 'noConfirmer'
  | 'nthTaken'
  | 'duePast'
  | 'nothingChanged'
  | 'futureDay'
  | 'oneFile';
export const measureRefusalWords: Record<Why, Word> = {
  evidenceMissing: [
    '报办结要附上能看出办结的材料(照片、文件)。',
    'Show it: attach a picture or a paper from which one sees that it is done.',
  ],
  reasonMissing: ['请写明原因。', 'Say why.'],
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的单位办。', 'Your organisation does not do this.'],
  notIssuer: ['文件由发文单位自己登记和修改。', 'A document is entered and changed by the office that issued it.'],
  leadUnknown: [
    '没有“{name}”这个单位,或它不管这个地方。',
    'There is no unit “{name}”, or it does not serve this place.',
  ],
  unitUnknown: [
    '没有“{name}”这个配合单位,或它不管这个地方。',
    'There is no unit “{name}” to work with, or it does not serve this place.',
  ],
  noConfirmer: [
    '牵头单位就是发文单位,上面又没有上级,没有别的单位能确认办结,请换一个牵头单位。',
    'The lead is the issuing office itself and has no superior: nobody else could confirm that it is done. Choose another lead.',
  ],
  nthTaken: ['第 {n} 条已经有了。', 'There is a measure {n} already.'],
  duePast: ['完成时限不能早于发文日期。', 'It cannot be due before the document was issued.'],
  nothingChanged: ['没有要调整的内容。', 'There is nothing to change.'],
  futureDay: ['日期不能在今天以后。', 'The day is not after today.'],
  oneFile: ['只能附一个文件。', 'One file only.'],
};
const statusOf: Partial<Record<Why, number>> = { notNow: 409, nothingChanged: 409, notYours: 403, notIssuer: 403 };
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusOf[why] ?? 422, measureRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: measureRefusalWords[why], values }] : [],
  });

export const measureWords = {
  title: ['政策措施', 'Policy measures'],
  document: ['文件', 'Document'],
  nth: ['条', 'No.'],
  body: ['措施', 'Measure'],
  lead: ['牵头单位', 'Lead'],
  units: ['配合单位', 'Together with'],
  due: ['完成时限', 'Due'],
  proof: ['怎么算办结', 'How one will know'],
  standing: ['到哪一步', 'Where it stands'],
  issuers: ['发文单位', 'Issued by'],
  number: ['文号', 'Number'],
  issuedOn: ['发文日期', 'Issued on'],
  last: ['最近进展', 'Last report'],
  dueDay: ['措施到期:{title}第 {nth} 条', 'Measure due: {title}, no. {nth}'],
  changed: ['有调整', 'changed'],
} as const satisfies Record<string, Word>;

export const portalMeasureWords = {
  lead: [
    '几个单位一起发的文件,里面每一条由谁牵头、什么时候办好、办到哪一步,都写在这里。',
    'Joint documents: who leads each measure, until when, and where it stands.',
  ],
  homeSays: ['文件里答应的事,办到哪一步了', 'What documents promise, and where it stands'],
  none: ['还没有公开的文件。', 'No document is public yet.'],
  doneOf: ['{n} 条,办结 {done} 条', '{n} measures, {done} done'],
  overdueOf: ['逾期 {n} 条', '{n} overdue'],
  back: ['看全部', 'All documents'],
  file: ['看文件原文', 'The document itself'],
} as const satisfies Record<string, Word>;
