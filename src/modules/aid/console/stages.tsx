import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { aidApi } from '../aid.contract.ts';
import { yuan } from '../aid.means.words.ts';
import { checkerRoles, clerkRoles } from '../aid.rules.ts';
import type { AidView } from '../aid.views.contract.ts';
import { useAidAgain } from './bits.tsx';

/** The stages one approval is paid in, typed line by line; none means at once. */
export function StageLines({ name, label }: { name: string; label: Word }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <Form.Item label={say(label)}>
      <Form.List name={name}>
        {(lines, { add, remove }, { errors }) => (
          <>
            {lines.map((line, i) => (
              <div key={line.key} className="aid-stage">
                <Form.Item name={[line.name, 'on']} label={say(w.stageOn, { n: i + 1 })} rules={required}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[line.name, 'yuan']} label={say(w.stageYuan)} rules={required}>
                  <InputNumber className="wide" min={0.01} precision={2} />
                </Form.Item>
                <Button onClick={() => remove(line.name)}>{say(w.remove)}</Button>
              </div>
            ))}
            <Button onClick={() => add({ on: dayOf(Date.now()) })}>{say(w.addStage)}</Button>
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

type Stage = AidView['stages'][number];
/** What is paid when, and what was. */
export function Stages({ a }: { a: AidView }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useAidAgain();
  const [paying, pay] = useState<Stage | null>(null);
  if (a.stages.length === 0) return null;
  const mayPay = a.status === 'approved' && [...clerkRoles, ...checkerRoles].some((r) => r === role);
  const today = dayOf(Date.now());
  return (
    <section className="card">
      <h2>{say(w.stagesTitle)}</h2>
      <ul className="plain">
        {a.stages.map((s) => (
          <li key={s.nth}>
            {say(w.stageLine, { n: s.nth, day: s.on, sum: yuan(s.cents) })}
            <p className={!s.paid && s.on < today ? 'aid-late small' : 'soft small'}>
              {s.paid
                ? say(w.stagePaid, { day: s.paid.on, voucher: s.paid.voucher })
                : say(s.on < today ? w.stageLate : w.stageDue)}
            </p>
            {!s.paid && mayPay && (
              <Button size="small" className="no-print" onClick={() => pay(s)}>
                {say(w.payStage)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {paying && <Pay a={a} s={paying} close={() => pay(null)} done={again} />}
    </section>
  );
}

function Pay({ a, s, close, done }: { a: AidView; s: Stage; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ on: string; voucher: string }, AidView>
      title={w.payStage}
      ok={w.payStage}
      start={{ on: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(aidApi.payStage, { params: { id: a.id, nth: s.nth }, version: a.version, input, key })}
    >
      <p>{say(w.stageLine, { n: s.nth, day: s.on, sum: yuan(s.cents) })}</p>
      <div className="pair">
        <Form.Item name="on" label={say(w.on)} rules={required}>
          <Input type="date" max={dayOf(Date.now())} />
        </Form.Item>
        <Form.Item name="voucher" label={say(w.voucher)} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
