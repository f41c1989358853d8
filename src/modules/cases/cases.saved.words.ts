import type { Word } from '#kernel/words.ts';

export const savedWords = {
  label: ['我的常用筛选', 'My saved views'],
  save: ['存为常用', 'Save this view'],
  name: ['起个名字', 'Name it'],
  namePlaceholder: ['如:北门早市', 'Such as: the market at the north gate'],
  keep: ['存下', 'Save'],
  drop: ['删除“{name}”', 'Remove “{name}”'],
  tooMany: ['最多存 {n} 个,请先删掉不用的。', '{n} at most: remove one you no longer use.'],
} as const satisfies Record<string, Word>;
