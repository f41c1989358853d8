import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { eveningConsoleWords as w } from '../evenings.console.words.ts';
import { eveningsApi, type VettingRow } from '../evenings.contract.ts';
import { useRoomsAgain } from './room.form.tsx';

/** Who was checked, by whom, until when; what ends soon or has ended stands out. */
export function Vettings() {
  const { say } = useSay();
  const again = useRoomsAgain();
  const ask = useAsk(eveningsApi.listVettings, {});
  const [isAdding, add] = useState(false);
  const [ending, end] = useState<VettingRow | null>(null);
  return (
    <>
      <p className="acts no-print">
        <Button type="primary" onClick={() => add(true)}>
          {say(w.addVetting)}
        </Button>
      </p>
      <Read ask={ask}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.vettingNone)} hint={say(w.vettingHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(v) => v.id}
              columns={[
                { head: w.name, cell: (v) => v.name ?? '—' },
                { head: w.document, cell: (v) => v.document ?? '—' },
                { head: w.checkedBy, cell: (v) => `${v.checkedBy} · ${v.checkedOn}` },
                { head: w.validUntil, cell: (v) => <Until v={v} /> },
                {
                  head: w.endVetting,
                  cell: (v) =>
                    v.endedOn ? (
                      `${v.endedOn} ${v.endReason ?? ''}`
                    ) : (
                      <Button size="small" onClick={() => end(v)}>
                        {say(w.endVetting)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {isAdding && <AddVetting close={() => add(false)} done={again} />}
      {ending && (
        <FormDialog<{ reason: string }, VettingRow>
          title={w.endVetting}
          ok={w.endVetting}
          close={() => end(null)}
          done={again}
          send={({ reason }, key) =>
            call(eveningsApi.endVetting, { params: { id: ending.id }, version: ending.version, input: { reason }, key })
          }
        >
          <p>{ending.name}</p>
          <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
            <Input maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
function Until({ v }: { v: VettingRow }) {
  const { say } = useSay();
  return (
    <>
      {v.validUntil} {!v.holds && <Tag>{say(w.over)}</Tag>}
      {v.endsSoon && <span className="room-lapsed">{say(w.soon)}</span>}
      {v.lapses > 0 && <div className="room-lapsed">{say(w.lapses, { n: v.lapses })}</div>}
    </>
  );
}
type Entry = { area: string; name: string; document: string; checkedBy: string; checkedOn: string; validUntil: string };
function AddVetting({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const me = useMe();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, VettingRow>
      title={w.addVetting}
      start={{ area: me.area }}
      close={close}
      done={done}
      send={(input, key) => call(eveningsApi.addVetting, { input, key })}
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="area" label={say(w.place)} rules={required}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="document" label={say(w.document)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="checkedBy" label={say(w.checkedBy)} extra={say(w.checkedByHint)} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="checkedOn" label={say(w.checkedOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="validUntil" label={say(w.validUntil)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
