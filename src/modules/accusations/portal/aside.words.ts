import type { Word } from '#kernel/words.ts';

/** 回避, as its reporter asks for it (信访工作条例 28). */
export const asideWords = {
  title: ['回避', 'Stepping aside'],
  open: ['请求办理的人回避', 'Ask that somebody step aside'],
  lead: [
    '办理的人和这件事、和被检举的人有亲属或利害关系的,应当回避(《信访工作条例》第二十八条)。您的请求同样加密,只有作决定的负责人看得到,您说的那个人看不到。',
    'Whoever is related to those accused or has a stake in the matter has to step aside (Regulations on Petition Work, 28). What you ask is sealed too: only the head who decides reads it, the person you name does not.',
  ],
  about: ['请求谁回避', 'Who should step aside'],
  officer: ['办理这件的工作人员', 'Somebody who works on it'],
  leader: ['这个机关的负责人,或者整个机关', 'The head of the organ, or the organ as a whole'],
  decidedHere: ['由本机关负责人决定,理由会答复您。', 'Decided by the head of this organ; you are told why.'],
  decidedAbove: [
    '这件转到上一级纪检机关,由那里办理。',
    'It goes to the discipline organ one level up, and is handled there.',
  ],
  whom: ['是谁', 'Whom you mean'],
  whomHint: ['姓名或职务,知道多少写多少。', 'Name or office, as much as you know.'],
  text: ['为什么', 'Why'],
  textHint: ['例如:是被检举人的亲戚;以前经手过这件事。', 'For instance: kin of the accused; dealt with it before.'],
  send: ['提出请求', 'Ask'],
  youAsked: ['您提出请求:', 'You asked:'],
  nobody: [
    '这个机关现在没有可以办理这件的人。上面还有纪检机关的,一小时内自动转过去;您也可以在下面提出请求,或者拨打 12388。',
    'Nobody at this organ can handle it now. Where there is an organ above, it goes there by itself within the hour; you may also ask below, or call 12388.',
  ],
} as const satisfies Record<string, Word>;
