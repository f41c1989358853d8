import type { Word } from '#kernel/words.ts';

export const galleryFieldWords = {
  open: ['拍作品、演出', 'A work or a performance'],
  title: ['拍作品、演出', 'A work or a performance'],
  kind: ['是什么', 'What it is'],
  name: ['名字', 'Title'],
  shownAs: ['怎样署名', 'Named as'],
  shownAsHint: ['问作者;不知道就空着,展出前再补。', 'Ask the author; leave it empty and add it later.'],
  classText: ['班级、场合', 'Class or occasion'],
  people: ['照片上有没有认得出的人', 'Can people be recognised'],
  pictures: ['照片', 'Pictures'],
  pictureMissing: ['请先拍一张', 'Take a picture first'],
  needed: ['请填写', 'Needed'],
  consent: [
    '这里只是记下来。作者同意、写好文字说明、另一位经办看过,才会展出。',
    'This only keeps it: it is shown once the author agreed, it is in words, and another keeper has looked.',
  ],
  keep: ['记下', 'Keep'],
} as const satisfies Record<string, Word>;
