import type { Word } from '#kernel/words.ts';
import type { IncidentRefusal, IncidentStatus, IncidentVerb, LinkKind } from './incidents.rules.ts';

export const incidentsWords = {
  title: ['同类事项', 'Incidents and hot spots'],
} as const satisfies Record<string, Word>;

export const incidentStatusWords: Record<IncidentStatus, Word> = {
  open: ['处理中', 'open'],
  fixed: ['已修复,等各户确认', 'fixed, each resident confirms'],
  ended: ['已办结', 'ended'],
};
export const incidentVerbWords: Record<IncidentVerb, Word> = {
  attach: ['并入诉求', 'Attach cases'],
  detach: ['移出', 'Detach'],
  note: ['写进展', 'Note progress'],
  reply: ['一次答复全部', 'Reply to all'],
  end: ['办结', 'End it'],
};

export const linkWords: Record<LinkKind, Word> = {
  duplicate_of: ['重复件', 'duplicate of'],
  same_matter: ['同一事项', 'same matter'],
  continues: ['接续件', 'continues'],
};

export const refusalWords = {
  casesOpen: [
    '还有诉求没有办结,不能办结这个同类事项。',
    'Some of its cases are still open: the incident cannot end yet.',
  ],
  notNow: ['这个同类事项已经办结。', 'The incident has ended.'],
  notYours: ['您的岗位不能对这个同类事项做这件事。', 'Your post may not do this with the incident.'],
  inAnother: [
    '诉求 {number} 已经并入 {incident},请先移出。',
    'Case {number} is attached to {incident}: detach it there first.',
  ],
  elsewhere: ['诉求 {number} 不在这个地方。', 'Case {number} is not of this place.'],
  caseEnded: ['诉求 {number} 已经办结,不能并入。', 'Case {number} has ended and cannot be attached.'],
  notAttached: ['这件诉求没有并入这里。', 'This case is not attached here.'],
  outside: ['这个地方不归您的岗位管。', 'This place is outside your post.'],
  noPlace: ['没有这个地方,请重新选择。', 'There is no such place: please choose again.'],
  noTopic: ['没有这个话题，或者您看不到它。', 'There is no such topic, or it is not yours to see.'],
  noUnit: ['没有这个单位,请重新选择。', 'There is no such unit: please choose again.'],
  alreadyProactive: ['已经立了主动治理件 {number}。', 'There is a proactive case already: {number}.'],
  linkedBefore: ['这两件已经关联过了。', 'These two are linked already.'],
  itself: ['不能和自己关联。', 'A case cannot be linked to itself.'],
} as const satisfies Record<IncidentRefusal | 'notNow' | 'notYours' | string, Word>;

/** Why a reply to all passes a case over, besides what the case itself refuses. */
export const skipWords = {
  leftBefore: ['这一件已经不在这个同类事项里。', 'It does not belong to the incident any more.'],
  answeredBefore: ['已经答复,等本人确认。', 'It is answered already and waits for the resident.'],
  notOurs: ['不是您单位在办。', 'Your unit is not handling it.'],
  notSigned: ['还没有签收。', 'It has not been signed for yet.'],
  caseEnded: ['已经办结。', 'It has ended.'],
  notSeen: ['您的岗位看不到这一件。', 'Your post does not see it.'],
} as const satisfies Record<string, Word>;

/** Sentences that stay in a case's own history. */
export const timelineWords = {
  attached: ['与同类事项“{incident}”一起办理', 'Handled together with others: “{incident}”'],
  detached: ['不再与“{incident}”一起办理,单独办理', 'No longer handled together with “{incident}”: handled by itself'],
  optedOut: [
    '本人表示没有解决,这一件单独继续办理,同类事项不影响它',
    'The resident says it is not solved: this one goes on by itself, whatever becomes of the others',
  ],
  reopened: [
    '这一件重新办理,不再和同类事项一起办',
    'This one is opened again and no longer handled together with the others',
  ],
  progress: ['同类事项进展', 'Progress for everybody concerned'],
  linked: ['与 {number} 关联:{kind}', 'Linked with {number}: {kind}'],
  linkedForResident: ['已并入同类事项', 'Put together with others of the same matter'],
  unlinked: ['取消与 {number} 的关联', 'No longer linked with {number}'],
  proactive: [
    '主动治理:多人反映同一件事,没等再有人投诉就立件办理',
    'Opened before anybody else had to complain: many had reported the same',
  ],
} as const satisfies Record<string, Word>;

/** What the resident reads on the page of their own case. */
export const portalWords = {
  title: ['和您一样的情况', 'Others in the same situation'],
  many: ['和您一样的还有 {n} 户反映,一起办。', '{n} more households reported the same; it is handled together.'],
  some: ['还有别人也反映了,一起办。', 'Others reported the same too; it is handled together.'],
  alone: ['这件事已列为同类事项统一办理。', 'This is handled as one incident.'],
  own: [
    '答复、评价、确认都是您自己的:您说没有解决,您这一件就不会办结。',
    'The answer, the rating and the confirmation are your own: as long as you say it is not solved, yours is not closed.',
  ],
  out: [
    '您这一件还没有解决,已单独继续办理,不受别人确认的影响。',
    'Yours is not solved yet: it goes on by itself, whatever the others confirm.',
  ],
  merged: ['已并入同类事项', 'Put together with others of the same matter'],
  progress: ['办理进展', 'Progress'],
} as const satisfies Record<string, Word>;
