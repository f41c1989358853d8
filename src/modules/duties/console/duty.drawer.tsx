import { Button, DatePicker, Drawer, Form, Input, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { isWithin } from '#kernel/area.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { dutyConsoleWords as w } from '../duties.console.words.ts';
import { type DutyView, dutiesApi, type TurnView } from '../duties.contract.ts';
import { mayExcuse, setterRoles } from '../duties.rules.ts';
import { recordKindWords, turnStatusWords } from '../duties.words.ts';
import { recurrenceText } from '../recurrence.words.ts';
import { DutyPaper } from './paper.tsx';

type Closing = { close: () => void; done: () => void };

function Excuse({ turn, close, done }: Closing & { turn: TurnView }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, TurnView>
      title={w.excuseTitle}
      send={(input, key) =>
        call(dutiesApi.excuseTurn, {
          params: { id: turn.dutyId, opensOn: turn.opensOn },
          version: turn.version,
          input,
          key,
        })
      }
      close={close}
      done={done}
    >
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

type Said = { title: string; note?: string; basis?: string };
function Reword({ duty, close, done }: Closing & { duty: DutyView }) {
  const { say } = useSay();
  return (
    <FormDialog<Said, DutyView>
      title={w.edit}
      start={{ title: duty.title, note: duty.note ?? '', basis: duty.basis ?? '' }}
      send={(input, key) => call(dutiesApi.editDuty, { params: { id: duty.id }, version: duty.version, input, key })}
      close={close}
      done={done}
    >
      <Form.Item name="title" label={say(w.name)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="note" label={say(w.note)}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="basis" label={say(w.basis)}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function End({ duty, close, done }: Closing & { duty: DutyView }) {
  const { say } = useSay();
  return (
    <FormDialog<{ lastDay: Dayjs }, DutyView>
      title={w.endTitle}
      ok={w.end}
      start={{ lastDay: dayjs(dayOf(Date.now())) }}
      send={({ lastDay }, key) =>
        call(dutiesApi.endDuty, {
          params: { id: duty.id },
          version: duty.version,
          input: { lastDay: lastDay.format('YYYY-MM-DD') },
          key,
        })
      }
      close={close}
      done={done}
    >
      <Form.Item name="lastDay" label={say(w.lastDay)} rules={[{ required: true, message: say(w.required) }]}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

function About({ duty }: { duty: DutyView }) {
  const { say, lang } = useSay();
  const rows: [string, string][] = [
    [say(w.unit), duty.role ? `${duty.unit} · ${say(roleWords[duty.role])}` : duty.unit],
    [say(w.place), duty.placeName],
    [say(w.often), recurrenceText(duty.rrule, lang)],
    [say(w.kind), say(recordKindWords[duty.recordKind])],
    [say(w.setBy), `${duty.setBy} · ${say(w.sinceDay, { day: duty.startsOn })}`],
    ...(duty.endsOn ? [[say(w.lastDay), duty.endsOn] as [string, string]] : []),
    ...(duty.nextOn ? [[say(w.next), duty.nextOn] as [string, string]] : []),
    ...(duty.basis ? [[say(w.basis), duty.basis] as [string, string]] : []),
  ];
  return (
    <>
      {duty.note && <p className="body">{duty.note}</p>}
      <dl className="facts">
        {rows.map(([head, text]) => (
          <div key={head} className="fact">
            <dt>{head}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Turn({ turn, excuse }: { turn: TurnView; excuse: (() => void) | null }) {
  const { say } = useSay();
  const days = turn.opensOn === turn.dueOn ? turn.opensOn : say(w.turnSpan, { from: turn.opensOn, to: turn.dueOn });
  return (
    <li className="turn">
      <span className="figure">{days}</span>{' '}
      <Tag className={turn.status === 'missed' ? 'mark' : ''}>{say(turnStatusWords[turn.status])}</Tag>
      {turn.needs > 1 && <span className="soft small">{say(w.counted, { n: turn.counted, needs: turn.needs })}</span>}
      {turn.arrivedLate && <span className="soft small">{say(w.late)}</span>}
      {turn.reason && (
        <p className="soft small">{say(w.excusedBy, { unit: turn.excusedBy ?? '', reason: turn.reason })}</p>
      )}
      {excuse && (
        <Button size="small" onClick={excuse}>
          {say(w.excuse)}
        </Button>
      )}
    </li>
  );
}

/** One duty: what it is, each of its turns in the span, and what may be done about it. */
export function DutyDrawer({
  id,
  span,
  close,
  again,
}: {
  id: string;
  span: { from: string; to: string };
  close: () => void;
  again: () => void;
}) {
  const { say } = useSay();
  const me = useMe();
  const [dialog, open] = useState<TurnView | 'edit' | 'end' | null>(null);
  const ask = useAsk(dutiesApi.turns, { params: { id }, query: span });
  const done = () => {
    void ask.refetch();
    again();
  };
  const isSetter = setterRoles.some((role) => role === me.role);
  return (
    <Drawer open onClose={close} size={520} title={ask.data?.duty.title ?? <Opening />}>
      <Read ask={ask} rows={6}>
        {({ duty, turns }) => {
          const mayAct = isSetter && isWithin(duty.area, me.area);
          const isOver = duty.endsOn !== null && duty.nextOn === null;
          return (
            <>
              <About duty={duty} />
              <div className="page-acts no-print">
                {mayAct && !isOver && (
                  <>
                    <Button onClick={() => open('edit')}>{say(w.edit)}</Button>
                    <Button onClick={() => open('end')}>{say(w.end)}</Button>
                  </>
                )}
                <DutyPaper duty={duty} />
              </div>
              <h2 className="turns-head">{say(w.turns)}</h2>
              {turns.length === 0 && <Nothing title={say(w.none)} />}
              <ul className="plain">
                {turns.map((turn) => {
                  const isOpen = turn.status === 'open' || turn.status === 'missed';
                  const may = mayAct && isOpen && mayExcuse(duty, me);
                  return <Turn key={turn.opensOn} turn={turn} excuse={may ? () => open(turn) : null} />;
                })}
              </ul>
              {dialog === 'edit' && <Reword duty={duty} close={() => open(null)} done={done} />}
              {dialog === 'end' && <End duty={duty} close={() => open(null)} done={done} />}
              {dialog && typeof dialog === 'object' && <Excuse turn={dialog} close={() => open(null)} done={done} />}
            </>
          );
        }}
      </Read>
    </Drawer>
  );
}
