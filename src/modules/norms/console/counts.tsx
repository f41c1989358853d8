import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { normConsoleWords as w } from '../norms.console.words.ts';
import { normsApi } from '../norms.contract.ts';
import { type Behaviour, behaviours, seenRoles } from '../norms.rules.ts';
import { behaviourWords } from '../norms.words.ts';

/** What was seen, counted; and what of it is public: nobody sees a fuller list. */
export function Counts() {
  const { role } = useMe();
  return (
    <>
      {seenRoles.some((r) => r === role) && <Seen />}
      <Published />
    </>
  );
}

type List = Answer<typeof normsApi.listSeen>;
function Seen() {
  const { say } = useSay();
  const client = useQueryClient();
  const ask = useAsk(normsApi.listSeen, {});
  const [isNoting, note] = useState(false);
  const show = (list: List | null) => {
    if (!list) return;
    client.setQueryData(keyOf(normsApi.listSeen), list);
    void client.invalidateQueries({ queryKey: [normsApi.normFigures.path] });
  };
  const strike = useDeed((id: string, key) => call(normsApi.strikeSeen, { params: { id }, input: {}, key }));
  return (
    <section className="section">
      <div className="norm-head">
        <h2>{say(w.lastMonth)}</h2>
        <Button className="no-print" type="primary" onClick={() => note(true)}>
          {say(w.note)}
        </Button>
      </div>
      {strike.problem && <Fault problem={strike.problem} />}
      <Read ask={ask} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noSeen)} hint={say(w.noteHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(s) => s.id}
              columns={[
                { head: w.behaviour, cell: (s) => say(behaviourWords[s.behaviour]) },
                { head: w.onDay, cell: (s) => s.onDay, isFigure: true },
                { head: w.n, cell: (s) => s.n, isFigure: true },
                {
                  head: w.strike,
                  cell: (s) =>
                    s.isStruck ? (
                      say(w.struck)
                    ) : (
                      <Button
                        size="small"
                        className="no-print"
                        aria-label={`${say(w.strike)} ${say(behaviourWords[s.behaviour])} ${s.onDay}`}
                        onClick={() => void strike.run(s.id).then(show)}
                      >
                        {say(w.strike)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {isNoting && <Note close={() => note(false)} done={show} />}
    </section>
  );
}
function Note({ close, done }: { close: () => void; done: (list: List) => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ behaviour: Behaviour; onDay: Dayjs; n: number }, List>
      title={w.note}
      close={close}
      done={done}
      send={({ onDay, ...v }, key) =>
        call(normsApi.noteSeen, { input: { ...v, onDay: onDay.format('YYYY-MM-DD') }, key })
      }
    >
      <p className="soft">{say(w.noteHint)}</p>
      <Form.Item name="behaviour" label={say(w.behaviour)} rules={required}>
        <Select options={behaviours.map((value) => ({ value, label: say(behaviourWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="onDay" label={say(w.onDay)} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="n" label={say(w.n)} rules={required}>
          <InputNumber min={1} max={200} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

function Published() {
  const { say } = useSay();
  const ask = useAsk(normsApi.normFigures, { query: {} });
  return (
    <section className="section">
      <h2>{say(w.published)}</h2>
      <p className="soft">{say(w.publishedHint)}</p>
      <Read ask={ask} rows={3}>
        {({ quarters }) => (
          <>
            {quarters.length === 0 && <Nothing title={say(w.noPublished)} />}
            {quarters.map(({ quarter, cells, total }) => {
              const [year = '', n = ''] = quarter.split('-Q');
              return (
                <table key={quarter} className="plain-table norm-quarter">
                  <caption>{say(w.quarter, { year, n })}</caption>
                  <tbody>
                    {cells.map((c) => (
                      <tr key={c.behaviour}>
                        <th scope="row">{say(behaviourWords[c.behaviour])}</th>
                        <td className="figure">{c.n ?? say(w.few)}</td>
                      </tr>
                    ))}
                    <tr>
                      <th scope="row">{say(w.total)}</th>
                      <td className="figure">{total ?? say(w.few)}</td>
                    </tr>
                  </tbody>
                </table>
              );
            })}
          </>
        )}
      </Read>
    </section>
  );
}
