import { Alert, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Word } from '#kernel/words.ts';
import { CaseGate } from '#modules/cases/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { petitionConsoleWords as w } from '../petitions.console.words.ts';
import { petitionsApi } from '../petitions.contract.ts';
import {
  answers,
  answersTo,
  findings,
  matters,
  measures,
  outcomes,
  procedures,
  type RefusalReason,
  refusalArticles,
  refusalReasons,
  serviceMethods,
} from '../petitions.rules.ts';
import type { PetitionView } from '../petitions.views.contract.ts';
import {
  answerWords,
  findingWords,
  matterWords,
  measureWords,
  methodWords,
  outcomeWords,
  procedureWords,
  refusalReasonWords,
  verbWords,
} from '../petitions.words.ts';
import { type ActVerb, doAct, type FieldSpec, fieldsOf } from './petition.acts.ts';

const options: Record<NonNullable<FieldSpec['of']>, readonly (readonly [string, Word])[]> = {
  answer: answers.map((x) => [x, answerWords[x]]),
  matter: matters.map((x) => [x, matterWords[x]]),
  procedure: procedures.map((x) => [x, procedureWords[x]]),
  refusal: refusalReasons.map((x) => [x, refusalReasonWords[x]]),
  outcome: outcomes.map((x) => [x, outcomeWords[x]]),
  finding: findings.map((x) => [x, findingWords[x]]),
  measure: measures.map((x) => [x, measureWords[x]]),
  method: serviceMethods.map((x) => [x, methodWords[x]]),
};

const bySearch = (typed: string, option?: { label?: string }) => (option?.label ?? '').includes(typed.trim());
function UnitSelect({
  caseId,
  among,
  ...control
}: {
  caseId: string;
  among: 'units' | 'near';
  id?: string;
  value?: string;
  onChange?: (v: string) => void;
}) {
  const ask = useAsk(petitionsApi.receivers, { params: { id: caseId } });
  return (
    <Select
      {...control}
      showSearch={{ filterOption: bySearch }}
      loading={ask.isPending}
      allowClear={among === 'near'}
      options={(ask.data?.[among] ?? []).map((u) => ({ value: u.id, label: u.name }))}
    />
  );
}

/** What can be chosen; of the answers, those to this kind of matter. */
function choicesOf({ of }: FieldSpec, { matter }: PetitionView) {
  if (!of) return [];
  return of === 'answer'
    ? options[of].filter(([value]) => answersTo[matter].some((fits) => fits === value))
    : options[of];
}

function Control({ spec, view, ...control }: { spec: FieldSpec; view: PetitionView }) {
  const { say } = useSay();
  const choices = choicesOf(spec, view).map(([value, word]) => ({ value, label: say(word) }));
  if (spec.kind === 'text')
    return (
      <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 14 }} {...(spec.max && { maxLength: spec.max })} />
    );
  if (spec.kind === 'number')
    return <InputNumber {...control} min={spec.min ?? 1} max={spec.max ?? 1000} precision={0} />;
  if (spec.kind === 'day' || spec.kind === 'hour')
    return <Input {...control} type={spec.kind === 'day' ? 'date' : 'time'} />;
  if (spec.kind === 'unit' || spec.kind === 'unitNear')
    return <UnitSelect {...control} caseId={view.caseId} among={spec.kind === 'unit' ? 'units' : 'near'} />;
  if (spec.kind === 'choices') return <Checkbox.Group {...control} options={choices} />;
  if (spec.kind === 'choice')
    return choices.length > 4 ? (
      <Select {...control} options={choices} />
    ) : (
      <Radio.Group {...control} options={choices} vertical />
    );
  return <Input {...control} {...(spec.max && { maxLength: spec.max })} />;
}

function Field({ spec, view }: { spec: FieldSpec; view: PetitionView }) {
  const { say } = useSay();
  const isText = spec.kind === 'text' || spec.kind === 'line';
  const rules = spec.isOptional
    ? []
    : [
        { required: true, message: say(w.required) },
        ...(isText && spec.min ? [{ min: spec.min, message: say(w.tooShort) }] : []),
      ];
  return (
    <Form.Item name={spec.name} label={say(spec.label)} rules={rules}>
      <Control spec={spec} view={view} />
    </Form.Item>
  );
}

const isReason = (x: unknown): x is RefusalReason => refusalReasons.some((reason) => reason === x);
/** Empty entries are left out; the article of a refusal follows from its reason and is sent along with it. */
function inputOf(verb: ActVerb, values: Record<string, unknown>): object {
  const filled = Object.fromEntries(
    Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== null),
  );
  return verb === 'refuse' && isReason(filled.reason) ? { ...filled, article: refusalArticles[filled.reason] } : filled;
}

/** By these it goes to another organ, and by a line of its list where that is a township. */
const givesOn: ReadonlySet<ActVerb> = new Set(['transfer', 'assign', 'designate']);
type Props = { verb: ActVerb; view: PetitionView; close: () => void; done: (view: PetitionView) => void };
/** One act of the procedure: what it asks for, and what it means where that is grave. */
export function PetitionDialog({ verb, view, close, done }: Props) {
  const { say } = useSay();
  return (
    <FormDialog<Record<string, unknown>, PetitionView>
      title={verbWords[verb]}
      ok={verbWords[verb]}
      start={verb === 'accept' ? { matter: 'claim' } : {}}
      send={(values, key) => doAct(verb, { id: view.caseId, version: view.version }, inputOf(verb, values), key)}
      done={done}
      close={close}
    >
      {verb === 'approveExtension' && view.extension && (
        <Alert
          type="info"
          title={say(w.extensionSays, {
            days: view.extension.days,
            by: view.extension.askedBy,
            reason: view.extension.reason,
          })}
        />
      )}
      {verb === 'seal' && <Alert type="warning" title={say(w.sealHint)} />}
      {fieldsOf[verb].map((spec) => (
        <Field key={spec.name} spec={spec} view={view} />
      ))}
      {givesOn.has(verb) && <CaseGate caseId={view.caseId} />}
    </FormDialog>
  );
}

export function DeclareDialog({ view, close, done }: Omit<Props, 'verb'>) {
  const { say } = useSay();
  return (
    <FormDialog<{ what: string }, PetitionView>
      title={w.declare}
      ok={w.declare}
      send={({ what }, key) =>
        call(petitionsApi.declareConflict, { params: { id: view.caseId }, input: { what }, key })
      }
      done={done}
      close={close}
    >
      <p>{say(w.declareHint)}</p>
      <Form.Item name="what" label={say(w.what)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
