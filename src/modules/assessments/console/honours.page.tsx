import { Link, useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { honourConsoleWords as w } from '../honours.console.words.ts';
import { type CallView, honoursApi } from '../honours.contract.ts';
import { type HonourKind, honourKinds } from '../honours.rules.ts';
import { callStatusWords, honourKindWords } from '../honours.words.ts';

/** 评好人: calls for honours of the place. */
export function HonoursPage() {
  const { say } = useSay();
  const navigate = useNavigate();
  const [isOpening, open] = useState(false);
  const ask = useAsk(honoursApi.listHonours, {});
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="honours" />
        <Button type="primary" onClick={() => open(true)}>
          {say(w.open)}
        </Button>
      </PageHead>
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              columns={[
                {
                  head: w.name,
                  cell: (c) => (
                    <Link to="/honours/$id" params={{ id: c.id }}>
                      {c.name}
                    </Link>
                  ),
                },
                { head: w.kind, cell: (c) => say(honourKindWords[c.kind]) },
                { head: w.status, cell: (c) => say(callStatusWords[c.status]) },
                { head: w.year, cell: (c) => c.year, isFigure: true },
                { head: w.nominateSpan, cell: (c) => `${c.nominate.from} – ${c.nominate.to}`, isFigure: true },
                { head: w.voteSpan, cell: (c) => `${c.vote.from} – ${c.vote.to}`, isFigure: true },
              ]}
            />
          )
        }
      </Read>
      {isOpening && (
        <Open close={() => open(false)} done={(c) => void navigate({ to: '/honours/$id', params: { id: c.id } })} />
      )}
    </>
  );
}

type Span = [Dayjs, Dayjs];
type Entry = {
  kind: HonourKind;
  name: string;
  about: string;
  year: number;
  places: number;
  nominate: Span;
  vote: Span;
  publicityDays: number;
};
const daysOf = ([from, to]: Span) => ({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
function Open({ close, done }: { close: () => void; done: (c: CallView) => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, CallView>
      title={w.open}
      start={{ year: Number(dayOf(Date.now()).slice(0, 4)), places: 3, publicityDays: 5 }}
      close={close}
      done={done}
      send={({ nominate, vote, ...v }, key) =>
        call(honoursApi.openHonour, { input: { ...v, nominate: daysOf(nominate), vote: daysOf(vote) }, key })
      }
    >
      <div className="pair">
        <Form.Item name="kind" label={say(w.kind)} rules={required}>
          <Select options={honourKinds.map((value) => ({ value, label: say(honourKindWords[value]) }))} />
        </Form.Item>
        <Form.Item name="year" label={say(w.year)} rules={required}>
          <InputNumber min={2000} max={2100} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="about" label={say(w.about)} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="nominate" label={say(w.nominateSpan)} rules={required}>
        <DatePicker.RangePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="vote" label={say(w.voteSpan)} rules={required}>
        <DatePicker.RangePicker style={{ width: '100%' }} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="places" label={say(w.places)} rules={required}>
          <InputNumber min={1} max={50} precision={0} />
        </Form.Item>
        <Form.Item name="publicityDays" label={say(w.publicityDays)} rules={required}>
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
