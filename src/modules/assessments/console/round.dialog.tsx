import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi, type RoundView } from '../assessments.contract.ts';
import { assessmentWords as a, windowWords } from '../assessments.words.ts';
import { windowNames } from '../scores.rules.ts';

type Span = [Dayjs, Dayjs];
type Entry = {
  schemeId: string;
  name: string;
  year: number;
  appealBodyId: string;
  spans: { self: Span; review: Span; appeal: Span };
  units: { organisationId: string; reviewerId: string }[];
};
const daysOf = ([from, to]: Span) => ({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });

/** Opens a round: which scheme, for which year, when what is done, who is scored and who reviews whom. */
export function RoundDialog({ close, done }: { close: () => void; done: (r: RoundView) => void }) {
  const { say } = useSay();
  const me = useMe();
  const schemes = useAsk(assessmentsApi.listSchemes, {});
  const units = useAsk(organisationsApi.listOrganisations, { query: { area: me.area } });
  const parties = useAsk(organisationsApi.listOrganisations, { query: { area: me.area, kind: 'party' } });
  const required = [{ required: true, message: say(w.required) }];
  const optionsOf = (ask: typeof units) => (ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }));
  const usable = (schemes.data?.items ?? []).filter((s) => s.status === 'published');
  return (
    <FormDialog<Entry, RoundView>
      title={w.openRound}
      start={{ year: Number(dayOf(Date.now()).slice(0, 4)) - 1, units: [{} as Entry['units'][number]] }}
      close={close}
      done={done}
      send={({ spans, ...v }, key) =>
        call(assessmentsApi.openRound, {
          input: {
            ...v,
            windows: { self: daysOf(spans.self), review: daysOf(spans.review), appeal: daysOf(spans.appeal) },
          },
          key,
        })
      }
    >
      <Form.Item name="schemeId" label={say(w.scheme)} rules={required}>
        <Select
          options={usable.map((s) => ({ value: s.id, label: `${s.name} · ${say(w.edition, { n: s.edition })}` }))}
        />
      </Form.Item>
      <div className="pair">
        <Form.Item name="name" label={say(w.name)} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="year" label={say(w.year)} rules={required}>
          <InputNumber min={2000} max={2100} precision={0} />
        </Form.Item>
      </div>
      <fieldset className="section">
        <legend>{say(w.windows)}</legend>
        {windowNames.map((name) => (
          <Form.Item key={name} name={['spans', name]} label={say(windowWords[name])} rules={required}>
            <DatePicker.RangePicker style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </fieldset>
      <Form.Item name="appealBodyId" label={say(w.appealBody)} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(units)} />
      </Form.Item>
      <Form.List name="units">
        {(fields, { add, remove }) => (
          <fieldset className="section">
            <legend>{say(w.units)}</legend>
            <p className="soft small">{say(w.unitsHint)}</p>
            {fields.map((f) => (
              <div key={f.key} className="pair">
                <Form.Item name={[f.name, 'organisationId']} label={say(a.organisation)} rules={required}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(parties)} />
                </Form.Item>
                <Form.Item name={[f.name, 'reviewerId']} label={say(a.reviewer)} rules={required}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(units)} />
                </Form.Item>
                <Button size="small" onClick={() => remove(f.name)}>
                  {say(w.remove)}
                </Button>
              </div>
            ))}
            <Button onClick={() => add()}>{say(w.addUnit)}</Button>
          </fieldset>
        )}
      </Form.List>
    </FormDialog>
  );
}
