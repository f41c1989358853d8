import type { Word } from '#kernel/words.ts';
import type { FindCategory, PatrolRefusal, PatrolResult, PatrolState, PatrolVerb, WalkFault } from './patrols.rules.ts';

export const patrolResultWords: Record<PatrolResult, Word> = {
  nothing: ['没发现问题', 'Nothing found'],
  hazard: ['有隐患,要人来办', 'A hazard: somebody has to come'],
  mended: ['当场办好了', 'Mended on the spot'],
};
export const patrolStateWords: Record<PatrolState, Word> = {
  done: ['没发现问题', 'Nothing found'],
  reported: ['已转成隐患件', 'Has become a hazard case'],
  toVerify: ['当场办好,等人核查', 'Mended, to be looked at'],
  verified: ['核查过了', 'Looked at, in order'],
  redo: ['没办好,已转成隐患件', 'Not in order: has become a hazard case'],
};
export const patrolVerbWords: Record<PatrolVerb, Word> = {
  verify: ['核查:办好了', 'It is in order'],
  sendBack: ['没办好,转成隐患件', 'Not in order: make it a case'],
};
export const findCategoryWords: Record<FindCategory, Word> = {
  road: ['道路桥涵', 'Road, bridge'],
  water: ['供水排水、河渠', 'Water, drains, channels'],
  power: ['电线路灯', 'Power, lamps'],
  fire: ['消防', 'Fire safety'],
  building: ['房屋围墙', 'Buildings, walls'],
  rubbish: ['垃圾污水', 'Rubbish, sewage'],
  facility: ['公共设施', 'Public facilities'],
  tree: ['树木', 'Trees'],
  animal: ['牲畜疫病、草场', 'Livestock, pasture'],
  other: ['其他', 'Other'],
};
export const walkFaultWords: Record<WalkFault, Word> = {
  whatMissing: ['请写清楚发现了什么,至少 4 个字。', 'Say what you found, four characters at least.'],
  beforeMissing: ['当场办好的,要一张办之前的照片。', 'What you mended needs a photo of before.'],
  afterMissing: ['当场办好的,要一张办好后的照片。', 'What you mended needs a photo of after.'],
  nothingHasNoFind: [
    '“没发现问题”不带内容和照片;发现了请选“有隐患”。',
    '“Nothing found” has no text or photo: choose “a hazard”.',
  ],
};
export const patrolRefusalWords: Record<PatrolRefusal | 'notNow' | 'placeGone' | 'notYours', Word> = {
  ownFind: ['自己办的要由别人核查。', 'What you mended is looked at by somebody else.'],
  noteMissing: ['请写明哪里没办好。', 'Say what is not in order.'],
  notNow: ['这一条已经核查过了,请刷新。', 'It has been looked at already: load it again.'],
  placeGone: ['这个网格或村已经调整,请选现在的地方。', 'This grid or village was redrawn: choose the one it is now.'],
  notYours: ['这个地方不归您的岗位管。', 'This place is outside your post.'],
};
export const patrolWords = {
  title: ['巡查', 'Patrols'],
  sheet: ['巡查情况', 'Patrols'],
  place: ['网格(村)', 'Grid or village'],
  walked: ['走过', 'walked'],
  finds: ['发现', 'Finds'],
  toVerify: ['待核查', 'To be looked at'],
  hazardSays: ['巡查发现:', 'Found on patrol: '],
  sentBackSays: ['巡查时当场办的,核查没有通过:', 'Mended on patrol, not in order when looked at: '],
} as const satisfies Record<string, Word>;

export const patrolPaperWords = {
  title: ['一周巡查表', 'Week of rounds'],
} as const satisfies Record<string, Word>;
