import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type { EndRefusal, EndState, EndVerb, ServedHow } from './ends.rules.ts';

export const endStateWords: Record<EndState, Word> = {
  proposed: ['有人提出,等另一个人定', 'Proposed: another person decides'],
  ended: ['已决定结束', 'Decided: it ends'],
  kept: ['已决定继续', 'Decided: it goes on'],
  withdrawn: ['已撤回', 'Withdrawn'],
};
export const endVerbWords: Record<EndVerb, Word> = {
  end: ['决定结束', 'Decide that it ends'],
  keep: ['决定继续', 'Decide that it goes on'],
  withdraw: ['撤回', 'Withdraw'],
};
export const servedHowWords: Record<ServedHow, Word> = {
  handed: ['当面交给本人', 'Handed to the person'],
  toFamily: ['交给同住的家人', 'Handed to family at home'],
  posted: ['邮寄签收', 'By post, signed for'],
  leftAtHome: ['留置送达(有见证)', 'Left at home before a witness'],
};

export type EndNo = EndRefusal | 'notNow' | 'notYours';
export const endRefusalWords: Record<EndNo, Word> = {
  held: [
    '这一户的待遇现在不能停,要等县里核实清楚;本人去世或者本人申请的除外。',
    'Nothing of this household is ended until the county has looked into it, unless somebody died or asks for it.',
  ],
  ownProposal: ['自己提出的要由另一个人定。', 'What you proposed is decided by another person.'],
  ownVisit: ['您自己去联系过,要由没去过的人定。', 'You made one of the tries: somebody else decides.'],
  groundsMissing: ['请写明理由,至少 4 个字。', 'Give the grounds, four characters at least.'],
  secondTryMissing: [
    '没见到人不能停:要换个办法或换个人再联系一次,还是没见到,才能提出来。',
    'Nobody met stops nothing: try a second time, by another way or person, before it may even be proposed.',
  ],
  foundMeanwhile: [
    '后来见到人了,或者正在再联系,不能按“联系不上”停。',
    'They were met meanwhile, or are being tried again: it cannot end as not reached.',
  ],
  deathNotSeen: [
    '先记一次核实,写明是谁去世、根据是什么。',
    'First record a check that says who died and on what it rests.',
  ],
  proposalThere: ['已经有人提出来了,等着定。', 'It was proposed already and waits for a decision.'],
  endsTooEarly: ['结束日期不能早于今天:多发的另按规定处理,不能倒着停。', 'It cannot end before today.'],
  endsTooLate: ['渐退期最长 6 个月。', 'It may run on for six months at most.'],
  servedAhead: ['送达日期不能晚于今天。', 'It cannot have been served after today.'],
  servedAlready: ['已经送达过了。', 'It was served already.'],
  notNow: ['这一条已经定过了,请刷新。', 'It was decided already: load it again.'],
  notYours: ['这一步不归您的岗位。', 'This step is not your post’s.'],
};
const UNPROCESSABLE = new Set<EndNo>([
  'groundsMissing',
  'endsTooEarly',
  'endsTooLate',
  'servedAhead',
  'secondTryMissing',
  'deathNotSeen',
]);
const FORBIDDEN = new Set<EndNo>(['ownProposal', 'ownVisit', 'notYours']);
const fieldOf: Partial<Record<EndNo, string>> = {
  groundsMissing: 'grounds',
  endsTooEarly: 'endsOn',
  endsTooLate: 'endsOn',
  servedAhead: 'servedOn',
  secondTryMissing: 'reason',
  deathNotSeen: 'reason',
};
export function noEnd(why: EndNo): Refused {
  const says = endRefusalWords[why];
  const field = fieldOf[why];
  return new Refused(why, FORBIDDEN.has(why) ? 403 : UNPROCESSABLE.has(why) ? 422 : 409, says, {
    ...(field && { faults: [{ field, rule: why, says }] }),
  });
}
