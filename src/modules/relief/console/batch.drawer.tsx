import { Alert, Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { grantsApi } from '../grants.contract.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { type BatchWhole, stockApi } from '../relief.contract.ts';
import { approverRoles, keeperRoles, mayList, receiverRoles } from '../relief.rules.ts';
import { purposeWords, sourceWords } from '../relief.words.ts';
import { useReliefAgain } from './batches.tsx';
import { Entries } from './ledger.tsx';
import { PaperList } from './paper.list.tsx';

type Dialog = 'move' | 'notice' | null;

/** One batch: where it lies, what of it was handed out, every entry. */
export function BatchDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useReliefAgain();
  const [dialog, show] = useState<Dialog>(null);
  const ask = useAsk(stockApi.getBatch, { params: { id } });
  const isOneOf = (roles: readonly string[]) => roles.includes(role);
  return (
    <Drawer open onClose={close} title={ask.data?.number ?? say(w.batch)} size="large">
      <Read ask={ask} rows={8}>
        {(b) => (
          <>
            <p>
              {b.item} · {say(sourceWords[b.source])} {b.donor} · {say(purposeWords[b.purpose])} · {b.placeName} ·{' '}
              {b.receivedOn}
              {b.decision && ` · ${b.decision}`}
            </p>
            {b.notice && <Alert type="info" showIcon title={say(w.noticeUp, { to: b.notice.to })} />}
            <div className="page-acts no-print">
              {isOneOf(receiverRoles) && b.stores.length > 0 && (
                <Button onClick={() => show('move')}>{say(w.move)}</Button>
              )}
              {isOneOf(approverRoles) && !b.notice && b.standing.handed > 0 && (
                <Button onClick={() => show('notice')}>{say(w.notice)}</Button>
              )}
              {(isOneOf(keeperRoles) || isOneOf(approverRoles)) && (
                <PaperTwin kind="reliefList" subject={b.id} label={w.paperList}>
                  <PaperList b={b} />
                </PaperTwin>
              )}
            </div>
            <section className="section">
              <h3>{say(w.storesHere)}</h3>
              <ul className="relief-lines">
                {b.stores.map((s) => (
                  <li key={s.id}>
                    {s.name} · {s.unit}: {amountText(s.stock, { unit: b.unit, money: b.kind === 'money' })}
                  </li>
                ))}
              </ul>
            </section>
            <section className="section">
              <h3>{say(w.entriesHere)}</h3>
              <Entries items={b.entries} />
            </section>
            {dialog === 'move' && <Move b={b} close={() => show(null)} done={again} />}
            {dialog === 'notice' && <HangOut b={b} close={() => show(null)} done={again} />}
          </>
        )}
      </Read>
    </Drawer>
  );
}

type MoveEntry = { fromId: string; toId: string; amount: number; day: string; reason: string };
function Move({ b, close, done }: { b: BatchWhole; close: () => void; done: () => void }) {
  const { say } = useSay();
  const stores = useAsk(stockApi.listStores, {});
  const isMoney = b.kind === 'money';
  const required = [{ required: true, message: say(w.required) }];
  const options = (list: readonly { id: string; name: string; unit: string }[] = []) =>
    list.map((s) => ({ value: s.id, label: `${s.name} · ${s.unit}` }));
  return (
    <FormDialog<MoveEntry, unknown>
      title={w.move}
      start={{ day: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ amount, ...v }, key) =>
        call(stockApi.moveStock, {
          input: { ...v, batchId: b.id, quantity: isMoney ? Math.round(amount * 100) : amount },
          key,
        })
      }
    >
      <Form.Item name="fromId" label={say(w.from)} rules={required}>
        <Select options={options(b.stores)} />
      </Form.Item>
      <Form.Item name="toId" label={say(w.to)} rules={required}>
        <Select options={options(stores.data?.items)} />
      </Form.Item>
      <Form.Item name="amount" label={say(isMoney ? w.yuan : w.quantity)} rules={required}>
        <InputNumber className="wide" min={isMoney ? 0.01 : 1} precision={isMoney ? 2 : 0} />
      </Form.Item>
      <Form.Item name="day" label={say(w.day)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

type NoticeEntry = { from: string; to?: string; hasList: boolean };
/** Names, sizes and quantities only, never why; for medical help nobody is listed. */
function HangOut({ b, close, done }: { b: BatchWhole; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<NoticeEntry, unknown>
      title={w.notice}
      start={{ from: dayOf(Date.now()), hasList: mayList(b.purpose) }}
      close={close}
      done={done}
      send={({ from, to, hasList }, key) =>
        call(grantsApi.publishRelief, {
          params: { id: b.id },
          input: { from, hasList: Boolean(hasList), ...(to && { to }) },
          key,
        })
      }
    >
      <div className="pair">
        <Form.Item name="from" label={say(w.noticeFrom)}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={say(w.to)}>
          <Input type="date" />
        </Form.Item>
      </div>
      {mayList(b.purpose) && (
        <Form.Item name="hasList" valuePropName="checked">
          <Checkbox>{say(w.noticeList)}</Checkbox>
        </Form.Item>
      )}
    </FormDialog>
  );
}
