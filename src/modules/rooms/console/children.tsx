import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Moment, Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { eveningConsoleWords as w } from '../evenings.console.words.ts';
import { type AccessRow, type ChildRow, eveningsApi } from '../evenings.contract.ts';
import { eveningWords, relationWords } from '../evenings.words.ts';
import { roomKeepers } from '../rooms.rules.ts';
import { useRoomsAgain } from './room.form.tsx';
import { dayAt } from './times.ts';

/** The register by the first sign only, and who asked to read more. */
export function Children() {
  const { role } = useMe();
  return (
    <>
      {roomKeepers.some((r) => r === role) && <RegisterOfChildren />}
      <Accesses />
    </>
  );
}
function RegisterOfChildren() {
  const { say } = useSay();
  const again = useRoomsAgain();
  const ask = useAsk(eveningsApi.listChildren, {});
  const [asking, askFor] = useState<ChildRow | null>(null);
  const [reading, read] = useState<ChildRow | null>(null);
  return (
    <>
      <Read ask={ask}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.registerNone)} hint={say(w.registerHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              columns={[
                { head: w.child, cell: (c) => c.name ?? '—' },
                { head: w.grade, cell: (c) => say(eveningWords.grade, { n: c.grade }) },
                { head: w.term, cell: (c) => c.term },
                {
                  head: w.consent,
                  cell: (c) =>
                    c.withdrawnAt
                      ? say(w.withdrawn, { day: dayAt(c.withdrawnAt) })
                      : `${dayAt(c.consentedAt)} · ${c.consentVersion}`,
                },
                { head: w.erasedOn, cell: (c) => c.erasedOn },
                { head: w.reads, cell: (c) => say(w.readTimes, { n: c.reads }) },
                {
                  head: w.read,
                  cell: (c) =>
                    c.name === null ? null : c.access === 'open' ? (
                      <Button size="small" type="primary" onClick={() => read(c)}>
                        {say(w.read)}
                      </Button>
                    ) : c.access === 'asked' ? (
                      say(w.asked)
                    ) : (
                      <Button size="small" onClick={() => askFor(c)}>
                        {say(w.ask)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {asking && <AskAccess of={{ childId: asking.id }} start="" close={() => askFor(null)} done={again} />}
      {reading && <OneRecord id={reading.id} close={() => read(null)} />}
    </>
  );
}
function OneRecord({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const ask = useAsk(eveningsApi.readChildRecord, { params: { id } }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Modal open footer={null} onCancel={close} title={say(w.read)}>
      <Read ask={ask}>
        {(c) => (
          <dl className="facts">
            <dt>{say(w.child)}</dt>
            <dd>
              {c.name} · {say(eveningWords.grade, { n: c.grade })}
            </dd>
            <dt>{say(w.guardian)}</dt>
            <dd>
              {c.guardian} · {say(relationWords[c.relation])}
            </dd>
            <dt>{say(w.phone)}</dt>
            <dd>{c.phone}</dd>
            <dt>{say(w.fetchers)}</dt>
            <dd>
              {[...c.fetchers.map((f) => `${f.name} ${f.relation}`), ...(c.mayGoAlone ? [say(w.alone)] : [])].join(
                '、',
              )}
            </dd>
          </dl>
        )}
      </Read>
    </Modal>
  );
}

type Entry = { purpose: string; isUrgent?: boolean };
type AskProps = { of: { childId: string } | { eveningId: string }; start: string; close: () => void; done: () => void };
export function AskAccess({ of, start, close, done }: AskProps) {
  const { say } = useSay();
  return (
    <FormDialog<Entry, AccessRow>
      title={w.askTitle}
      ok={w.ask}
      start={{ purpose: start }}
      close={close}
      done={done}
      send={({ purpose, isUrgent = false }, key) =>
        call(eveningsApi.askAccess, { input: { ...of, purpose, isUrgent }, key })
      }
    >
      <p>{say(w.askHow)}</p>
      <Form.Item name="purpose" label={say(w.purpose)} rules={[{ required: true, min: 4, message: say(w.required) }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="isUrgent" valuePropName="checked">
        <Checkbox>{say(w.urgent)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

function Accesses() {
  const { say } = useSay();
  const again = useRoomsAgain();
  const ask = useAsk(eveningsApi.listAccesses, {});
  const decide = useDeed(({ id, decision }: { id: string; decision: 'approved' | 'declined' }, key) =>
    call(eveningsApi.decideAccess, { params: { id }, input: { decision }, key }),
  );
  const act = async (id: string, decision: 'approved' | 'declined') => {
    if (await decide.run({ id, decision })) again();
  };
  return (
    <section>
      <h2>{say(w.accesses)}</h2>
      {decide.problem && <Fault problem={decide.problem} />}
      <Read ask={ask}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.accessNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(a) => a.id}
              columns={[
                { head: w.about, cell: (a) => a.about },
                { head: w.by, cell: (a) => `${a.by} · ${a.unit}` },
                { head: w.purpose, cell: (a) => a.purpose },
                { head: w.askedAt, cell: (a) => <Moment at={a.askedAt} /> },
                { head: w.reads, cell: (a) => a.reads, isFigure: true },
                {
                  head: w.decision,
                  cell: (a) =>
                    a.mayDecide ? (
                      <>
                        <Button size="small" type="primary" onClick={() => void act(a.id, 'approved')}>
                          {say(w.approve)}
                        </Button>{' '}
                        <Button size="small" onClick={() => void act(a.id, 'declined')}>
                          {say(w.decline)}
                        </Button>
                      </>
                    ) : (
                      <Decided a={a} />
                    ),
                },
              ]}
            />
          )
        }
      </Read>
    </section>
  );
}
function Decided({ a }: { a: AccessRow }) {
  const { say, lang } = useSay();
  const time = a.until ? momentText(a.until, lang, Date.now()) : '';
  if (a.decision === 'approved') return say(w.approved, { time });
  if (a.decision === 'urgent') return <span className="room-lapsed">{say(w.urgentUsed, { time })}</span>;
  return say(a.decision === 'declined' ? w.declined : w.waiting);
}
