import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { FormGate } from '#modules/mandates/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityView, activitiesApi } from '../activities.contract.ts';
import { yearApi } from '../year.contract.ts';

type Entry = {
  host: string;
  recorder: string;
  minutes: string;
  decisions?: { what: string; yes?: number; no?: number; abstain?: number; isMatter?: boolean }[];
  tasks?: { what: string; organisationId?: string; dueOn: Dayjs; itemId?: string }[];
};

/** The minutes, with the votes counted by the rule and what follows from them. */
export function Minutes({ a, close, done }: { a: ActivityView; close: () => void; done: (a: ActivityView) => void }) {
  const { say } = useSay();
  const me = useMe();
  const required = [{ required: true, message: say(w.required_) }];
  return (
    <FormDialog<Entry, ActivityView>
      title={w.minutesTitle}
      start={{ recorder: me.name }}
      close={close}
      done={done}
      send={({ decisions = [], tasks = [], ...v }, key) =>
        call(activitiesApi.holdActivity, {
          params: { id: a.id },
          version: a.version,
          key,
          input: {
            ...v,
            decisions: decisions.map((d) => ({
              what: d.what,
              yes: d.yes ?? 0,
              no: d.no ?? 0,
              abstain: d.abstain ?? 0,
              isMatter: Boolean(d.isMatter),
            })),
            tasks: tasks.map(({ dueOn, ...t }) => ({ ...t, dueOn: dueOn.format('YYYY-MM-DD') })),
          },
        })
      }
    >
      <div className="pair">
        <Form.Item name="host" label={say(w.host)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="recorder" label={say(w.recorder)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="minutes" label={say(w.minutes)} rules={required}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={20_000} />
      </Form.Item>
      {a.rule.pass && <DecisionFields hasMatters={a.rule.matter !== null} />}
      <TaskFields unit={a.organisationId} />
    </FormDialog>
  );
}

function DecisionFields({ hasMatters }: { hasMatters: boolean }) {
  const { say } = useSay();
  const count = (name: 'yes' | 'no' | 'abstain', nth: number) => (
    <Form.Item name={[nth, name]} label={say({ yes: w.votesYes, no: w.votesNo, abstain: w.votesAbstain }[name])}>
      <InputNumber min={0} precision={0} />
    </Form.Item>
  );
  return (
    <Form.List name="decisions">
      {(fields, { add, remove }) => (
        <fieldset className="section">
          <legend>{say(w.decisions)}</legend>
          {fields.map((f) => (
            <div key={f.key}>
              <Form.Item
                name={[f.name, 'what']}
                label={say(w.decision)}
                rules={[{ required: true, message: say(w.required_) }]}
              >
                <Input maxLength={500} />
              </Form.Item>
              <div className="pair">
                {count('yes', f.name)}
                {count('no', f.name)}
                {count('abstain', f.name)}
              </div>
              {hasMatters && (
                <Form.Item name={[f.name, 'isMatter']} valuePropName="checked">
                  <Checkbox>{say(w.isMatter)}</Checkbox>
                </Form.Item>
              )}
              <Button size="small" onClick={() => remove(f.name)}>
                {say(w.remove)}
              </Button>
            </div>
          ))}
          <Button onClick={() => add()}>{say(w.addDecision)}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function TaskFields({ unit }: { unit: string }) {
  const { say } = useSay();
  const units = useAsk(yearApi.activityUnits, {});
  const options = (units.data?.items ?? []).map((u) => ({ value: u.id, label: u.name }));
  const required = [{ required: true, message: say(w.required_) }];
  return (
    <Form.List name="tasks">
      {(fields, { add, remove }) => (
        <fieldset className="section">
          <legend>{say(w.followUps)}</legend>
          {fields.map((f) => (
            <div key={f.key} className="pair">
              <Form.Item name={[f.name, 'what']} label={say(w.task)} rules={required}>
                <Input maxLength={300} />
              </Form.Item>
              <Form.Item name={[f.name, 'organisationId']} label={say(w.taskUnit)} initialValue={unit}>
                <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <FormGate
                unit={['tasks', f.name, 'organisationId']}
                part="lead"
                kind="task"
                label={['tasks', f.name, 'what']}
                name={[f.name, 'itemId']}
                path={['tasks', f.name, 'itemId']}
              />
              <Form.Item name={[f.name, 'dueOn']} label={say(w.due)} rules={required}>
                <DatePicker />
              </Form.Item>
              <Button size="small" onClick={() => remove(f.name)}>
                {say(w.remove)}
              </Button>
            </div>
          ))}
          <Button onClick={() => add()}>{say(w.addTask)}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
