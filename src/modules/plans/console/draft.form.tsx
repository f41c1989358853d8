import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import { useEffect } from 'react';
import { useUnits } from '#modules/measures/console/index.ts';
import { measureWords } from '#modules/measures/measures.words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { showFaults } from '#ui/console/form.ts';
import { Fault, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { planConsoleWords as w } from '../plans.console.words.ts';
import { type PlanDraft, type PlanView, plansApi } from '../plans.contract.ts';
import { headings } from '../plans.rules.ts';
import { headingWords, planWords } from '../plans.words.ts';

const startOf = (x: PlanView) => ({
  title: x.title,
  fromYear: x.fromYear,
  toYear: x.toYear,
  profile: x.profile,
  problems: x.problems,
  heardOn: x.heardOn ?? undefined,
  heardHow: x.heardHow ?? undefined,
  goals: x.goalList.map((g) => ({
    body: g.body,
    unit: g.unit ?? undefined,
    baseline: g.baseline ?? undefined,
    target: g.target ?? undefined,
    year: g.year,
  })),
  lines: x.lines.map((l) => ({
    goalNth: l.goalNth,
    body: l.body,
    leadId: l.lead.id,
    unitIds: l.units.map((u) => u.id),
    dueOn: l.dueOn,
    proof: l.proof,
  })),
});
type Entry = ReturnType<typeof startOf>;

/** Goals are numbered as they stand; what was left empty was not said. */
const draftOf = (e: Entry): PlanDraft => ({
  ...e,
  problems: e.problems ?? [],
  heardOn: e.heardOn || undefined,
  goals: (e.goals ?? []).map((g, i) => ({
    ...g,
    nth: i + 1,
    unit: g.unit || undefined,
    baseline: g.baseline ?? undefined,
    target: g.target ?? undefined,
  })),
  lines: (e.lines ?? []).map((l) => ({ ...l, unitIds: l.unitIds ?? [] })),
});

/** The whole draft as one page: how it stands, what is wrong, goals, measures, when the villagers were asked. */
export function DraftForm({ x, close }: { x: PlanView; close: () => void }) {
  const { say, lang } = useSay();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Entry>();
  const deed = useDeed((input: PlanDraft, key: string) =>
    call(plansApi.savePlan, { params: { id: x.id }, version: x.version, input, key }),
  );
  useEffect(() => {
    if (deed.problem) showFaults(form, deed.problem, lang);
  }, [deed.problem, form, lang]);
  const save = async (entry: Entry) => {
    const saved = await deed.run(draftOf(entry));
    if (!saved) return;
    await client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/plans') });
    void message.success(say(w.saved));
    close();
  };
  return (
    <>
      <PageHead title={`${x.placeName} · ${x.title}`} note={say(w.edit)}>
        <Button onClick={close}>{say(w.back)}</Button>
        <Button type="primary" loading={deed.pending} onClick={form.submit}>
          {say(w.save)}
        </Button>
      </PageHead>
      {deed.problem && <Fault problem={deed.problem} />}
      <Form<Entry>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="plans-draft"
        initialValues={startOf(x)}
        onFinish={(entry) => void save(entry)}
      >
        <Head />
        <h2>{say(planWords.profile)}</h2>
        {headings.map((h) => (
          <Form.Item key={h} name={['profile', h]} label={say(headingWords[h])}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2000} />
          </Form.Item>
        ))}
        <Problems />
        <GoalList />
        <LineList area={x.area} form={form} />
        <h2>{say(planWords.heard)}</h2>
        <div className="pair">
          <Form.Item name="heardOn" label={say(w.heardOn)}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="heardHow" label={say(w.heardHow)}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      </Form>
    </>
  );
}

const useRequired = () => {
  const { say } = useSay();
  return [{ required: true, message: say(w.required) }];
};
function Head() {
  const { say } = useSay();
  const required = useRequired();
  return (
    <>
      <Form.Item name="title" label={say(w.name)} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="fromYear" label={say(w.fromYear)} rules={required}>
          <InputNumber min={2000} max={2200} className="wide" />
        </Form.Item>
        <Form.Item name="toYear" label={say(w.toYear)} rules={required}>
          <InputNumber min={2000} max={2200} className="wide" />
        </Form.Item>
      </div>
    </>
  );
}
function Problems() {
  const { say } = useSay();
  const required = useRequired();
  return (
    <>
      <h2>{say(planWords.problems)}</h2>
      <Form.List name="problems">
        {(fields, { add, remove }) => (
          <>
            {fields.map((f, i) => (
              <div key={f.key} className="plans-entry">
                <Form.Item name={f.name} label={say(w.problemN, { n: i + 1 })} rules={required}>
                  <Input maxLength={500} />
                </Form.Item>
                <Button onClick={() => remove(f.name)}>{say(w.remove)}</Button>
              </div>
            ))}
            <Button onClick={() => add('')}>{say(w.addProblem)}</Button>
          </>
        )}
      </Form.List>
    </>
  );
}
function GoalList() {
  const { say } = useSay();
  const required = useRequired();
  return (
    <>
      <h2>{say(planWords.goals)}</h2>
      <Form.List name="goals">
        {(fields, { add, remove }) => (
          <>
            {fields.map((f, i) => (
              <fieldset key={f.key} className="card plans-fieldset">
                <legend>{say(w.goalN, { n: i + 1 })}</legend>
                <Form.Item name={[f.name, 'body']} label={say(w.goalBody)} rules={required}>
                  <Input maxLength={300} />
                </Form.Item>
                <div className="plans-figure">
                  <Form.Item name={[f.name, 'year']} label={say(w.goalYear)} rules={required}>
                    <InputNumber min={2000} max={2200} className="wide" />
                  </Form.Item>
                  <Form.Item name={[f.name, 'unit']} label={say(w.unit)}>
                    <Input maxLength={20} />
                  </Form.Item>
                  <Form.Item name={[f.name, 'baseline']} label={say(w.baseline)}>
                    <InputNumber className="wide" />
                  </Form.Item>
                  <Form.Item name={[f.name, 'target']} label={say(w.target)}>
                    <InputNumber className="wide" />
                  </Form.Item>
                </div>
                <Button onClick={() => remove(f.name)}>{say(w.remove)}</Button>
              </fieldset>
            ))}
            <Button onClick={() => add({})}>{say(w.addGoal)}</Button>
          </>
        )}
      </Form.List>
    </>
  );
}
function LineList({ area, form }: { area: string; form: FormInstance<Entry> }) {
  const { say } = useSay();
  const required = useRequired();
  const units = useUnits(area);
  const goals = Form.useWatch('goals', form) ?? [];
  return (
    <>
      <h2>{say(planWords.measures)}</h2>
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <>
            {fields.map((f, i) => (
              <fieldset key={f.key} className="card plans-fieldset">
                <legend>{say(w.lineN, { n: i + 1 })}</legend>
                <Form.Item name={[f.name, 'goalNth']} label={say(w.forGoal)} rules={required}>
                  <Select options={goals.map((g, n) => ({ value: n + 1, label: `${n + 1}. ${g?.body ?? ''}` }))} />
                </Form.Item>
                <Form.Item name={[f.name, 'body']} label={say(measureWords.body)} rules={required}>
                  <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1000} />
                </Form.Item>
                <div className="pair">
                  <Form.Item name={[f.name, 'leadId']} label={say(measureWords.lead)} rules={required}>
                    <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
                  </Form.Item>
                  <Form.Item name={[f.name, 'unitIds']} label={say(w.units)}>
                    <Select mode="multiple" optionFilterProp="label" options={units} />
                  </Form.Item>
                </div>
                <div className="pair">
                  <Form.Item name={[f.name, 'dueOn']} label={say(measureWords.due)} rules={required}>
                    <Input type="date" />
                  </Form.Item>
                  <Form.Item name={[f.name, 'proof']} label={say(measureWords.proof)} rules={required}>
                    <Input maxLength={500} />
                  </Form.Item>
                </div>
                <Button onClick={() => remove(f.name)}>{say(w.remove)}</Button>
              </fieldset>
            ))}
            <Button onClick={() => add({ goalNth: goals.length === 1 ? 1 : undefined, unitIds: [] })}>
              {say(w.addLine)}
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}
