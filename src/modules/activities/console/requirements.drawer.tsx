import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityKind, activityKinds, requirementRoles } from '../activities.rules.ts';
import { activityKindWords, periodOf, periodWords } from '../activities.words.ts';
import { type RequirementView, type UnitView, yearApi } from '../year.contract.ts';
import { type Period, periods } from '../year.rules.ts';

type Props = { unit: UnitView; close: () => void; done: () => void };
/** How often each kind is asked of a unit, by whom, since when and on what it rests; changed from a day on, never backwards. */
export function Requirements({ unit, close, done }: Props) {
  const { say } = useSay();
  const client = useQueryClient();
  const { role } = useMe();
  const [changing, change] = useState<Partial<RequirementView> | null>(null);
  const ask = useAsk(yearApi.unitRequirements, { params: { id: unit.id } });
  const mayChange = requirementRoles.some((r) => r === role);
  const again = () => {
    void client.invalidateQueries({ queryKey: [yearApi.unitRequirements.path] });
    done();
  };
  return (
    <Drawer open onClose={close} title={`${unit.name} ${say(w.requirements)}`} size="large">
      <p className="soft">{say(w.requirementsHint)}</p>
      {mayChange && <Button onClick={() => change({})}>{say(w.requirementAdd)}</Button>}
      <Read ask={ask} rows={6}>
        {({ items }) => (
          <Register
            rows={items}
            keyOf={(r) => r.id}
            {...(mayChange && { open: change })}
            columns={[
              { head: w.kind, cell: (r) => say(activityKindWords[r.kind]) },
              {
                head: w.required,
                cell: (r) => (r.needs === 0 ? say(w.notAsked) : say(periodOf(r.period, r.needs))),
              },
              { head: w.validFrom, cell: (r) => r.validFrom },
              { head: w.isNow, cell: (r) => r.isNow && say(w.yes) },
              { head: w.source, cell: (r) => (r.isOwn ? say(w.own) : r.placeName || say(w.everywhere)) },
              { head: w.basis, cell: (r) => r.basis },
            ]}
          />
        )}
      </Read>
      {changing && <Change unit={unit} of={changing} close={() => change(null)} done={again} />}
    </Drawer>
  );
}

type Entry = {
  kind: ActivityKind;
  whom: 'own' | 'place';
  period: Period;
  needs: number;
  validFrom: Dayjs;
  basis: string;
};
function Change({ unit, of, close, done }: Props & { of: Partial<RequirementView> }) {
  const { say } = useSay();
  const me = useMe();
  const required = [{ required: true, message: say(w.required_) }];
  return (
    <FormDialog<Entry, { id: string }>
      title={w.requirements}
      start={{
        kind: of.kind,
        whom: 'own',
        period: of.period ?? 'month',
        needs: of.needs ?? 1,
        validFrom: dayjs().add(1, 'month').startOf('month'),
      }}
      close={close}
      done={done}
      send={({ whom, validFrom, ...v }, key) =>
        call(yearApi.putRequirement, {
          input: {
            ...v,
            area: whom === 'own' ? unit.area : me.area,
            unitKind: unit.kind,
            ...(whom === 'own' && { organisationId: unit.id }),
            validFrom: validFrom.format('YYYY-MM-DD'),
          },
          key,
        })
      }
    >
      <div className="pair">
        <Form.Item name="kind" label={say(w.kind)} rules={required}>
          <Select options={activityKinds.map((value) => ({ value, label: say(activityKindWords[value]) }))} />
        </Form.Item>
        <Form.Item name="whom" label={say(w.requirementFor)} rules={required}>
          <Select
            options={[
              { value: 'own' as const, label: say(w.requirementOwn, { unit: unit.name }) },
              { value: 'place' as const, label: say(w.requirementPlace) },
            ]}
          />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="period" label={say(w.period)} rules={required}>
          <Select options={periods.map((value) => ({ value, label: say(periodWords[value]) }))} />
        </Form.Item>
        <Form.Item name="needs" label={say(w.needs)} rules={required}>
          <InputNumber min={0} max={31} precision={0} />
        </Form.Item>
        <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item name="basis" label={say(w.basis)} extra={say(w.basisHint)} rules={required}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
