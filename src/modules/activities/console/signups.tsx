import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import type { ActivityView } from '../activities.contract.ts';
import { signUpConsoleWords as w } from '../signups.console.words.ts';
import { type SignedUp, type SignUpLine, type SignUpList, signUpsApi } from '../signups.contract.ts';
import { signUpStateWords } from '../signups.words.ts';

const MINUTES = 60;
/** Who signed up and who waits; whom to call because they moved up; the hours of who came. */
export function SignUps({ a, show }: { a: ActivityView; show: (a: ActivityView) => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'open' | 'add' | null>(null);
  const [made, setMade] = useState<SignedUp | null>(null);
  const given = { params: { id: a.id } };
  const ask = useAsk(signUpsApi.listSignUps, given);
  const put = (list: SignUpList) => client.setQueryData(keyOf(signUpsApi.listSignUps, given), list);
  const again = () => void client.invalidateQueries({ queryKey: [signUpsApi.listSignUps.path] });
  const mayOpen = a.open.includes('edit');
  const close = () => setDialog(null);
  return (
    <section className="section">
      <h2>{say(w.title)}</h2>
      <Read ask={ask} rows={3}>
        {(list) => (
          <>
            <p>
              {list.opening && say(w.figures, { in: list.opening.in, waiting: list.opening.waiting })}
              {list.opening?.capacity != null && ` · ${say(w.ofCapacity, { n: list.opening.capacity })}`}
            </p>
            {list.hoursBy && a.status !== 'planned' && <p className="soft">{say(w.hoursBy, { day: list.hoursBy })}</p>}
            <div className="page-acts no-print">
              {mayOpen && <Button onClick={() => setDialog('open')}>{say(list.opening ? w.change : w.open)}</Button>}
              {list.opening && (mayOpen || a.status === 'held') && (
                <Button onClick={() => setDialog('add')}>
                  {say(Date.parse(a.startsAt) <= Date.now() ? w.walkIn : w.add)}
                </Button>
              )}
            </div>
            {list.items.length > 0 && <Lines a={a} list={list} put={put} />}
            {dialog === 'open' && (
              <Open
                a={a}
                list={list}
                close={close}
                done={(next) => {
                  show(next);
                  again();
                }}
              />
            )}
            {made && <Made made={made} close={() => setMade(null)} />}
            {dialog === 'add' && (
              <Add
                a={a}
                close={close}
                done={(next) => {
                  setMade(next);
                  again();
                }}
              />
            )}
          </>
        )}
      </Read>
    </section>
  );
}

type ListProps = { a: ActivityView; list: SignUpList; put: (list: SignUpList) => void };
function Lines({ a, list, put }: ListProps) {
  const { say } = useSay();
  const [hours, setHours] = useState<Record<string, number>>({});
  const give = useDeed((items: { number: string; minutes: number }[], key) =>
    call(signUpsApi.giveHours, { params: { id: a.id }, input: { items }, key }),
  );
  const items = Object.entries(hours).map(([number, n]) => ({ number, minutes: Math.round(n * MINUTES) }));
  const save = async () => {
    const next = await give.run(items);
    if (!next) return;
    put(next);
    setHours({});
  };
  return (
    <>
      <div className="table-scroll">
        <table className="plain-table register">
          <thead>
            <tr>
              <th scope="col">{say(w.name)}</th>
              <th scope="col">{say(w.phone)}</th>
              <th scope="col">{say(w.state)}</th>
              {list.hasHours && <th scope="col">{say(w.hours)}</th>}
              <th scope="col" aria-label={say(w.withdraw)} />
            </tr>
          </thead>
          <tbody>
            {list.items.map((s) => (
              <tr key={s.number}>
                <th scope="row">{s.name}</th>
                <td data-head={say(w.phone)}>
                  <Phone s={s} />
                </td>
                <td data-head={say(w.state)}>
                  {say(signUpStateWords[s.state])} {s.toTell && <strong>{say(w.toTell)}</strong>}
                </td>
                {list.hasHours && (
                  <td data-head={say(w.hours)}>
                    {s.came && (
                      <InputNumber
                        aria-label={`${s.name} ${say(w.hours)}`}
                        min={0}
                        max={24}
                        step={0.25}
                        value={hours[s.number] ?? (s.minutes === null ? null : s.minutes / MINUTES)}
                        onChange={(n) => n !== null && setHours({ ...hours, [s.number]: n })}
                      />
                    )}
                  </td>
                )}
                <td>
                  <Acts s={s} put={put} mayLeave={a.status === 'called'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {give.problem && <Fault problem={give.problem} />}
      {items.length > 0 && (
        <Button type="primary" className="no-print" loading={give.pending} onClick={() => void save()}>
          {say(w.giveHours)}
        </Button>
      )}
    </>
  );
}

function Phone({ s }: { s: SignUpLine }) {
  const { say } = useSay();
  const [whole, setWhole] = useState<string | null>(null);
  const deed = useDeed((_: undefined, key) =>
    call(signUpsApi.signUpPhone, { params: { number: s.number }, input: {}, key }),
  );
  if (!s.phone) return null;
  if (whole) return <span className="mono">{whole}</span>;
  return (
    <>
      <span className="mono">{s.phone}</span>{' '}
      <Button
        size="small"
        type="link"
        className="no-print"
        onClick={() => void deed.run(undefined).then((answer) => answer && setWhole(answer.phone))}
      >
        {say(w.showPhone)}
      </Button>
    </>
  );
}

function Acts({ s, put, mayLeave }: { s: SignUpLine; put: (list: SignUpList) => void; mayLeave: boolean }) {
  const { say } = useSay();
  const deed = useDeed((verb: 'told' | 'withdraw', key) =>
    call(verb === 'told' ? signUpsApi.toldSignUp : signUpsApi.withdrawSignUp, {
      params: { number: s.number },
      input: {},
      key,
    }),
  );
  const run = (verb: 'told' | 'withdraw') => void deed.run(verb).then((list) => list && put(list));
  return (
    <span className="no-print">
      {s.toTell && (
        <Button size="small" onClick={() => run('told')}>
          {say(w.told)}
        </Button>
      )}
      {mayLeave && s.state !== 'left' && (
        <Button size="small" type="link" onClick={() => run('withdraw')}>
          {say(w.withdraw)}
        </Button>
      )}
      {deed.problem && <Fault problem={deed.problem} />}
    </span>
  );
}

const local = (iso: string) => dayjs(new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16));
type OpenEntry = { capacity?: number | null; closes: Dayjs; isPublic?: boolean };
type OpenProps = { a: ActivityView; list: SignUpList; close: () => void; done: (a: ActivityView) => void };
function Open({ a, list: { opening }, close, done }: OpenProps) {
  const { say } = useSay();
  return (
    <FormDialog<OpenEntry, ActivityView>
      title={opening ? w.change : w.open}
      start={{
        capacity: opening?.capacity ?? null,
        closes: local(opening?.closesAt ?? a.startsAt),
        isPublic: opening?.isPublic ?? true,
      }}
      close={close}
      done={done}
      send={({ capacity, closes, isPublic }, key) =>
        call(signUpsApi.openSignUp, {
          params: { id: a.id },
          input: {
            capacity: capacity ?? null,
            closesAt: `${closes.format('YYYY-MM-DDTHH:mm:00')}+08:00`,
            isPublic: Boolean(isPublic),
          },
          key,
        })
      }
    >
      <Form.Item name="capacity" label={say(w.capacity)}>
        <InputNumber min={1} max={5000} precision={0} />
      </Form.Item>
      <Form.Item name="closes" label={say(w.closes)} rules={[{ required: true, message: say(w.required) }]}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
      <Form.Item name="isPublic" valuePropName="checked">
        <Checkbox>{say(w.isPublic)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

/** Number and passphrase, for the person: shown this once. */
function Made({ made, close }: { made: SignedUp; close: () => void }) {
  const { say } = useSay();
  return (
    <Alert
      type="success"
      showIcon
      closable={{ onClose: close }}
      title={say(w.receipt)}
      description={
        <span className="mono">
          {say(w.number)} {made.number} · {say(w.passphrase)} {made.passphrase} · {say(signUpStateWords[made.state])}
          {made.place !== null && ` · ${say(w.place, { n: made.place })}`}
        </span>
      }
    />
  );
}

type AddProps = { a: ActivityView; close: () => void; done: (made: SignedUp) => void };
function Add({ a, close, done }: AddProps) {
  const { say } = useSay();
  return (
    <FormDialog<{ name: string; phone?: string; agreed?: boolean }, SignedUp>
      title={w.add}
      close={close}
      done={done}
      send={(v, key) =>
        call(signUpsApi.addSignUp, { params: { id: a.id }, input: { ...v, agreed: Boolean(v.agreed) }, key })
      }
    >
      <Form.Item name="name" label={say(w.name)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={say(w.phone)}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="agreed" valuePropName="checked">
        <Checkbox>{say(w.agreed)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
