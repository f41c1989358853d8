import type { Word } from '#kernel/words.ts';

export const sheetFieldWords = {
  title: ['交回纸单', 'Hand in sheets'],
  way: ['纸单签好了?拍下来交回', 'A sheet is signed? Photograph it and hand it in'],
  hint: [
    '把带二维码的纸单平放,整张拍进来,一张一拍。交上去就归到那一件,本人也看得到。',
    'Lay each sheet flat and photograph the whole of it, code and all. It goes to its case, where the person sees it too.',
  ],
  send: ['交回', 'Hand in'],
  none: ['还没有拍。', 'There is no photo yet.'],
  placed: ['{n} 份归好了', '{n} are with their cases'],
  left: [
    '留下的没归成:重拍清楚些再交;还不行,就打开那一件直接加照片。',
    'Those still here found no case: take a sharper photo and hand it in again, or open the case and add it there.',
  ],
} as const satisfies Record<string, Word>;
