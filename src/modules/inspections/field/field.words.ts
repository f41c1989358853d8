import type { Word } from '#kernel/words.ts';

export const inspectionFieldWords = {
  today: ['巡察整改', 'Findings to set right'],
  title: ['报整改进展', 'Report on a finding'],
  gone: [
    '这个问题已经不用报了，或不归本单位整改。',
    'There is nothing to report on it any more, or it is not your unit’s.',
  ],
  due: ['{day} 前改完', 'by {day}'],
  late: ['{day} 到期，已逾期', 'was due on {day}'],
  returned: ['退回重改', 'sent back'],
  body: ['做了什么', 'What was done'],
  bodyMissing: ['请写做了什么。', 'Say what was done.'],
  tick: ['这次办完的措施', 'Measures that are done now'],
  photos: ['照片', 'Pictures'],
  photosHint: ['拍得出改了什么；不要拍到人脸和证件。', 'So that one sees what changed; no faces, no papers of people.'],
  isDone: ['到哪一步', 'How far'],
  progress: ['还在改', 'still under way'],
  done: ['自查已改到位', 'set right, by our own check'],
  photoMissing: ['报自查完成要有照片。', 'Set right needs a picture.'],
  measuresMissing: ['还有措施没有办完。', 'Measures are still open.'],
  send: ['报上去', 'Send'],
  says: ['整改进展：第 {nth} 个问题', 'Rectification: no. {nth}'],
} as const satisfies Record<string, Word>;
