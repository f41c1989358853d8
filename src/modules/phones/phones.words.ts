import type { Word } from '#kernel/words.ts';
import { spanOf } from './phones.rules.ts';

export const phonesWords = {
  title: ['外勤手机', 'Field phones'],
} as const satisfies Record<string, Word>;

/** Why a record or a file that came from a phone was not taken; each says what to do instead. */
export const phoneRefusalWords = {
  madeInFuture: [
    '这一条写的时间比现在晚 {span}:手机的时间快了。请把手机时间调成“自动设置”,改好这一条的时间再传。',
    'This was written {span} from now: the phone’s clock is ahead. Set it to automatic, correct the time of this entry and send it again.',
  ],
  beforeItExisted: [
    '这一条写的时间比这件事开始还早 {span}。差几分钟不要紧,差这么多就要核对:手机时间慢了,请调成“自动设置”,改好这一条的时间再传。',
    'This was written {span} before the thing it is about began. A few minutes do not matter, this does: if the phone’s clock is behind set it to automatic, correct the time of this entry and send it again.',
  ],
  fileMissing: [
    '这一条的照片或录音还没传上来,传好后会自动再传这一条。',
    'The photos or recordings of this entry are not here yet; it will be sent again after them.',
  ],
  fileUsed: [
    '这张照片已经用在另一条记录里了,请重新拍一张。',
    'This file already belongs to another entry: please take it again.',
  ],
  wrongHash: [
    '文件在路上损坏了,没有收下,会自动再传一次。',
    'The file was damaged on its way and not taken; it will be sent again.',
  ],
  otherContent: [
    '这个文件编号已经传过另一份内容,请重新添加这个文件。',
    'Another content was already sent under this id: please add the file again.',
  ],
  wrongUse: [
    '这里不能用这种文件,请换成照片、录音或 PDF 里对应的一种。',
    'This kind of file does not fit here: choose the photo, sound or PDF that is asked for.',
  ],
  noStrokes: ['签名是空的,请本人在框里签名。', 'The signature is empty: please sign in the box.'],
  fileRequired: ['请选择文件。', 'Please choose a file.'],
} as const satisfies Record<string, Word>;
export type PhoneRefusal = keyof typeof phoneRefusalWords;

/** `1 天 3 小时`, `26 分钟`: the two largest units. */
export function spanText(minutes: number): { zh: string; en: string } {
  const s = spanOf(Math.max(1, minutes));
  const parts: [number, string, string][] = [
    [s.days, '天', 'd'],
    [s.hours, '小时', 'h'],
    [s.minutes, '分钟', 'min'],
  ];
  const shown = parts.filter(([n]) => n > 0).slice(0, 2);
  return {
    zh: shown.map(([n, unit]) => `${n} ${unit}`).join(' '),
    en: shown.map(([n, , unit]) => `${n} ${unit}`).join(' '),
  };
}
