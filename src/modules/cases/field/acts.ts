import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import type { CallbackResult, CaseOutcome } from '../cases.rules.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { caseFieldWords as w } from './field.words.ts';
import { cases } from './wire.ts';

/** What a form on the phone may ask for; each act takes the ones it names. */
export type ActValues = {
  reason: string;
  text: string;
  basis: string;
  outcome: Extract<CaseOutcome, 'solved' | 'explained'> | null;
  result: CallbackResult | null;
  person: string;
  unit: string;
  line: string;
  clause: string;
};
export const noValues: ActValues = {
  reason: '',
  text: '',
  basis: '',
  outcome: null,
  result: null,
  person: '',
  unit: '',
  line: '',
  clause: '',
};

type Field = { readonly name: keyof ActValues; readonly label: Word; readonly hint?: Word; readonly optional?: true };
type Given = { params: { id: string }; version: number; key: string };
export type Act = {
  readonly fields: readonly Field[];
  /** What it means, for acts that ask for nothing. */
  readonly how?: Word;
  readonly withFiles?: true;
  readonly send: (given: Given, v: ActValues) => Promise<CaseView>;
};

const reason: Field = { name: 'reason', label: w.reason, hint: w.reasonHint };
const basis: Field = { name: 'basis', label: w.basis, optional: true };
const outcome: Field = { name: 'outcome', label: w.outcome };
const text = (label: Word, hint?: Word): Field => ({ name: 'text', label, ...(hint && { hint }) });
const person: Field = { name: 'person', label: w.colleague };

/** The acts that can be done on the phone, by the verb under which the server opens them. */
export const acts = {
  acceptHandover: { fields: [], how: w.acceptHow, send: (g) => ask(cases.acceptHandover, { ...g, input: {} }) },
  sign: { fields: [], how: w.signHow, send: (g) => ask(cases.sign, { ...g, input: {} }) },
  reply: {
    fields: [outcome, text(w.replyText, w.replyHint), basis],
    withFiles: true,
    send: (g, v) =>
      ask(cases.reply, { ...g, input: { text: v.text, outcome: v.outcome ?? 'explained', basis: v.basis } }),
  },
  answer: {
    fields: [outcome, text(w.replyText, w.replyHint), basis],
    withFiles: true,
    send: (g, v) =>
      ask(cases.answer, { ...g, input: { text: v.text, outcome: v.outcome ?? 'explained', basis: v.basis } }),
  },
  callback: {
    fields: [
      { name: 'result', label: w.callbackResult },
      { ...text(w.note), optional: true },
    ],
    send: (g, v) => ask(cases.callback, { ...g, input: { result: v.result ?? 'unreached', text: v.text } }),
  },
  take: { fields: [], how: w.takeHow, send: (g) => ask(cases.take, { ...g, input: {} }) },
  dispatch: {
    fields: [
      { name: 'unit', label: w.unit },
      { ...text(w.note), optional: true },
    ],
    send: (g, v) => ask(cases.dispatch, { ...g, input: { organisationId: v.unit, note: v.text } }),
  },
  assign: { fields: [person], send: (g, v) => ask(cases.assign, { ...g, input: { personId: v.person } }) },
  insist: { fields: [reason], send: (g, v) => ask(cases.insist, { ...g, input: { reason: v.reason } }) },
  return: {
    fields: [
      { name: 'line', label: w.line, optional: true },
      { name: 'clause', label: w.clause, optional: true },
      reason,
    ],
    send: (g, v) =>
      ask(cases.return, {
        ...g,
        input: { reason: v.reason, clause: v.clause, ...(v.line && { itemId: v.line }) },
      }),
  },
  allowReturn: { fields: [reason], send: (g, v) => ask(cases.allowReturn, { ...g, input: { reason: v.reason } }) },
  recall: { fields: [reason], send: (g, v) => ask(cases.recall, { ...g, input: { reason: v.reason } }) },
  reopen: { fields: [reason], send: (g, v) => ask(cases.reopen, { ...g, input: { reason: v.reason } }) },
  offerHandover: {
    fields: [person, reason],
    send: (g, v) => ask(cases.offerHandover, { ...g, input: { personId: v.person, reason: v.reason } }),
  },
  declineHandover: {
    fields: [reason],
    send: (g, v) => ask(cases.declineHandover, { ...g, input: { reason: v.reason } }),
  },
} as const satisfies Record<string, Act>;

export type ActVerb = keyof typeof acts;
export const isActVerb = (verb: string): verb is ActVerb => Object.hasOwn(acts, verb);

/** What only adds to a case: it decides nothing, so it can be written without a network and goes through the outbox. */
export const additions = {
  contact: w.contactText,
  supplement: w.text,
  note: w.note,
} as const satisfies Record<string, Word>;
export type Addition = keyof typeof additions;
export const isAddition = (verb: string): verb is Addition => Object.hasOwn(additions, verb);

/** The order of the buttons: what is waited for first. */
export const fieldVerbs: readonly (ActVerb | Addition)[] = [
  ...['acceptHandover', 'sign', 'reply', 'answer', 'callback', 'take', 'dispatch', 'contact', 'assign', 'supplement'],
  ...['insist', 'return', 'allowReturn', 'recall', 'reopen', 'note', 'offerHandover', 'declineHandover'],
].filter((verb) => isActVerb(verb) || isAddition(verb));
export const actOf = (verb: ActVerb): Act => acts[verb];

/** The field a server's fault belongs to on this form. */
export const inputName: Readonly<Record<keyof ActValues, string>> = {
  reason: 'reason',
  text: 'text',
  basis: 'basis',
  outcome: 'outcome',
  result: 'result',
  person: 'personId',
  unit: 'organisationId',
  line: 'itemId',
  clause: 'clause',
};
