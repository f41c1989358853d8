import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { affairsConsoleWords as w } from '../affairs.console.words.ts';
import { affairsApi, type RiteRequest } from '../affairs.contract.ts';
import { type RiteKind, riteKinds } from '../affairs.rules.ts';
import { riteKindWords } from '../affairs.words.ts';

/** 红白理事会: what was agreed on as advice, and families that asked for advice or hands. */
export function Rites({ area }: { area: string }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [dialog, open] = useState<'standard' | 'ask' | RiteRequest | null>(null);
  const close = () => open(null);
  const ask = useAsk(affairsApi.villageRites, { query: { area } });
  const again = () => void client.invalidateQueries({ queryKey: [affairsApi.villageRites.path] });
  return (
    <>
      <p className="soft">{say(w.ritesHint)}</p>
      <p className="no-print page-acts">
        <Button type="primary" onClick={() => open('ask')}>
          {say(w.askRite)}
        </Button>
        <Button onClick={() => open('standard')}>{say(w.standard)}</Button>
      </p>
      <Read ask={ask} rows={4}>
        {({ standards, requests }) => (
          <>
            {standards.length + requests.length === 0 && <Nothing title={say(w.noRites)} />}
            {standards.map((s) => (
              <section key={s.id} className="card">
                <h2>{say(riteKindWords[s.kind])}</h2>
                <p className="body-text">{s.body}</p>
                <p className="soft small">
                  {s.basis} · {s.fromOn}
                </p>
              </section>
            ))}
            {requests.length > 0 && (
              <Register
                rows={requests}
                keyOf={(r) => r.id}
                columns={[
                  { head: w.family, cell: (r) => r.family },
                  { head: w.category, cell: (r) => say(riteKindWords[r.kind]) },
                  { head: w.aboutOn, cell: (r) => r.aboutOn, isFigure: true },
                  { head: w.asks, cell: (r) => r.asks },
                  { head: w.advice, cell: (r) => [r.advice, r.help].filter(Boolean).join(';') },
                  {
                    head: w.advise,
                    cell: (r) =>
                      r.status === 'over' ? (
                        say(w.over)
                      ) : (
                        <Button size="small" className="no-print" onClick={() => open(r)}>
                          {say(w.advise)}
                        </Button>
                      ),
                  },
                ]}
              />
            )}
          </>
        )}
      </Read>
      {dialog === 'standard' && <Standard area={area} close={close} done={again} />}
      {dialog === 'ask' && <Ask area={area} close={close} done={again} />}
      {dialog !== null && typeof dialog === 'object' && <Advise r={dialog} close={close} done={again} />}
    </>
  );
}
type Close = { close: () => void; done: () => void };
function Kinds() {
  const { say } = useSay();
  return (
    <Form.Item name="kind" label={say(w.category)} rules={[{ required: true, message: say(w.required) }]}>
      <Select options={riteKinds.map((value) => ({ value, label: say(riteKindWords[value]) }))} />
    </Form.Item>
  );
}
function Standard({ area, close, done }: Close & { area: string }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ kind: RiteKind; body: string; basis: string }, object>
      title={w.standard}
      close={close}
      done={done}
      send={(v, key) => call(affairsApi.putRiteStandard, { input: { ...v, area }, key })}
    >
      <Kinds />
      <Form.Item name="body" label={say(w.standardBody)} rules={required}>
        <Input.TextArea rows={5} maxLength={3000} />
      </Form.Item>
      <Form.Item name="basis" label={say(w.standardBasis)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
function Ask({ area, close, done }: Close & { area: string }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ kind: RiteKind; family: string; aboutOn: string; asks: string }, RiteRequest>
      title={w.askRite}
      close={close}
      done={done}
      send={(v, key) => call(affairsApi.askRite, { input: { ...v, area }, key })}
    >
      <Kinds />
      <div className="pair">
        <Form.Item name="family" label={say(w.family)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="aboutOn" label={say(w.aboutOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="asks" label={say(w.asks)} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
function Advise({ r, close, done }: Close & { r: RiteRequest }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ advice: string; help?: string; isOver?: boolean }, RiteRequest>
      title={w.advise}
      start={{ ...(r.advice && { advice: r.advice }), ...(r.help && { help: r.help }) }}
      close={close}
      done={done}
      send={({ help, ...v }, key) =>
        call(affairsApi.adviseRite, {
          params: { id: r.id },
          version: r.version,
          input: { ...v, isOver: v.isOver ?? false, ...(help && { help }) },
          key,
        })
      }
    >
      <Form.Item name="advice" label={say(w.advice)} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="help" label={say(w.help)}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="isOver" valuePropName="checked">
        <Checkbox>{say(w.over)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
