import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';

export type FileRefusedCode = 'tooLarge' | 'typeNotAllowed' | 'brokenImage' | 'empty';

const status = { tooLarge: 413, typeNotAllowed: 415, brokenImage: 422, empty: 422 } as const;

/** An upload that is not kept, with what the person can do instead. */
export class FileRefused extends Refused {
  declare readonly code: FileRefusedCode;

  constructor(code: FileRefusedCode, says: Word, values: Record<string, number> = {}) {
    super(code, status[code], says, { values });
    this.name = 'FileRefused';
  }
}

export const emptyFile = () =>
  new FileRefused('empty', ['文件是空的,请重新选择。', 'The file is empty: please choose it again.']);

export const fileTooLarge = (maxBytes: number) =>
  new FileRefused(
    'tooLarge',
    [
      '文件超过 {megabytes} MB,请压缩、缩短或分成几份。',
      'The file is over {megabytes} MB: make it smaller, shorter or send it in parts.',
    ],
    { megabytes: Math.floor(maxBytes / 2 ** 20) },
  );

export const tooManyPixels = (maxPixels: number) =>
  new FileRefused(
    'tooLarge',
    [
      '照片尺寸超过 {millions} 百万像素,请换用普通拍照模式或截图后再传。',
      'The picture has over {millions} million pixels: take it in the ordinary mode, or send a screenshot of it.',
    ],
    { millions: Math.floor(maxPixels / 1e6) },
  );

export const typeNotAllowed = () =>
  new FileRefused('typeNotAllowed', [
    '只能上传照片(JPEG、PNG、WebP)、录音(MP3、M4A、AAC、AMR、OGG、WAV、WebM)或 PDF。',
    'Only photos (JPEG, PNG, WebP), sound (MP3, M4A, AAC, AMR, OGG, WAV, WebM) and PDF can be sent.',
  ]);

export const heicNotAllowed = () =>
  new FileRefused('typeNotAllowed', [
    '这是 HEIC 照片,这里打不开。苹果手机请在“设置—相机—格式”选“兼容性最佳”后重拍,或将照片截图后上传。',
    'This is a HEIC photo, which cannot be opened here. On an iPhone choose Settings, Camera, Formats, Most Compatible and take it again, or send a screenshot of it.',
  ]);

export const brokenImage = () =>
  new FileRefused('brokenImage', [
    '照片损坏或没有传完整,请重新拍照或重新选择。',
    'The picture is damaged or incomplete: please take or choose it again.',
  ]);
