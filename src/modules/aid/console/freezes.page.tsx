import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { registersApi } from '../aid.registers.contract.ts';
import { useAidAgain } from './bits.tsx';

type Freeze = Answer<typeof registersApi.listFreezes>['items'][number];

/** Discipline inspection asks that an application be stopped only after a second approval; nothing of it is shown here. */
export function FreezesPage() {
  const { say } = useSay();
  const again = useAidAgain();
  const [isAdding, add] = useState(false);
  const ask = useAsk(registersApi.listFreezes, {});
  const lift = useDeed((f: Freeze, key) =>
    call(registersApi.liftFreeze, { params: { id: f.id }, version: f.version, input: {}, key }),
  );
  return (
    <>
      <PageHead title={say(w.freezes)} note={say(w.freezesHint)}>
        <Button type="primary" onClick={() => add(true)}>
          {say(w.freeze)}
        </Button>
      </PageHead>
      {lift.problem && <Fault problem={lift.problem} />}
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.freezesNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(f) => f.id}
              columns={[
                { head: w.number, cell: (f) => <span className="mono">{f.number}</span> },
                { head: w.at, cell: (f) => dayOf(Date.parse(f.at)), isFigure: true },
                {
                  head: w.acts,
                  cell: (f) =>
                    f.liftedAt ? (
                      say(w.lifted)
                    ) : (
                      <Button loading={lift.pending} onClick={() => void lift.run(f).then((done) => done && again())}>
                        {say(w.lift)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {isAdding && (
        <FormDialog<{ number: string }, Freeze>
          title={w.freeze}
          ok={w.freeze}
          close={() => add(false)}
          done={again}
          send={(input, key) => call(registersApi.freezeAid, { input, key })}
        >
          <Form.Item name="number" label={say(w.number)} rules={[{ required: true, message: say(w.required) }]}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
