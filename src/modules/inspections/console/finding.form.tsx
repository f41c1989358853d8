import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { type FindingView, inspectionsApi, type RoundView } from '../inspections.contract.ts';
import { type FindingCategory, type FindingTerm, findingCategories, findingTerms } from '../inspections.rules.ts';
import { categoryWords, inspectionWords as i, termWords } from '../inspections.words.ts';
import { useAgain } from './parts.tsx';

type Entry = {
  inspectedId: string;
  nth: number;
  category: FindingCategory;
  term: FindingTerm;
  body: string;
  basis?: string;
  papers?: string;
  planDue?: string;
  dueOn?: string;
};

/** A finding entered by hand. */
export function FindingForm({ r, next, close }: { r: RoundView; next: number; close: () => void }) {
  const { say } = useSay();
  const again = useAgain();
  const required = [{ required: true, message: say(w.required) }];
  const optional = (word: (typeof i)[keyof typeof i]) => say(w.optional, { what: say(word) });
  const only = r.units.length === 1 ? r.units[0]?.id : undefined;
  return (
    <FormDialog<Entry, FindingView>
      title={w.addFinding}
      start={{ nth: next, term: 'limited', ...(only && { inspectedId: only }) }}
      close={close}
      done={again}
      send={({ planDue, dueOn, basis, papers, ...rest }, key) =>
        call(inspectionsApi.addFinding, {
          params: { id: r.id },
          input: {
            ...rest,
            ...(basis && { basis }),
            ...(papers && { papers }),
            ...(planDue && { planDue }),
            ...(dueOn && { dueOn }),
          },
          key,
        })
      }
    >
      <div className="pair">
        <Form.Item name="nth" label={say(i.nth)} rules={required}>
          <InputNumber min={1} max={500} className="wide" />
        </Form.Item>
        <Form.Item name="inspectedId" label={say(i.unit)} rules={required}>
          <Select options={r.units.map((u) => ({ value: u.id, label: u.name }))} />
        </Form.Item>
      </div>
      <Form.Item name="body" label={say(i.body)} rules={required}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
      <Form.Item name="category" label={say(i.category)} rules={required}>
        <Select options={findingCategories.map((value) => ({ value, label: say(categoryWords[value]) }))} />
      </Form.Item>
      <Form.Item name="term" label={say(i.term)}>
        <Radio.Group options={findingTerms.map((value) => ({ value, label: say(termWords[value]) }))} />
      </Form.Item>
      <Form.Item name="basis" label={optional(i.basis)}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="papers" label={optional(i.papers)} extra={say(w.papersHint)}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="planDue" label={optional(i.planDue)}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="dueOn" label={optional(i.due)} extra={say(w.autoDates)}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
