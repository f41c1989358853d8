import { Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { OneFile } from '#modules/measures/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { planConsoleWords as w } from '../plans.console.words.ts';
import { type GoalView, type PlanView, plansApi } from '../plans.contract.ts';
import { type PlanVerb, type Verdict, verdicts } from '../plans.rules.ts';
import { planVerbWords, verdictWords } from '../plans.words.ts';

type Given = { x: PlanView; close: () => void; done: () => void };

/** What may be done with a plan, each in its own dialog. */
export function PlanAct({ verb, goal, ...given }: Given & { verb: PlanVerb; goal: GoalView | null }) {
  if (verb === 'figure' && goal) return <FigureForm goal={goal} {...given} />;
  if (verb === 'review') return <ReviewForm {...given} />;
  if (verb === 'submit') return <Submit {...given} />;
  if (verb === 'approve' || verb === 'sendBack' || verb === 'end') return <Judge verb={verb} {...given} />;
  return null;
}

function Submit({ x, close, done }: Given) {
  const { say } = useSay();
  return (
    <FormDialog<object, PlanView>
      title={planVerbWords.submit}
      ok={w.ok}
      close={close}
      done={done}
      send={(_, key) => call(plansApi.submitPlan, { params: { id: x.id }, version: x.version, input: {}, key })}
    >
      <p>{say(w.submitAsk)}</p>
    </FormDialog>
  );
}

function Judge({ x, verb, close, done }: Given & { verb: 'approve' | 'sendBack' | 'end' }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason?: string }, PlanView>
      title={planVerbWords[verb]}
      ok={w.ok}
      close={close}
      done={done}
      send={({ reason = '' }, key) =>
        call(plansApi.judgePlan, { params: { id: x.id }, version: x.version, input: { verb, reason }, key })
      }
    >
      {verb === 'approve' ? (
        <p>{say(w.approveAsk)}</p>
      ) : (
        <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}

type Figure = { onDay: string; value?: number; body: string };
function FigureForm({ x, goal, close, done }: Given & { goal: GoalView }) {
  const { say } = useSay();
  const [file, choose] = useState<File | null>(null);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Figure, PlanView>
      title={w.figure}
      start={{ onDay: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ onDay, value, body }, key) =>
        call(plansApi.addFigure, {
          params: { id: x.id },
          version: x.version,
          input: { goalId: goal.id, onDay, body, value: value ?? null },
          files: file ? [{ field: 'file', file }] : [],
          key,
        })
      }
    >
      <p>
        {goal.nth}. {goal.body}
      </p>
      <Form.Item name="onDay" label={say(w.onDay)} rules={required}>
        <Input type="date" />
      </Form.Item>
      {goal.unit !== null && (
        <Form.Item name="value" label={say(w.value, { unit: goal.unit })} rules={required}>
          <InputNumber className="wide" />
        </Form.Item>
      )}
      <Form.Item name="body" label={say(w.figureBody)} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <OneFile label={say(w.file)} file={file} choose={choose} />
    </FormDialog>
  );
}

type Review = { year: number; body: string; verdicts: Record<string, Verdict> };
function ReviewForm({ x, close, done }: Given) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Review, PlanView>
      title={w.review}
      start={{ year: x.reviewsDue[0] ?? Number(dayOf(Date.now()).slice(0, 4)) }}
      close={close}
      done={done}
      send={(input, key) => call(plansApi.reviewPlan, { params: { id: x.id }, version: x.version, input, key })}
    >
      <Form.Item name="year" label={say(w.year)} rules={required}>
        <InputNumber min={x.fromYear} max={x.toYear} className="wide" />
      </Form.Item>
      {x.goalList.map((g) => (
        <Form.Item key={g.id} name={['verdicts', g.id]} label={`${g.nth}. ${g.body}`} rules={required}>
          <Radio.Group options={verdicts.map((value) => ({ value, label: say(verdictWords[value]) }))} />
        </Form.Item>
      ))}
      <Form.Item name="body" label={say(w.reviewBody)} rules={required}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
