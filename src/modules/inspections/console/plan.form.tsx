import { Button, Form, Input, Select } from 'antd';
import { FormGate, linesOf, type PickedLines } from '#modules/mandates/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { type FindingView, inspectionsApi } from '../inspections.contract.ts';
import { findingLabel } from '../inspections.rules.ts';
import { findingVerbWords, inspectionWords as i } from '../inspections.words.ts';
import { useUnits } from './parts.tsx';

type Measure = { body: string; unitId: string; dueOn: string };
type Entry = { measures: Measure[]; lines?: PickedLines };

/** By which line a unit other than our own is asked; once for each unit. */
function Gate({ at, x }: { at: number; x: FindingView }) {
  const form = Form.useFormInstance<Entry>();
  const measures = Form.useWatch('measures', form) ?? [];
  const { organisationId } = useMe();
  const unitId = measures[at]?.unitId;
  const isFirst = measures.findIndex((m) => m?.unitId === unitId) === at;
  if (!unitId || unitId === organisationId || !isFirst) return null;
  return (
    <FormGate
      unit={['measures', at, 'unitId']}
      part="assist"
      name={['lines', unitId]}
      kind="measure"
      named={findingLabel(x.round, x.nth)}
      text={[['measures', at, 'body']]}
    />
  );
}

/** 整改方案: measures one by one, by which unit, until when. */
export function PlanForm({ x, close, done }: { x: FindingView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const { organisationId } = useMe();
  const units = useUnits(x.area);
  const required = [{ required: true, message: say(w.required) }];
  const empty = { unitId: organisationId, dueOn: x.dueOn };
  const before = x.measures.map((m) => ({ body: m.body, unitId: m.unit.id, dueOn: m.dueOn }));
  return (
    <FormDialog<Entry, FindingView>
      title={findingVerbWords.plan}
      ok={findingVerbWords.plan}
      start={{ measures: before.length > 0 ? before : [empty as Measure] }}
      close={close}
      done={done}
      send={({ measures, lines }, key) =>
        call(inspectionsApi.planFinding, {
          params: { id: x.id },
          version: x.version,
          input: { measures, lines: linesOf(lines) },
          key,
        })
      }
    >
      <Form.List name="measures">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <section key={key} className="inspection-measure" aria-label={say(w.measure, { n: name + 1 })}>
                <header>
                  <strong>{say(w.measure, { n: name + 1 })}</strong>
                  {fields.length > 1 && (
                    <Button size="small" onClick={() => remove(name)} aria-label={say(w.dropMeasure, { n: name + 1 })}>
                      ×
                    </Button>
                  )}
                </header>
                <Form.Item name={[name, 'body']} label={say(w.what)} rules={required}>
                  <Input.TextArea rows={2} maxLength={500} />
                </Form.Item>
                <div className="pair">
                  <Form.Item name={[name, 'unitId']} label={say(i.measureUnit)} rules={required}>
                    <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
                  </Form.Item>
                  <Form.Item name={[name, 'dueOn']} label={say(i.measureDue)} rules={required}>
                    <Input type="date" max={x.dueOn} />
                  </Form.Item>
                </div>
                <Gate at={name} x={x} />
              </section>
            ))}
            <Button block onClick={() => add(empty)}>
              {say(w.addMeasure)}
            </Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
