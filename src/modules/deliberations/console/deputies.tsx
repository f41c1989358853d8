import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import { type DeputyRow, meetingsApi } from '../meetings.contract.ts';

/** The register of deputies with their households, the share of women, and whether they met this quarter. */
export function Deputies({ area }: { area: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isAdding, add] = useState(false);
  const [ending, end] = useState<DeputyRow | null>(null);
  const isKeeper = keeperRoles.some((r) => r === role);
  const ask = useAsk(meetingsApi.listDeputies, { query: { area } });
  const again = () => void client.invalidateQueries({ queryKey: [meetingsApi.listDeputies.path] });
  return (
    <>
      <ExportLine list="deputies" filters={{ area }} />
      {isKeeper && (
        <p className="no-print">
          <Button type="primary" onClick={() => add(true)}>
            {say(w.addDeputy)}
          </Button>
        </p>
      )}
      <Read ask={ask} rows={6}>
        {(list) => (
          <>
            {list.serving > 0 && (
              <p>
                {say(w.deputiesN)} {list.serving} · {say(w.women)}{' '}
                {say(w.womenShare, { n: list.women, share: Math.round((list.women * 100) / list.serving) })} ·{' '}
                {say(w.quarters, { list: list.quarters.join('、') || say(w.noQuarter) })}
              </p>
            )}
            {list.serving > 0 && !list.womenReach && <Alert type="warning" showIcon title={say(w.womenShort)} />}
            {list.items.length === 0 ? (
              <Nothing title={say(w.noDeputies)} hint={say(w.noDeputiesHint)} />
            ) : (
              <Register
                rows={list.items}
                keyOf={(d) => d.id}
                columns={[
                  { head: w.name, cell: (d) => d.name },
                  { head: w.women, cell: (d) => (d.isWoman ? '✓' : '') },
                  { head: w.part, cell: (d) => d.part },
                  {
                    head: w.electedBy,
                    cell: (d) =>
                      d.electedBy === 'group' ? say(w.byGroup) : say(w.householdsN, { n: d.households.length }),
                  },
                  { head: w.term, cell: (d) => `${d.termFrom} – ${d.termUntil}` },
                  {
                    head: w.status,
                    cell: (d) =>
                      d.endedOn ? (
                        say(w.ended, { day: d.endedOn, why: d.endedWhy ?? '' })
                      ) : isKeeper ? (
                        <Button size="small" className="no-print" onClick={() => end(d)}>
                          {say(w.endDeputy)}
                        </Button>
                      ) : (
                        ''
                      ),
                  },
                ]}
              />
            )}
          </>
        )}
      </Read>
      {isAdding && <DeputyForm area={area} close={() => add(false)} done={again} />}
      {ending && <EndForm d={ending} close={() => end(null)} done={again} />}
    </>
  );
}

type Entry = {
  name: string;
  isWoman?: boolean;
  part?: string;
  electedBy: 'households' | 'group';
  households?: string[];
  termFrom: string;
  termUntil: string;
};
function DeputyForm({ area, close, done }: { area: string; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, DeputyRow>
      title={w.addDeputy}
      start={{ electedBy: 'households' }}
      close={close}
      done={done}
      send={(v, key) =>
        call(meetingsApi.addDeputy, {
          input: {
            ...v,
            area,
            isWoman: v.isWoman ?? false,
            part: v.part ?? '',
            households: v.electedBy === 'households' ? (v.households ?? []) : [],
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          <div className="pair">
            <Form.Item name="name" label={say(w.name)} rules={required}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="part" label={say(w.part)}>
              <Input maxLength={30} />
            </Form.Item>
          </div>
          <Form.Item name="isWoman" valuePropName="checked">
            <Checkbox>{say(w.isWoman)}</Checkbox>
          </Form.Item>
          <Form.Item name="electedBy" label={say(w.electedBy)} rules={required}>
            <Select
              options={[
                { value: 'households', label: say(w.byHouseholds) },
                { value: 'group', label: say(w.byGroup) },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a, b) => a.electedBy !== b.electedBy}>
            {() =>
              form.getFieldValue('electedBy') === 'households' && (
                <Form.Item name="households" label={say(w.households)} rules={required}>
                  <Select mode="tags" open={false} suffixIcon={null} maxCount={15} />
                </Form.Item>
              )
            }
          </Form.Item>
          <div className="pair">
            <Form.Item name="termFrom" label={say(w.termFrom)} rules={required}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="termUntil" label={say(w.termUntil)} rules={required}>
              <Input type="date" />
            </Form.Item>
          </div>
        </>
      )}
    </FormDialog>
  );
}
function EndForm({ d, close, done }: { d: DeputyRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ endedOn: string; why: string }, DeputyRow>
      title={w.endDeputy}
      start={{ endedOn: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(meetingsApi.endDeputy, { params: { id: d.id }, input, key })}
    >
      <p>{d.name}</p>
      <Form.Item name="endedOn" label={say(w.heldOn)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="why" label={say(w.reason)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
