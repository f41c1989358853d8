import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type AidStep, aidSteps, type Limit, type LimitUnit, limitUnits } from '../aid.clocks.rules.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { stepWords, unitWords, yuan } from '../aid.means.words.ts';
import { registersApi } from '../aid.registers.contract.ts';
import { type AidKind, aidKinds, settingRoles } from '../aid.rules.ts';
import type { StandardView } from '../aid.views.contract.ts';
import { aidKindWords } from '../aid.words.ts';
import { useAidAgain } from './bits.tsx';

/** Every limit and every standard, with the clause or paper it comes from; a place may have its own from a day on. */
export function Settings() {
  const { say } = useSay();
  const { role } = useMe();
  const again = useAidAgain();
  const [dialog, show] = useState<'limit' | 'standard' | null>(null);
  const ask = useAsk(registersApi.aidSettings, {});
  const mayAdd = settingRoles.some((r) => r === role);
  const kind = (of: AidKind | 'any') => (of === 'any' ? say(w.anyKind) : say(aidKindWords[of]));
  return (
    <Read ask={ask} rows={8}>
      {({ limits, standards }) => (
        <>
          <section className="card">
            <header className="card-head">
              <h2>{say(w.standards)}</h2>
              {mayAdd && <Button onClick={() => show('standard')}>{say(w.addStandard)}</Button>}
            </header>
            {standards.length === 0 ? (
              <Nothing title={say(w.noStandard)} />
            ) : (
              <Register
                rows={standards}
                keyOf={(s) => `${s.area}${s.kind}${s.validFrom}`}
                columns={[
                  { head: w.kind, cell: (s) => kind(s.kind) },
                  { head: w.standard, cell: (s) => yuan(s.cents), isFigure: true },
                  {
                    head: w.delegated,
                    cell: (s) => (s.delegatedCents === null ? '—' : yuan(s.delegatedCents)),
                    isFigure: true,
                  },
                  { head: w.where, cell: (s) => s.area },
                  { head: w.validFrom, cell: (s) => s.validFrom, isFigure: true },
                  { head: w.source, cell: (s) => s.source },
                ]}
              />
            )}
          </section>
          <section className="card">
            <header className="card-head">
              <h2>{say(w.limits)}</h2>
              {mayAdd && <Button onClick={() => show('limit')}>{say(w.addLimit)}</Button>}
            </header>
            <Register
              rows={limits}
              keyOf={(l) => `${l.area}${l.kind}${l.step}${l.validFrom}`}
              columns={[
                { head: w.step, cell: (l) => say(stepWords[l.step]) },
                { head: w.kind, cell: (l) => kind(l.kind) },
                { head: w.length, cell: (l) => `${l.amount} ${say(unitWords[l.unit])}`, isFigure: true },
                { head: w.source, cell: (l) => l.source },
                { head: w.where, cell: (l) => l.area || say(w.everywhere) },
                { head: w.validFrom, cell: (l) => l.validFrom, isFigure: true },
              ]}
            />
          </section>
          {dialog === 'limit' && <AddLimit close={() => show(null)} done={again} />}
          {dialog === 'standard' && <AddStandard close={() => show(null)} done={again} />}
        </>
      )}
    </Read>
  );
}

type Closing = { close: () => void; done: () => void };
type NewLimit = {
  kind: AidKind | 'any';
  step: AidStep;
  area: string;
  validFrom: string;
  unit: LimitUnit;
  amount: number;
  source: string;
};
function AddLimit({ close, done }: Closing) {
  const { say } = useSay();
  const { area } = useMe();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<NewLimit, Limit>
      title={w.addLimit}
      start={{ kind: 'any', step: 'decide', unit: 'wd', area, validFrom: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(registersApi.addLimit, { input, key })}
    >
      <div className="pair">
        <Form.Item name="step" label={say(w.step)}>
          <Select options={aidSteps.map((value) => ({ value, label: say(stepWords[value]) }))} />
        </Form.Item>
        <Form.Item name="kind" label={say(w.kind)}>
          <Select
            options={[
              { value: 'any', label: say(w.anyKind) },
              ...aidKinds.map((value) => ({ value, label: say(aidKindWords[value]) })),
            ]}
          />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="amount" label={say(w.length)} rules={required}>
          <InputNumber className="wide" min={1} max={400} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label={say(w.unit)}>
          <Select options={limitUnits.map((value) => ({ value, label: say(unitWords[value]) }))} />
        </Form.Item>
      </div>
      <Where />
    </FormDialog>
  );
}

function Where() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="source" label={say(w.source)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="area" label={say(w.where)} rules={required}>
        <PlacePicker label={say(w.where)} />
      </Form.Item>
      <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
        <Input type="date" />
      </Form.Item>
    </>
  );
}

type NewStandard = { kind: AidKind; area: string; validFrom: string; yuan: number; delegated?: number; source: string };
function AddStandard({ close, done }: Closing) {
  const { say } = useSay();
  const { area } = useMe();
  return (
    <FormDialog<NewStandard, StandardView>
      title={w.addStandard}
      start={{ kind: 'dibao', area, validFrom: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ yuan: sum, delegated, ...v }, key) =>
        call(registersApi.addStandard, {
          input: {
            ...v,
            cents: Math.round(sum * 100),
            delegatedCents: typeof delegated === 'number' ? Math.round(delegated * 100) : null,
          },
          key,
        })
      }
    >
      <Form.Item name="kind" label={say(w.kind)}>
        <Select options={aidKinds.map((value) => ({ value, label: say(aidKindWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="yuan" label={say(w.yuan)} rules={[{ required: true, message: say(w.required) }]}>
          <InputNumber className="wide" min={0.01} precision={2} />
        </Form.Item>
        <Form.Item name="delegated" label={say(w.delegated)}>
          <InputNumber className="wide" min={0} precision={2} />
        </Form.Item>
      </div>
      <Where />
    </FormDialog>
  );
}
