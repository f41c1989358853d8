import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import type { Datum } from '#modules/publication/publication.rules.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { datumWords, clientWords as w } from '../open311.console.words.ts';
import { type Client, open311Api } from '../open311.contract.ts';

type Entry = { name: string; contact: string; area: string; datum: Datum; perHour: number };
const datums = ['wgs84', 'gcj02', 'bd09'] as const;

/** Programs that may file, each with its key; a key is seen once. */
export function ClientsPage() {
  const { say } = useSay();
  const client = useQueryClient();
  const [isIssuing, issue] = useState(false);
  const [revoking, revoke] = useState<Client | null>(null);
  const [key, show] = useState<string | null>(null);
  const ask = useAsk(open311Api.clients, {});
  const again = () => void client.invalidateQueries({ queryKey: [open311Api.clients.path] });
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        <Button type="primary" onClick={() => issue(true)}>
          {say(w.issue)}
        </Button>
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ clients, baseUrl }) => (
          <>
            <Addresses base={baseUrl} />
            {clients.length === 0 ? (
              <Nothing title={say(w.none)} hint={say(w.noneHint)} />
            ) : (
              <List clients={clients} revoke={revoke} />
            )}
          </>
        )}
      </Read>
      {isIssuing && (
        <IssueKey
          close={() => issue(false)}
          done={(issued) => {
            show(issued.key);
            again();
          }}
        />
      )}
      {revoking && <RevokeKey of={revoking} close={() => revoke(null)} done={again} />}
      {key && <KeyOnce value={key} close={() => show(null)} />}
    </>
  );
}

function Addresses({ base }: { base: string }) {
  const { say } = useSay();
  return (
    <p className="soft anywhere">
      {say(w.base)} <code>{base}</code> · {say(w.test)}{' '}
      <code>{base.replace(/\/open311\/v2$/, '/open311/test/v2')}</code>
    </p>
  );
}

function List({ clients, revoke }: { clients: readonly Client[]; revoke: (c: Client) => void }) {
  const { say } = useSay();
  return (
    <Register
      rows={clients}
      keyOf={(c) => c.id}
      columns={[
        { head: w.name, cell: (c) => c.name },
        { head: w.contact, cell: (c) => c.contact },
        { head: w.area, cell: (c) => c.placeName },
        { head: w.datum, cell: (c) => say(datumWords[c.datum]) },
        { head: w.key, cell: (c) => <code>…{c.keyEnd}</code> },
        { head: w.perHour, cell: (c) => c.perHour, isFigure: true },
        { head: w.filed, cell: (c) => c.filed, isFigure: true },
        { head: w.last, cell: (c) => (c.lastAt ? <Moment at={c.lastAt} /> : '—'), isFigure: true },
        {
          head: w.issued,
          cell: (c) => <Moment at={c.issuedAt} />,
          isFigure: true,
        },
        {
          head: w.revoke,
          cell: (c) =>
            c.revokedAt ? (
              <span className="soft">
                <Moment at={c.revokedAt} />
              </span>
            ) : (
              <Button size="small" onClick={() => revoke(c)} aria-label={`${say(w.revoke)} ${c.name}`}>
                {say(w.revoke)}
              </Button>
            ),
        },
      ]}
    />
  );
}

function IssueKey({ close, done }: { close: () => void; done: (issued: Client & { key: string }) => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, Client & { key: string }>
      title={w.issue}
      start={{ datum: 'wgs84', perHour: 300, area }}
      close={close}
      done={done}
      send={(input, key) => call(open311Api.issueKey, { input, key })}
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={say(w.contact)} rules={required}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="area" label={say(w.area)} rules={required} extra={say(w.areaHint)}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="datum" label={say(w.datum)}>
          <Select options={datums.map((value) => ({ value, label: say(datumWords[value]) }))} />
        </Form.Item>
        <Form.Item name="perHour" label={say(w.perHour)} rules={required}>
          <InputNumber className="wide" min={1} max={10000} precision={0} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

function RevokeKey({ of, close, done }: { of: Client; close: () => void; done: () => void }) {
  const { say } = useSay();
  const title = [say(w.revokeTitle, { name: of.name }), say(w.revokeTitle, { name: of.name })] as const;
  return (
    <FormDialog<{ reason: string }, Client>
      title={title}
      ok={w.revoke}
      close={close}
      done={done}
      send={(input, key) => call(open311Api.revokeKey, { params: { id: of.id }, input, key })}
    >
      <p className="soft">{say(w.revokeHint)}</p>
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

function KeyOnce({ value, close }: { value: string; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      title={say(w.onceTitle)}
      mask={{ closable: false }}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          {say(w.copied)}
        </Button>
      }
    >
      <p>{say(w.onceHint)}</p>
      <Typography.Paragraph copyable code>
        {value}
      </Typography.Paragraph>
    </Modal>
  );
}
