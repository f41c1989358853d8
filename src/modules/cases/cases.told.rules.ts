/**
 * What another system is told of a case, and its name in the message: the steps from intake to the end, by the journal's verbs. Never
 * who the person is, nor what they wrote.
 */
export const toldVerbs: Readonly<Record<string, string>> = {
  dispatch: 'dispatched',
  sign: 'signed',
  take: 'signed',
  contact: 'contacted',
  allowReturn: 'returned',
  answer: 'replied',
  reply: 'replied',
  confirmUnreasonable: 'replied',
  approveSuspension: 'suspended',
  resumeWork: 'resumed',
  callback: 'visited',
  confirm: 'confirmed',
  dispute: 'disputed',
  reopen: 'reopened',
  lapse: 'withdrawn',
};
