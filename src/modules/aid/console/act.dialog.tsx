import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { amountText } from '#modules/relief/ledger.words.ts';
import { stockApi } from '#modules/relief/relief.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { aidApi } from '../aid.contract.ts';
import { changeGrounds, checkOutcomes, filers, opinions, refusalGrounds, reviewOutcomes } from '../aid.rules.ts';
import type { AidView } from '../aid.views.contract.ts';
import {
  aidVerbWords,
  changeGroundWords,
  checkWords,
  filerWords,
  opinionWords,
  refusalGroundWords,
  reviewOutcomeWords,
} from '../aid.words.ts';
import { type ActVerb, doAct, type FieldSpec, fieldsOf, inputOf } from './acts.ts';
import { StageLines } from './stages.tsx';

type Say = ReturnType<typeof useSay>['say'];
const choices = (of: NonNullable<FieldSpec['of']>, say: Say): { value: string; label: string }[] =>
  ({
    filer: filers.map((value) => ({ value, label: say(filerWords[value]) })),
    check: checkOutcomes.map((value) => ({ value, label: say(checkWords[value]) })),
    opinion: opinions.map((value) => ({ value, label: say(opinionWords[value]) })),
    refusal: refusalGrounds.map((value) => ({ value, label: say(refusalGroundWords[value]) })),
    change: changeGrounds.map((value) => ({ value, label: say(changeGroundWords[value]) })),
    review: reviewOutcomes.map((value) => ({ value, label: say(reviewOutcomeWords[value]) })),
  })[of];

/** The form of one verb; what the law asks of it stands beside its fields. */
export function ActDialog({
  a,
  verb,
  close,
  done,
}: {
  a: AidView;
  verb: ActVerb;
  close: () => void;
  done: () => void;
}) {
  const fields = fieldsOf[verb].filter((f) => f.where?.(a) ?? true);
  const start = Object.fromEntries(
    fields.map((f) => [f.name, f.start?.(a) ?? (f.kind === 'day' ? dayOf(Date.now()) : undefined)]),
  );
  return (
    <FormDialog<Record<string, unknown>, AidView>
      title={aidVerbWords[verb]}
      ok={aidVerbWords[verb]}
      start={start}
      close={close}
      done={done}
      send={(values, key) => doAct(verb, a, inputOf(fields, values), key)}
    >
      {fields.map((f) => (
        <OneField key={f.name} f={f} a={a} />
      ))}
    </FormDialog>
  );
}

function OneField({ f, a }: { f: FieldSpec; a: AidView }) {
  const { say } = useSay();
  if (f.kind === 'stages') return <StageLines name={f.name} label={f.label} />;
  const rules = f.isOptional || f.kind === 'tick' ? [] : [{ required: true, message: say(w.required) }];
  if (f.kind === 'tick')
    return (
      <Form.Item name={f.name} valuePropName="checked">
        <Checkbox>{say(f.label)}</Checkbox>
      </Form.Item>
    );
  return (
    <Form.Item name={f.name} label={say(f.label)} rules={rules}>
      {widget(f, a, say)}
    </Form.Item>
  );
}

function widget(f: FieldSpec, a: AidView, say: Say) {
  if (f.kind === 'text') return <Input.TextArea rows={3} maxLength={1000} />;
  if (f.kind === 'lines') return <Input.TextArea rows={4} maxLength={1000} />;
  if (f.kind === 'day') return <Input type="date" />;
  if (f.kind === 'yuan') return <InputNumber className="wide" min={0} precision={2} />;
  if (f.kind === 'number') return <InputNumber className="wide" min={0} precision={0} />;
  if (f.kind === 'choice' || f.kind === 'choices')
    return (
      <Select {...(f.kind === 'choices' && { mode: 'multiple' as const })} options={f.of ? choices(f.of, say) : []} />
    );
  if (f.kind === 'papers')
    return (
      <Select
        mode="multiple"
        options={a.papers.filter((p) => p.comeOn === null).map((p) => ({ value: p.id, label: p.name }))}
      />
    );
  if (f.kind === 'batch') return <BatchPicker />;
  if (f.kind === 'reviewer') return <ReviewerPicker a={a} />;
  return <Input maxLength={200} />;
}

/** Whoever may review what others decided; that there is nobody is said with what to do. */
function ReviewerPicker({ a, ...props }: { a: AidView; value?: string; onChange?: (id: string) => void; id?: string }) {
  const { say } = useSay();
  const items = useAsk(aidApi.reviewers, { params: { id: a.id } }).data?.items;
  return (
    <>
      <Select
        {...props}
        notFoundContent={say(w.reviewerNone)}
        options={(items ?? []).map((p) => ({ value: p.id, label: `${p.name} · ${p.unit}` }))}
      />
      <small className="soft">{say(items?.length === 0 ? w.reviewerNone : w.reviewerHint)}</small>
    </>
  );
}

/** Money of the ledger that may be given in an emergency. */
function BatchPicker(props: { value?: string; onChange?: (id: string) => void; id?: string }) {
  const batches = useAsk(stockApi.listBatches, { query: { left: '1' as const } });
  const fitting = (batches.data?.items ?? []).filter(
    (b) => b.kind === 'money' && (b.purpose === 'emergency' || b.purpose === 'any'),
  );
  return (
    <Select
      {...props}
      allowClear
      options={fitting.map((b) => ({
        value: b.id,
        label: `${b.item} · ${amountText(b.standing.stock - b.promised, { unit: b.unit, money: true })}`,
      }))}
    />
  );
}
