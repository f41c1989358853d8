import type { ErrandVerb, PaperKind } from '../errands.rules.ts';

/** What an agent does on the way, the next step first; writing down an authorisation belongs to the counter. */
export const phoneVerbs = [
  'accept',
  'finish',
  'result',
  'submit',
  'collect',
  'handBack',
  'trip',
] as const satisfies readonly ErrandVerb[];
export type PhoneVerb = (typeof phoneVerbs)[number];
export const isPhoneVerb = (verb: string): verb is PhoneVerb => phoneVerbs.some((known) => known === verb);

export type Values = {
  day: string;
  place: string;
  purpose: string;
  name: string;
  kind: PaperKind | '';
  copies: string;
  paperId: string;
  handedTo: 'person' | 'family' | '';
  to: string;
  receiptNumber: string;
  text: string;
};
type Name = keyof Values;

const needed: Record<PhoneVerb, readonly Name[]> = {
  accept: [],
  trip: ['day', 'place', 'purpose'],
  collect: ['name', 'kind', 'copies'],
  handBack: ['paperId', 'handedTo'],
  submit: ['to', 'day'],
  result: ['text'],
  finish: [],
};
const atLeastTwo: readonly Name[] = ['place', 'purpose', 'to', 'text'];

function isFilled(name: Name, v: Values): boolean {
  const text = v[name].trim();
  if (name === 'copies') return /^[1-9]\d?$/.test(text);
  return text.length >= (atLeastTwo.includes(name) ? 2 : 1);
}

/** What is not filled in, or not rightly, in the order of the form. */
export const missingIn = (verb: PhoneVerb, v: Values): readonly Name[] =>
  needed[verb].filter((name) => !isFilled(name, v));
