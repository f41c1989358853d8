import type { z } from 'zod';
import type { Endpoint } from '#kernel/endpoint.ts';
import type { Word } from '#kernel/words.ts';
import { callWith } from '#ui/web/call.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { aidApi } from '../aid.contract.ts';
import { type AidVerb, isMonthly } from '../aid.rules.ts';
import type { AidView, aidView } from '../aid.views.contract.ts';

type Act = Omit<Endpoint, 'input' | 'params' | 'output' | 'query'> & {
  readonly params: z.ZodType<{ id: string }, { id: string }>;
  readonly input: z.ZodType;
  readonly output: typeof aidView;
};
/** The endpoint of each verb that is done at a desk; a survey comes from the phone or by a form of its own. */
const acts = {
  apply: aidApi.applyAid,
  askPapers: aidApi.askPapers,
  bringPapers: aidApi.bringPapers,
  accept: aidApi.acceptAid,
  decline: aidApi.declineAid,
  checkData: aidApi.checkData,
  draft: aidApi.draftOpinion,
  object: aidApi.objectAid,
  deliberate: aidApi.deliberateAid,
  sendUp: aidApi.sendUpAid,
  visit: aidApi.visitAid,
  approve: aidApi.approveAid,
  refuse: aidApi.refuseAid,
  sendBack: aidApi.sendBackAid,
  helpFirst: aidApi.helpFirst,
  settle: aidApi.settleAid,
  adjust: aidApi.adjustAid,
  phaseOut: aidApi.phaseOutAid,
  stop: aidApi.stopAid,
  secondStop: aidApi.secondStop,
  askAssess: aidApi.askAssess,
  dispute: aidApi.disputeAid,
  passReview: aidApi.passReview,
  settleDispute: aidApi.settleDispute,
  withdraw: aidApi.withdrawAid,
} as const satisfies Partial<Record<AidVerb, Act>>;
export type ActVerb = keyof typeof acts;
export const isAct = (verb: string): verb is ActVerb => verb in acts;
/** What moves it on: one of these is offered as the thing to do. */
export const onward: readonly AidVerb[] = [
  'apply',
  'accept',
  'helpFirst',
  'checkData',
  'draft',
  'deliberate',
  'sendUp',
  'approve',
  'settle',
  'settleDispute',
];

export const doAct = (verb: ActVerb, on: AidView, input: object, key: string): Promise<AidView> => {
  const e: Act = acts[verb];
  return callWith(e, { params: { id: on.id }, input, version: on.version, key }) as Promise<AidView>;
};

/** How a field of a form is asked for. `lines`: a list, one a line; `yuan`: sent in 分. */
export type FieldSpec = {
  name: string;
  label: Word;
  kind:
    | 'text'
    | 'line'
    | 'lines'
    | 'day'
    | 'yuan'
    | 'number'
    | 'tick'
    | 'choice'
    | 'choices'
    | 'papers'
    | 'batch'
    | 'stages'
    | 'reviewer';
  of?: 'filer' | 'check' | 'opinion' | 'refusal' | 'change' | 'review';
  /** Asked for where it applies only. */
  where?: (a: AidView) => boolean;
  start?: (a: AidView) => unknown;
  isOptional?: true;
};
const text = (label: Word = w.text): FieldSpec => ({ name: 'text', label, kind: 'text' });
const cents = (start?: (a: AidView) => unknown): FieldSpec => ({
  name: 'cents',
  label: w.yuan,
  kind: 'yuan',
  ...(start && { start }),
});
const ground: FieldSpec = { name: 'ground', label: w.ground, kind: 'choice', of: 'change' };
const inYuan = (n: number | null) => (n === null ? undefined : n / 100);

export const fieldsOf: Readonly<Record<ActVerb, readonly FieldSpec[]>> = {
  apply: [
    { name: 'filedBy', label: w.filedBy, kind: 'choice', of: 'filer', start: () => 'self' },
    { name: 'entrusted', label: w.entrusted, kind: 'line', isOptional: true },
  ],
  askPapers: [{ name: 'papers', label: w.whichPapers, kind: 'lines' }],
  bringPapers: [
    { name: 'papers', label: w.cameWhich, kind: 'papers' },
    { name: 'on', label: w.on, kind: 'day' },
  ],
  accept: [{ name: 'isSpecial', label: w.special, kind: 'tick' }],
  decline: [text(w.why)],
  checkData: [{ name: 'outcome', label: w.outcome, kind: 'choice', of: 'check', start: () => 'consistent' }, text()],
  draft: [
    { name: 'opinion', label: w.opinion, kind: 'choice', of: 'opinion', start: () => 'grant' },
    { ...cents((a) => inYuan(a.means.gapCents)), isOptional: true },
    text(),
  ],
  object: [text(), { name: 'name', label: w.objector, kind: 'line', isOptional: true }],
  deliberate: [
    { name: 'present', label: w.present, kind: 'number' },
    { name: 'agree', label: w.agree, kind: 'number' },
    text(),
  ],
  sendUp: [],
  visit: [{ name: 'on', label: w.on, kind: 'day' }, text()],
  approve: [
    cents((a) => inYuan(a.proposedCents)),
    { name: 'stages', label: w.stages, kind: 'stages', isOptional: true, where: (a) => !isMonthly(a.kind) },
    text(),
  ],
  refuse: [{ name: 'grounds', label: w.grounds, kind: 'choices', of: 'refusal' }, text(w.why)],
  sendBack: [text(w.why)],
  helpFirst: [
    cents(),
    { name: 'batchId', label: w.batch, kind: 'batch', isOptional: true },
    { name: 'papers', label: w.afterPapers, kind: 'lines', start: () => '身份证复印件\n情况说明' },
    text(),
  ],
  settle: [],
  adjust: [ground, cents((a) => inYuan(a.amountCents)), text()],
  phaseOut: [ground, { name: 'months', label: w.months, kind: 'number', start: () => 6 }, text()],
  stop: [ground, text()],
  secondStop: [text(w.why)],
  askAssess: [text(w.whatChanged)],
  dispute: [text(w.whatWrong), { name: 'name', label: w.objector, kind: 'line', isOptional: true }],
  passReview: [{ name: 'to', label: w.reviewer, kind: 'reviewer' }, text(w.why)],
  settleDispute: [{ name: 'outcome', label: w.reviewOutcome, kind: 'choice', of: 'review' }, text(w.why)],
  withdraw: [text(w.why)],
};

export type StageTyped = { on: string; yuan: number };
/** What a person typed, as the contract has it. */
export function inputOf(fields: readonly FieldSpec[], values: Readonly<Record<string, unknown>>): object {
  const given = fields.flatMap((f): [string, unknown][] => {
    const v = values[f.name];
    if (f.kind === 'tick') return [[f.name, Boolean(v)]];
    if (v === undefined || v === null || v === '') return [];
    if (f.kind === 'yuan') return [[f.name, Math.round(Number(v) * 100)]];
    if (f.kind === 'stages')
      return [[f.name, (v as readonly StageTyped[]).map((s) => ({ on: s.on, cents: Math.round(s.yuan * 100) }))]];
    if (f.kind === 'lines')
      return [
        [
          f.name,
          String(v)
            .split('\n')
            .map((l) => l.trim())
            .filter(Boolean),
        ],
      ];
    return [[f.name, v]];
  });
  return Object.fromEntries(given);
}
