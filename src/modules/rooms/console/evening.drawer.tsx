import { Button, Drawer, Form, Input, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, newKey, urlOf } from '#ui/web/call.ts';
import { eveningConsoleWords as w } from '../evenings.console.words.ts';
import { type EveningChild, type EveningRow, eveningsApi } from '../evenings.contract.ts';
import { type EveningVerb, type FetchedAs, fetchedAs } from '../evenings.rules.ts';
import {
  categoryWords,
  eveningStatusWords,
  eveningVerbWords,
  eveningWords,
  fetchedAsWords,
} from '../evenings.words.ts';
import { roomHands } from '../rooms.rules.ts';
import { AskAccess } from './children.tsx';
import { Stands } from './evenings.tsx';
import { clockAt, dayAt, dayHead, spanAt } from './times.ts';

type Props = { e: EveningRow; close: () => void; again: () => void; keeps: boolean };
/** One evening: who minds it, whether it may begin, and its children for whoever was let in. */
export function EveningDrawer({ e, close, again, keeps }: Props) {
  const { say, lang } = useSay();
  const { role } = useMe();
  const isHand = roomHands.some((h) => h === role);
  return (
    <Drawer
      open
      onClose={close}
      size={720}
      title={`${dayHead(dayAt(e.from), lang)} ${spanAt(e.from, e.to)} · ${e.title}`}
    >
      <p>
        <Tag>{say(eveningStatusWords[e.status])}</Tag> {say(categoryWords[e.category])} ·{' '}
        {say(w.gradeSpan, { from: e.gradeFrom, to: e.gradeTo })} · {say(w.ofTakes, { n: e.children, takes: e.takes })}
        {e.there > 0 && ` · ${say(w.there, { n: e.there })}`}
        {(e.status === 'planned' || e.status === 'running') && ' · '}
        <Stands e={e} />
      </p>
      {e.reason && <p>{e.reason}</p>}
      <Acts e={e} again={again} />
      <Adults e={e} again={again} keeps={keeps} />
      {isHand && <ChildrenPart e={e} again={again} />}
    </Drawer>
  );
}
function Acts({ e, again }: { e: EveningRow; again: () => void }) {
  const { say } = useSay();
  const [isCancelling, cancel] = useState(false);
  const move = useDeed((verb: EveningVerb, key) =>
    call(eveningsApi.moveEvening, { params: { id: e.id }, version: e.version, input: { verb, reason: '' }, key }),
  );
  return (
    <>
      <div className="acts">
        {e.open.map((verb) => (
          <Button
            key={verb}
            type={verb === 'cancel' ? 'default' : 'primary'}
            onClick={async () => {
              if (verb === 'cancel') return cancel(true);
              if (await move.run(verb)) again();
            }}
          >
            {say(eveningVerbWords[verb])}
          </Button>
        ))}
      </div>
      {e.closed.map((c) => (
        <p key={c.verb} className="soft">
          {say(eveningVerbWords[c.verb])}
          {say(colon)}
          {say(c.says)}
        </p>
      ))}
      {move.problem && <Fault problem={move.problem} />}
      {isCancelling && (
        <FormDialog<{ reason: string }, EveningRow>
          title={eveningVerbWords.cancel}
          close={() => cancel(false)}
          done={again}
          send={({ reason }, key) =>
            call(eveningsApi.moveEvening, {
              params: { id: e.id },
              version: e.version,
              input: { verb: 'cancel', reason: reason ?? '' },
              key,
            })
          }
        >
          <Form.Item name="reason" label={say(w.reason)} extra={say(w.reasonHint)}>
            <Input maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
function Adults({ e, again, keeps }: { e: EveningRow; again: () => void; keeps: boolean }) {
  const { say } = useSay();
  const [isAdding, add] = useState(false);
  const mayChange = keeps && (e.status === 'planned' || e.status === 'running');
  const vettings = useAsk(eveningsApi.listVettings, {}, { enabled: isAdding });
  const drop = useDeed((vettingId: string, key) =>
    call(eveningsApi.dropAdult, { params: { id: e.id, vettingId }, input: {}, key }),
  );
  return (
    <section>
      <h3>{say(w.adults)}</h3>
      <ul>
        {e.adults.map((a) => (
          <li key={a.vettingId}>
            {a.name ?? '—'} {!a.holds && <span className="room-lapsed">{say(w.lapsed, { day: a.validUntil })}</span>}
            {mayChange && (
              <Button
                type="link"
                size="small"
                onClick={async () => {
                  if (await drop.run(a.vettingId)) again();
                }}
              >
                {say(w.drop)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {drop.problem && <Fault problem={drop.problem} />}
      {mayChange && <Button onClick={() => add(true)}>{say(w.assign)}</Button>}
      {isAdding && (
        <FormDialog<{ vettingId: string }, EveningRow>
          title={w.assign}
          ok={w.assign}
          close={() => add(false)}
          done={again}
          send={({ vettingId }, key) =>
            call(eveningsApi.assignAdult, { params: { id: e.id }, input: { vettingId }, key })
          }
        >
          <Form.Item name="vettingId" label={say(w.name)} rules={[{ required: true, message: say(w.required) }]}>
            <Select
              options={(vettings.data?.items ?? [])
                .filter((v) => v.holds && v.name)
                .map((v) => ({ value: v.id, label: `${v.name ?? ''} · ${v.validUntil}` }))}
            />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}

/** The list is read when somebody asks for it, since each reading is written down. */
function ChildrenPart({ e, again }: { e: EveningRow; again: () => void }) {
  const { say } = useSay();
  const [isAsking, ask] = useState(false);
  const [isOpen, open] = useState(false);
  if (e.access !== 'open')
    return (
      <section>
        <h3>{say(w.children)}</h3>
        {e.access === 'asked' ? <p>{say(w.asked)}</p> : <Button onClick={() => ask(true)}>{say(w.askTitle)}</Button>}
        {isAsking && (
          <AskAccess of={{ eveningId: e.id }} start={say(w.purposeStart)} close={() => ask(false)} done={again} />
        )}
      </section>
    );
  return (
    <section>
      <h3>{say(w.children)}</h3>
      {e.accessUntil && (
        <p className="soft">{say(w.openUntil, { time: `${dayAt(e.accessUntil)} ${clockAt(e.accessUntil)}` })}</p>
      )}
      {isOpen ? <List e={e} again={again} /> : <Button onClick={() => open(true)}>{say(w.seeList)}</Button>}
    </section>
  );
}
function List({ e, again }: { e: EveningRow; again: () => void }) {
  const { say } = useSay();
  const ask = useAsk(eveningsApi.eveningChildren, { params: { id: e.id } });
  const after = () => {
    void ask.refetch();
    again();
  };
  return (
    <Read ask={ask}>
      {({ children }) => (
        <>
          <p className="acts no-print">
            <PaperTwin kind="roomEvening" subject={e.id} label={w.print} small>
              <Sheet children_={children} />
            </PaperTwin>
            <Button size="small" href={urlOf(eveningsApi.exportEvening, { params: { id: e.id } })} download>
              {say(w.xlsx)}
            </Button>
          </p>
          {children.some((c) => c.isLate) && <p className="room-lapsed">{say(w.lateList)}</p>}
          <ul className="plain">
            {children.map((c) => (
              <Child key={c.id} e={e} c={c} again={after} />
            ))}
          </ul>
        </>
      )}
    </Read>
  );
}
/** What is printed: who comes, who may fetch, room to write. */
function Sheet({ children_ }: { children_: readonly EveningChild[] }) {
  const { say } = useSay();
  const heads = [w.child, w.grade, w.fetchers, w.arrived, w.fetched, w.fetcher, w.signed];
  return (
    <table className="paper-table evening-paper">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head[1]} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {children_.map((c) => (
          <tr key={c.id}>
            <th scope="row">{c.name}</th>
            <td>{c.grade}</td>
            <td>{c.fetchers.map((f) => `${f.name} ${f.relation}`).join('、') || (c.mayGoAlone ? say(w.alone) : '')}</td>
            <td>{c.arrivedAt ? clockAt(c.arrivedAt) : ''}</td>
            <td>{c.fetchedAt ? clockAt(c.fetchedAt) : ''}</td>
            <td>{c.fetcher ?? ''}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
function Child({ e, c, again }: { e: EveningRow; c: EveningChild; again: () => void }) {
  const { say } = useSay();
  const [isFetching, fetchOpen] = useState(false);
  const [called, show] = useState<string | null>(null);
  const capture = () => ({ id: newKey(), madeAt: new Date().toISOString(), files: [] });
  const arrive = useDeed((signUpId: string, key) =>
    call(eveningsApi.noteArrival, {
      params: { id: e.id },
      input: { captured: { ...capture(), id: key }, signUpId },
      key,
    }),
  );
  const phone = useDeed((signUpId: string, key) =>
    call(eveningsApi.callGuardian, { params: { id: e.id }, input: { signUpId }, key }),
  );
  const problem = arrive.problem ?? phone.problem;
  return (
    <li>
      <strong>{c.name}</strong> {say(eveningWords.grade, { n: c.grade })} ·{' '}
      {c.fetchers.map((f) => `${f.name} ${f.relation}`).join('、')}
      {c.mayGoAlone && ` · ${say(w.alone)}`} {c.arrivedAt && `· ${say(w.arrived)} ${clockAt(c.arrivedAt)}`}{' '}
      {c.fetchedAt && `· ${say(w.fetched)} ${clockAt(c.fetchedAt)} ${c.fetcher ?? ''}`}
      {c.isLate && <span className="room-lapsed"> {say(w.late)}</span>} {called}
      {!called && c.calledAt && ` · ${say(w.calledAt, { time: clockAt(c.calledAt) })}`}{' '}
      {e.status === 'running' && !c.arrivedAt && (
        <Button
          size="small"
          onClick={async () => {
            if (await arrive.run(c.id)) again();
          }}
        >
          {say(w.came)}
        </Button>
      )}
      {e.status === 'running' && c.arrivedAt && !c.fetchedAt && (
        <>
          <Button size="small" type="primary" onClick={() => fetchOpen(true)}>
            {say(w.fetchedAct)}
          </Button>{' '}
          <Button
            size="small"
            onClick={async () => {
              const answer = await phone.run(c.id);
              if (answer) show(`${answer.guardian} ${answer.phone}`);
            }}
          >
            {say(w.call)}
          </Button>
        </>
      )}
      {problem && <Fault problem={problem} />}
      {isFetching && <Fetched e={e} c={c} close={() => fetchOpen(false)} done={again} />}
    </li>
  );
}
type FetchEntry = { as: FetchedAs; name?: string };
/** To whom: one of those the guardian named, alone where that was agreed, or whom the guardian named on the telephone. */
function Fetched({ e, c, close, done }: { e: EveningRow; c: EveningChild; close: () => void; done: () => void }) {
  const { say } = useSay();
  const open = fetchedAs.filter((a) => (a === 'alone' ? c.mayGoAlone : a !== 'listed' || c.fetchers.length > 0));
  return (
    <FormDialog<FetchEntry, { id: string; signUpId: string }>
      title={w.fetchedAct}
      ok={w.fetchedAct}
      start={{ as: open[0], name: c.fetchers[0]?.name }}
      close={close}
      done={done}
      send={({ as, name = '' }, key) =>
        call(eveningsApi.noteFetched, {
          params: { id: e.id },
          input: { captured: { id: key, madeAt: new Date().toISOString(), files: [] }, signUpId: c.id, as, name },
          key,
        })
      }
    >
      {(form) => (
        <>
          <Form.Item name="as" label={say(w.fetchedHow)}>
            <Radio.Group
              options={open.map((value) => ({ value, label: say(fetchedAsWords[value]) }))}
              onChange={(event) =>
                form.setFieldValue('name', event.target.value === 'listed' ? c.fetchers[0]?.name : '')
              }
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const as = form.getFieldValue('as') as FetchedAs;
              if (as === 'alone') return null;
              return (
                <Form.Item name="name" label={say(w.fetcherName)}>
                  {as === 'listed' ? (
                    <Select options={c.fetchers.map((f) => ({ value: f.name, label: `${f.name} ${f.relation}` }))} />
                  ) : (
                    <Input maxLength={30} />
                  )}
                </Form.Item>
              );
            }}
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
