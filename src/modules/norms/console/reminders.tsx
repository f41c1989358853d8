import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { normConsoleWords as w } from '../norms.console.words.ts';
import { type AppealView, normsApi } from '../norms.contract.ts';
import { type Behaviour, behaviours, LEAST_DAYS, MOST_DAYS } from '../norms.rules.ts';
import { behaviourWords } from '../norms.words.ts';

type Slip = { behaviour: Behaviour; text: string; code: string; expiresOn: string };

/** How many, of what; there is no list of whom. The one who writes sees the words once, on the sheet. */
export function Reminders({ mayGive }: { mayGive: boolean }) {
  const { say } = useSay();
  const client = useQueryClient();
  const ask = useAsk(normsApi.countReminders, {});
  const [isGiving, give] = useState(false);
  const [slip, show] = useState<Slip | null>(null);
  return (
    <>
      <ExportLine list="reminders" />
      {mayGive && (
        <p className="no-print">
          <Button type="primary" onClick={() => give(true)}>
            {say(w.give)}
          </Button>
        </p>
      )}
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noReminders)} hint={say(w.noRemindersHint)} />
          ) : (
            <>
              <p className="soft">{say(w.noRemindersHint)}</p>
              <Register
                rows={items}
                keyOf={(r) => r.behaviour}
                columns={[
                  { head: w.behaviour, cell: (r) => say(behaviourWords[r.behaviour]) },
                  { head: w.given, cell: (r) => r.given, isFigure: true },
                  { head: w.openNow, cell: (r) => r.open || '', isFigure: true },
                  { head: w.mended, cell: (r) => r.mended || '', isFigure: true },
                  { head: w.lifted, cell: (r) => r.lifted || '', isFigure: true },
                ]}
              />
            </>
          )
        }
      </Read>
      {isGiving && (
        <Give
          close={() => give(false)}
          done={(made) => {
            show(made);
            void client.invalidateQueries({ queryKey: [normsApi.countReminders.path] });
          }}
        />
      )}
      {slip && <SlipSheet slip={slip} close={() => show(null)} />}
    </>
  );
}

type Entry = { behaviour: Behaviour; onDay: Dayjs; text: string; days: number; isAdult?: boolean };
const DAYS = 30;
function Give({ close, done }: { close: () => void; done: (slip: Slip) => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, Slip>
      title={w.give}
      start={{ days: DAYS }}
      close={close}
      done={done}
      send={async ({ onDay, isAdult, ...v }, key) => {
        const input = { ...v, onDay: onDay.format('YYYY-MM-DD'), isAdult: isAdult ?? false };
        const made = await call(normsApi.giveReminder, { input, key });
        return { behaviour: v.behaviour, text: v.text, ...made };
      }}
    >
      <p className="soft">{say(w.giveHint)}</p>
      <div className="pair">
        <Form.Item name="behaviour" label={say(w.behaviour)} rules={required}>
          <Select options={behaviours.map((value) => ({ value, label: say(behaviourWords[value]) }))} />
        </Form.Item>
        <Form.Item name="onDay" label={say(w.onDay)} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="text" label={say(w.text)} extra={say(w.textExample)} rules={required}>
        <Input.TextArea rows={4} maxLength={300} />
      </Form.Item>
      <Form.Item name="days" label={say(w.days)} rules={required}>
        <InputNumber min={LEAST_DAYS} max={MOST_DAYS} precision={0} />
      </Form.Item>
      <Form.Item name="isAdult" valuePropName="checked">
        <Checkbox>{say(w.isAdult)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
/** What is seen is what is printed; when it is closed nobody in the house can open it again. */
function SlipSheet({ slip, close }: { slip: Slip; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(640px, 100%)"
      title={<span className="no-print">{say(w.slip)}</span>}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <p className="soft no-print">{say(w.slipOnce)}</p>
      <article className="notice print-alone norm-slip">
        <h2>{say(w.slip)}</h2>
        <p className="soft">{say(behaviourWords[slip.behaviour])}</p>
        <p className="notice-text">{slip.text}</p>
        <p>{say(w.slipGentle, { day: slip.expiresOn })}</p>
        <p>{say(w.slipHow)}</p>
        <p>
          {say(w.code)} <b className="norm-code">{inFours(slip.code)}</b> · {window.location.origin}/reminders
        </p>
      </article>
    </Modal>
  );
}

/** For offices above the village that wrote it: the words and what is said against them, without a name. */
export function Appeals() {
  const { say } = useSay();
  const ask = useAsk(normsApi.listAppeals, {});
  const [answered, answer] = useState<AppealView | null>(null);
  return (
    <Read ask={ask} rows={5}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title={say(w.noAppeals)} hint={say(w.noAppealsHint)} />
        ) : (
          <>
            <Register
              rows={items}
              keyOf={(a) => a.id}
              open={answer}
              columns={[
                { head: w.behaviour, cell: (a) => say(behaviourWords[a.behaviour]) },
                { head: w.onDay, cell: (a) => a.onDay, isFigure: true },
                { head: w.by, cell: (a) => a.organisation },
                { head: w.text, cell: (a) => a.text },
                { head: w.said, cell: (a) => a.said },
                { head: w.until, cell: (a) => a.expiresOn, isFigure: true },
              ]}
            />
            {answered && <Answer a={answered} close={() => answer(null)} done={() => void ask.refetch()} />}
          </>
        )
      }
    </Read>
  );
}
function Answer({ a, close, done }: { a: AppealView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ verb: 'lift' | 'keep'; answer: string }, unknown>
      title={w.answer}
      close={close}
      done={done}
      send={(input, key) => call(normsApi.answerAppeal, { params: { id: a.id }, input, key })}
    >
      <dl className="facts">
        <dt>{say(w.text)}</dt>
        <dd>{a.text}</dd>
        <dt>{say(w.said)}</dt>
        <dd>{a.said}</dd>
      </dl>
      <Form.Item name="verb" label={say(w.verdict)} rules={required}>
        <Select
          options={[
            { value: 'lift', label: say(w.lift) },
            { value: 'keep', label: say(w.keep) },
          ]}
        />
      </Form.Item>
      <Form.Item name="answer" label={say(w.answer)} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
