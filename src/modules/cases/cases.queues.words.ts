import type { Word } from '#kernel/words.ts';
import type { Queue } from './cases.contract.ts';

export const queueWords: Record<Queue, Word> = {
  desk: ['待派件', 'To dispatch'],
  mine: ['我的件', 'Mine'],
  unit: ['本单位', 'My unit'],
  callback: ['待回访', 'To call back'],
  review: ['待复核裁定', 'To review or decide'],
  check: ['办结抽查', 'To check after the end'],
  suspended: ['挂账', 'On record'],
  raised: ['上报来的', 'Raised to us'],
  overdue: ['已超期', 'Overdue'],
  soon: ['两天内到期', 'Due within two days'],
  offered: ['请我接手', 'Offered to me'],
  all: ['全部', 'All'],
};

/** What would be in an empty queue, and how it comes there. */
export const emptyWords: Record<Queue, Word> = {
  desk: ['没有等着派的件。新登记的和退回来的会出现在这里。', 'Nothing to dispatch. New and returned cases come here.'],
  mine: [
    '您手上没有件。您接的、指定给您的会出现在这里。',
    'Nothing in your hands. What you received or were assigned comes here.',
  ],
  unit: ['本单位没有在办的件。派来的会先在这里等签收。', 'Your unit has none. What is dispatched to it waits here.'],
  callback: [
    '没有要回访的件。承办单位答复以后会出现在这里。',
    'Nobody to call. Cases come here once they are replied to.',
  ],
  review: [
    '没有等您定的件。拟不合理的、申请挂账的、据清单退回的会出现在这里。',
    'Nothing waits for your decision: second reviews, requests to keep on record, and declines come here.',
  ],
  check: [
    '没有要抽查的件。本人自己点了办结的,每十件抽一件回访。',
    'Nothing to check. One in ten of the cases that people closed themselves comes here.',
  ],
  suspended: [
    '没有挂账的件。眼下解决不了、经上一级同意的会一直留在这里。',
    'Nothing is on record. What cannot be solved now, and a second person agreed to, stays here.',
  ],
  raised: [
    '没有上报来的件。超期的、本人向上反映的会出现在这里。',
    'Nothing was raised. Overdue and escalated cases come here.',
  ],
  overdue: ['没有超期的件。', 'Nothing is overdue.'],
  soon: ['两天内没有到期的件。', 'Nothing is due within two days.'],
  offered: ['没有人请您接手。', 'Nobody offers you a case.'],
  all: ['还没有诉求。', 'There are no cases yet.'],
};
