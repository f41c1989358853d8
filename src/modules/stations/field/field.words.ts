import type { Word } from '#kernel/words.ts';

export const stationFieldWords = {
  link: ['附近驿站:喝水、热饭、充电', 'Stations nearby: water, warmth, sockets'],
  title: ['驿站', 'Stations'],
  near: ['按离我远近排', 'Nearest first'],
  nearHow: [
    '位置只在这部手机上用来排序,不上传,也不保存。',
    'Where you are sorts this list on the phone only: never sent, never kept.',
  ],
  nearDone: ['已按远近排。位置没有保存。', 'Nearest first. Your position was not kept.'],
  nearFailed: ['没取到位置。可以按名称找。', 'No position. You can look by name.'],
  find: ['名称、街道', 'Name, street'],
  openOnly: ['只看现在开着的', 'Open now only'],
  amenity: ['要什么', 'What'],
  any: ['都行', 'Any'],
  none: ['没有符合的。', 'None like that.'],
  shown: ['{n} 个,先列 {of} 个', '{n}, the first {of}'],
  metres: ['{n} 米', '{n} m'],
  kilometres: ['{n} 公里', '{n} km'],
  tell: ['看详情、反映不对的', 'Details; tell what is wrong'],
} as const satisfies Record<string, Word>;
