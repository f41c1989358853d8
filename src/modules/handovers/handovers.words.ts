import type { Word } from '#kernel/words.ts';
import type { Decision, Gap, HandoverRefusal, HandoverStatus, ThingKind } from './handovers.rules.ts';

export const handoversWords = {
  title: ['工作交接', 'Hand-overs'],
  /** What the outgoing person signs. */
  signText: [
    '我确认:清单所列 {n} 件和随同移交的 {k} 项已如实移交给{to},没办完的事和答应过的话已逐件写明。',
    'I confirm: the {n} matters of this list and the {k} things that go along are handed to {to} as they are, with what is undone and what was promised noted for each.',
  ],
  /** What the incoming person signs. */
  answerText: [
    '我已逐件看过:接下 {n} 件,不接 {m} 件,随同移交的 {k} 项已当面点清。接下的从现在起由我负责。',
    'I have read each: I take {n} and refuse {m}; the {k} things that go along were counted together. What I take is mine to answer for from now on.',
  ],
} as const satisfies Record<string, Word>;

/** What goes along with the cases. */
export const thingWords = {
  duty: ['固定工作“{title}”,{day}前做完', 'Duty “{title}”, to be done by {day}'],
  day: ['{day} 在{unit}值班', 'On duty on {day} at {unit}'],
  stock: ['{store}:{item} {amount}(批次 {batch})', '{store}: {item}, {amount} (batch {batch})'],
} as const satisfies Record<string, Word>;
export const thingKindWords: Record<ThingKind, Word> = {
  duty: ['固定工作', 'Duty'],
  day: ['值班', 'On duty'],
  stock: ['库存', 'Stock'],
  own: ['其他', 'Other'],
};

export const thingDecisionWords: Record<'taken' | 'stays', Word> = {
  taken: ['已接', 'taken'],
  stays: ['没有转过去', 'stays'],
};

export const handoverStatusWords: Record<HandoverStatus, Word> = {
  drafted: ['待移交人签字', 'To be signed by who leaves'],
  offered: ['待接手人签字', 'To be signed by who takes over'],
  accepted: ['已交接', 'Handed over'],
  partly: ['部分交接', 'Handed over in part'],
  refused: ['未接收', 'Refused'],
  withdrawn: ['已收回', 'Withdrawn'],
  returned: ['已交还', 'Given back'],
};

export const partWords = {
  first: ['首接负责', 'answers for it'],
  handler: ['承办', 'has it in hand'],
  suspension: ['挂账责任人', 'owns it on record'],
  offer: ['待本人接手', 'was offered it'],
} as const satisfies Record<string, Word>;

export const gapWords: Record<Gap, Word> = {
  overdue: ['已超期', 'overdue'],
  notContacted: ['还没联系本人', 'person not contacted yet'],
  notSigned: ['还没签收', 'not signed for yet'],
  declined: ['退回待裁定', 'declined, to be decided'],
  redo: ['要求重办过', 'was to be done again'],
  onRecord: ['挂账,要复查', 'on record, to be looked at again'],
  offerPending: ['已提议别人接手', 'offered to somebody else'],
  held: ['有没了结的子任务或程序', 'something in it is unfinished'],
  outOfReach: ['接手人没有能接它的岗位', 'the successor has no post that may take it'],
};

export const decisionWords: Record<Decision, Word> = {
  accepted: ['已接', 'taken'],
  refused: ['不接', 'refused'],
  gone: ['已不在移交人手里', 'no longer theirs'],
  blocked: ['没能转过去', 'could not move'],
};

export const handoverRefusals: Record<
  HandoverRefusal | 'notNow' | 'notYours' | 'otherText' | 'openBefore' | 'notHead',
  Word
> = {
  nothingToHand: ['清单是空的,不用交接。', 'The list is empty: there is nothing to hand over.'],
  twoHands: ['移交和接手要由两个人签字。', 'Two people sign: who hands over and who takes over.'],
  notALeave: ['这份交接没有交还日期。', 'This hand-over has no day of return.'],
  notNow: ['这份交接单现在不能这样办。', 'This cannot be done with the sheet as it stands.'],
  notYours: ['这不是由您来办的。', 'This is not yours to do.'],
  otherText: ['清单或件数变了,请看过最新的再签。', 'The list has changed: read it again before signing.'],
  openBefore: ['这个人已有一份没办完的交接单。', 'This person already has a sheet under way.'],
  notHead: [
    '只有本人、本单位或上级单位的负责人可以移交。',
    'Only the person, or a head of the unit or above it, may hand over.',
  ],
};
