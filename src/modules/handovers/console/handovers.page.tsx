import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { handoverConsoleWords as w } from '../handovers.console.words.ts';
import { type HandoverRow, type HandoverView, handoversApi } from '../handovers.contract.ts';
import { handoverStatusWords, handoversWords } from '../handovers.words.ts';

type Entry = { fromId: string; toId: string; reason: string; until?: string };

/** Who leaves, who follows, until when; the list is drawn when this is sent. */
function Begin({ fromId, close }: { fromId: string; close: () => void }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const [from, setFrom] = useState(fromId);
  const ask = useAsk(handoversApi.handoverChoices, { query: { fromId: from } });
  const required = [{ required: true, message: say(w.required) }];
  const options = (people: readonly { id: string; name: string; organisation: string }[] = []) =>
    people.map((p) => ({ value: p.id, label: `${p.name} · ${p.organisation}` }));
  return (
    <FormDialog<Entry, HandoverView>
      title={w.begin}
      ok={w.draw}
      start={{ fromId }}
      close={close}
      done={(h) => void navigate({ to: '/handovers/$id', params: { id: h.id } })}
      send={({ until, ...input }, key) =>
        call(handoversApi.draftHandover, { input: { ...input, ...(until && { until }) }, key })
      }
    >
      {(form) => (
        <>
          <Form.Item name="fromId" label={say(w.from)} rules={required}>
            <Select
              options={options(ask.data?.from)}
              onChange={(id: string) => {
                setFrom(id);
                form.resetFields(['toId']);
              }}
            />
          </Form.Item>
          <Form.Item name="toId" label={say(w.to)} extra={say(w.toHint)} rules={required}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={options(ask.data?.to)} />
          </Form.Item>
          <Form.Item name="reason" label={say(w.reason)} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="until" label={say(w.until)} extra={say(w.untilHint)}>
            <Input type="date" />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

function Sheets({ title, rows }: { title: readonly [string, string]; rows: readonly HandoverRow[] }) {
  const { say } = useSay();
  return (
    <section className="section">
      <h2>{say(title)}</h2>
      {rows.length === 0 ? (
        <p className="soft">{say(w.none)}</p>
      ) : (
        <Register
          rows={rows}
          keyOf={(h) => h.id}
          columns={[
            {
              head: w.number,
              cell: (h) => (
                <Link to="/handovers/$id" params={{ id: h.id }} className="mono">
                  {h.number}
                </Link>
              ),
            },
            { head: w.who, cell: (h) => `${h.from.name} → ${h.to.name}` },
            { head: w.items, cell: (h) => h.items, isFigure: true },
            { head: w.status, cell: (h) => say(handoverStatusWords[h.status]) },
            { head: w.until, cell: (h) => h.until ?? say(w.forGood) },
            { head: w.reason, cell: (h) => h.reason },
          ]}
        />
      )}
    </section>
  );
}

/** Sheets by me, to me and of my unit; who can no longer act and still answers for something stands on top. */
export function HandoversPage() {
  const { say } = useSay();
  const me = useMe();
  const ask = useAsk(handoversApi.listHandovers, {});
  const [from, begin] = useState<string | null>(null);
  return (
    <>
      <PageHead title={say(handoversWords.title)} note={say(w.note)}>
        <ExportButton list="handovers" />
        <Button type="primary" onClick={() => begin(me.accountId)}>
          {say(w.begin)}
        </Button>
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ mine, toMe, unit, unattended }) => (
          <>
            {unattended.map((p) => (
              <Alert
                key={p.id}
                type="warning"
                showIcon
                title={say(w.unattended, { name: p.name, unit: p.organisation, n: p.cases })}
                action={<Button onClick={() => begin(p.id)}>{say(w.handFor)}</Button>}
              />
            ))}
            <Sheets title={w.toMe} rows={toMe} />
            <Sheets title={w.mine} rows={mine} />
            {unit.length > 0 && <Sheets title={w.unit} rows={unit} />}
          </>
        )}
      </Read>
      {from && <Begin fromId={from} close={() => begin(null)} />}
    </>
  );
}
