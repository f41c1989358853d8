import type { z } from 'zod';
import type { Endpoint } from '#kernel/endpoint.ts';
import { callWith } from '#ui/web/call.ts';
import { casesApi } from '../cases.contract.ts';
import type { CaseView, caseView } from '../cases.views.contract.ts';

type Act = Omit<Endpoint, 'input' | 'params' | 'output' | 'query'> & {
  readonly params: z.ZodType<{ id: string }, { id: string }>;
  readonly input: z.ZodType;
  readonly output: typeof caseView;
};

const {
  sign,
  dispatch,
  reply,
  callback,
  confirmUnreasonable,
  rejectUnreasonable,
  acceptHandover,
  declineHandover,
  answer,
  take,
  insist,
  return: giveBack,
  allowReturn,
  recall,
  assign,
  contact,
  supplement,
  note,
  reopen,
  checkClosed,
  categorise,
  offerHandover,
  proposeUnreasonable,
  proposeSuspension,
  approveSuspension,
  refuseSuspension,
  reviewSuspension,
  resumeWork,
} = casesApi;

/** What staff can do to a case, in the order in which the buttons stand: what moves it on comes first. */
export const acts = {
  sign,
  dispatch,
  reply,
  callback,
  checkClosed,
  confirmUnreasonable,
  rejectUnreasonable,
  approveSuspension,
  refuseSuspension,
  reviewSuspension,
  resumeWork,
  acceptHandover,
  declineHandover,
  answer,
  take,
  insist,
  allowReturn,
  return: giveBack,
  recall,
  assign,
  contact,
  supplement,
  note,
  categorise,
  reopen,
  offerHandover,
  proposeSuspension,
  proposeUnreasonable,
} satisfies Record<string, Act>;
export type ActVerb = keyof typeof acts;
export const actVerbs = Object.keys(acts).filter((verb): verb is ActVerb => verb in acts);

/** The verbs that staff have a button for, in their order. */
export const actsAmong = (open: readonly string[]) => actVerbs.filter((verb) => open.includes(verb));

/** The case as the person saw it when they decided. */
export type ActOn = { id: string; number: string; title: string; version: number };

export function doAct(verb: ActVerb, on: ActOn, input: object, key: string): Promise<CaseView> {
  const act: Act = acts[verb];
  return callWith(act, { params: { id: on.id }, version: on.version, input, key });
}
