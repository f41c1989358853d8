import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { affairsConsoleWords as w } from '../affairs.console.words.ts';
import { affairsApi, type OfficerView } from '../affairs.contract.ts';
import { type OfficerBody, officerBodies } from '../affairs.rules.ts';
import { officerBodyWords } from '../affairs.words.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import type { MeetingView } from '../meetings.contract.ts';

/** Who sits on the village's bodies, and how meetings appraised the committee. */
export function Officers({ area }: { area: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const [ending, end] = useState<OfficerView | null>(null);
  const isKeeper = keeperRoles.some((r) => r === role);
  const ask = useAsk(affairsApi.villageOfficers, { query: { area } });
  const again = () => void client.invalidateQueries({ queryKey: [affairsApi.villageOfficers.path] });
  return (
    <>
      {isKeeper && (
        <p className="no-print">
          <Button type="primary" onClick={() => open(true)}>
            {say(w.addOfficer)}
          </Button>
        </p>
      )}
      <Read ask={ask} rows={6}>
        {({ items }) => (
          <>
            {items
              .filter((o) => o.endsOffice && !o.endedOn)
              .map((o) => (
                <Alert key={o.id} type="warning" showIcon title={`${o.name}${say(colon)}${say(w.endsOffice)}`} />
              ))}
            {items.length === 0 ? (
              <Nothing title={say(w.noOfficers)} />
            ) : (
              <Register
                rows={items}
                keyOf={(o) => o.id}
                columns={[
                  { head: w.name, cell: (o) => o.name },
                  { head: w.officerBody, cell: (o) => say(officerBodyWords[o.body]) },
                  { head: w.post, cell: (o) => o.post },
                  { head: w.from, cell: (o) => o.fromOn, isFigure: true },
                  {
                    head: w.appraisals,
                    cell: (o) =>
                      o.appraisals.map((a) => say(w.appraisal, { ...a, day: a.onDay, isIncompetent: '' })).join(';'),
                  },
                  {
                    head: w.standing,
                    cell: (o) =>
                      o.endedOn ? (
                        say(w.ended, { day: o.endedOn, why: o.endedWhy ?? '' })
                      ) : isKeeper ? (
                        <Button size="small" className="no-print" onClick={() => end(o)}>
                          {say(w.end)}
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
      {isOpen && <Add area={area} close={() => open(false)} done={again} />}
      {ending && <End o={ending} close={() => end(null)} done={again} />}
    </>
  );
}
type Entry = { body: OfficerBody; name: string; post: string; fromOn: string; isNearRelative?: boolean };
function Add({ area, close, done }: { area: string; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, OfficerView>
      title={w.addOfficer}
      start={{ body: 'committee', fromOn: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(v, key) =>
        call(affairsApi.addOfficer, { input: { ...v, area, isNearRelative: v.isNearRelative ?? false }, key })
      }
    >
      <Form.Item name="body" label={say(w.officerBody)} rules={required}>
        <Select options={officerBodies.map((value) => ({ value, label: say(officerBodyWords[value]) }))} />
      </Form.Item>
      <div className="numbers-row">
        <Form.Item name="name" label={say(w.name)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="post" label={say(w.post)} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="fromOn" label={say(w.from)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="isNearRelative" valuePropName="checked">
        <Checkbox>{say(w.nearRelative)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
function End({ o, close, done }: { o: OfficerView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ endedOn: string; why: string }, OfficerView>
      title={w.end}
      start={{ endedOn: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(affairsApi.endOfficer, { params: { id: o.id }, input, key })}
    >
      <p>{o.name}</p>
      <Form.Item name="endedOn" label={say(w.onDay)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="why" label={say(w.why)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

type AppraiseEntry = { officerId: string; competent: number; fair: number; incompetent: number };
/** The result of one member at a meeting that appraised the committee. */
export function Appraise({ m, close }: { m: MeetingView; close: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const ask = useAsk(affairsApi.villageOfficers, { query: { area: m.area } });
  const members = (ask.data?.items ?? []).filter((o) => o.body === 'committee' && !o.endedOn);
  return (
    <FormDialog<AppraiseEntry, OfficerView>
      title={w.appraise}
      close={close}
      done={() => {}}
      send={(input, key) => call(affairsApi.appraise, { params: { id: m.id }, input, key })}
    >
      <p className="soft">{say(w.appraiseHint)}</p>
      <Form.Item name="officerId" label={say(w.member)} rules={required}>
        <Select options={members.map((o) => ({ value: o.id, label: `${o.name} ${o.post}` }))} />
      </Form.Item>
      <div className="numbers-row">
        {(['competent', 'fair', 'incompetent'] as const).map((name) => (
          <Form.Item key={name} name={name} label={say(w[name])} rules={required}>
            <InputNumber min={0} max={100_000} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}
