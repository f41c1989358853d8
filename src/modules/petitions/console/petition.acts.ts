import type { z } from 'zod';
import type { Endpoint } from '#kernel/endpoint.ts';
import type { Word } from '#kernel/words.ts';
import { callWith } from '#ui/web/call.ts';
import { petitionConsoleWords as w } from '../petitions.console.words.ts';
import { petitionsApi } from '../petitions.contract.ts';
import { petitionVerbs } from '../petitions.rules.ts';
import type { PetitionView, petitionView } from '../petitions.views.contract.ts';

type Act = Omit<Endpoint, 'input' | 'params' | 'output' | 'query'> & {
  readonly params: z.ZodType<{ id: string }, { id: string }>;
  readonly input: z.ZodType;
  readonly output: typeof petitionView;
};
const {
  listPetitions: _1,
  statistics: _2,
  getPetition: _3,
  receivers: _4,
  declareConflict: _5,
  clockProof: _6,
  ...known
} = petitionsApi;
const acts = known satisfies Record<string, Act>;
export type ActVerb = keyof typeof acts;
const isAct = (verb: string): verb is ActVerb => verb in acts;
/** What moves it on stands first, the rest in the order of the procedure. */
const first: readonly ActVerb[] = [
  'accept',
  'approveExtension',
  'agreeObjection',
  'designate',
  'investigate',
  'answer',
  'decide',
  'serve',
  'reportExecution',
  'decideReview',
  'serveReview',
  'decideRecheck',
  'serveRecheck',
];
export const actsAmong = (verbs: readonly string[]): ActVerb[] => {
  const known = petitionVerbs.filter(isAct);
  return [...first, ...known.filter((verb) => !first.includes(verb))].filter((verb) => verbs.includes(verb));
};

export function doAct(
  verb: ActVerb,
  on: { id: string; version: number },
  input: object,
  key: string,
): Promise<PetitionView> {
  const e: Act = acts[verb];
  return callWith(e, { params: { id: on.id }, input, version: on.version, key }) as Promise<PetitionView>;
}

export type FieldSpec = {
  name: string;
  label: Word;
  kind: 'text' | 'line' | 'day' | 'hour' | 'number' | 'unit' | 'unitNear' | 'choice' | 'choices';
  of?: 'matter' | 'procedure' | 'refusal' | 'outcome' | 'answer' | 'finding' | 'measure' | 'method';
  min?: number;
  max?: number;
  isOptional?: true;
};
const text = (name: string, label: Word, min: number, max: number): FieldSpec => ({
  name,
  label,
  kind: 'text',
  min,
  max,
});
const line = (name: string, label: Word, min: number, max: number): FieldSpec => ({
  name,
  label,
  kind: 'line',
  min,
  max,
});
const day = (name: string, label: Word, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  label,
  kind: 'day',
  ...more,
});
const choice = (name: string, label: Word, of: NonNullable<FieldSpec['of']>): FieldSpec => ({
  name,
  label,
  kind: 'choice',
  of,
});
const optional = (spec: FieldSpec): FieldSpec => ({ ...spec, min: 0, isOptional: true });

const note = optional(text('note', w.note, 0, 500));
const reason = text('reason', w.reason, 6, 1000);
const given: FieldSpec[] = [{ name: 'organisationId', label: w.to, kind: 'unit' }, note];
const hearing: FieldSpec[] = [
  day('from', w.from),
  { name: 'begins', label: w.begins, kind: 'hour' },
  day('to', w.until),
  line('place', w.place, 2, 200),
];
const held = [day('heldTo', w.heldTo), text('record', w.record, 6, 4000)];
const opinion = [
  text('facts', w.facts, 10, 6000),
  choice('outcome', w.outcome, 'outcome'),
  text('opinion', w.opinion, 10, 6000),
  text('basis', w.basis, 4, 1000),
];
const served = [
  choice('method', w.method, 'method'),
  day('servedOn', w.servedDay),
  line('receiver', w.receiver, 1, 60),
  line('proof', w.proof, 2, 300),
];
const review = [
  choice('finding', w.finding, 'finding'),
  ...opinion,
  day('executeBy', w.executeBy, { isOptional: true }),
];
const grounds = [text('grounds', w.grounds, 6, 4000)];

/** What each act asks for. */
export const fieldsOf: Record<ActVerb, readonly FieldSpec[]> = {
  transfer: given,
  assign: given,
  object: [text('reason', w.reason, 10, 1000)],
  agreeObjection: [note],
  denyObjection: [reason],
  designate: [{ name: 'organisationId', label: w.to, kind: 'unitNear' }, reason],
  notifyElsewhere: [text('where', w.where, 6, 500), text('why', w.why, 6, 1000)],
  divert: [choice('procedure', w.procedure, 'procedure'), text('instructions', w.instructions, 10, 1000)],
  refuse: [choice('reason', w.refusalReason, 'refusal'), text('onward', w.onward, 10, 500)],
  seal: [
    line('accused', w.accused, 2, 300),
    { name: 'accusedOrganisationId', label: w.accusedUnit, kind: 'unitNear', isOptional: true },
  ],
  accept: [
    choice('matter', w.matter, 'matter'),
    { name: 'persons', label: w.persons, kind: 'number', min: 1, max: 100_000, isOptional: true },
    { name: 'representatives', label: w.representatives, kind: 'number', min: 1, max: 5, isOptional: true },
  ],
  investigate: [optional(text('text', w.text, 0, 1000))],
  mediate: [optional(text('text', w.text, 0, 1000))],
  settle: [text('agreement', w.agreement, 10, 4000)],
  endMediation: [reason],
  openHearing: hearing,
  closeHearing: held,
  askExtension: [
    { name: 'days', label: w.days, kind: 'number', min: 1, max: 30 },
    text('reason', w.extensionReason, 10, 1000),
  ],
  approveExtension: [],
  refuseExtension: [reason],
  answer: [
    choice('result', w.result, 'answer'),
    text('text', w.answerText, 10, 6000),
    optional(text('basis', w.basis, 0, 1000)),
  ],
  decide: [
    text('claim', w.claim, 4, 4000),
    ...opinion,
    { name: 'measures', label: w.measures, kind: 'choices', of: 'measure', isOptional: true },
    day('executeBy', w.executeBy, { isOptional: true }),
  ],
  serve: served,
  reportExecution: [text('text', w.execution, 6, 2000)],
  askReview: grounds,
  decideReview: review,
  serveReview: served,
  askRecheck: grounds,
  openRecheckHearing: hearing,
  closeRecheckHearing: held,
  decideRecheck: review,
  serveRecheck: served,
  reopen: [text('facts', w.newFacts, 10, 2000)],
};
