import { Button, Drawer, Form, Input, Modal, Tag } from 'antd';
import { Fragment, useState } from 'react';
import { hoursText } from '#modules/stations/hours.rules.ts';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { roomConsoleWords as w } from '../rooms.console.words.ts';
import { type RoomRow, roomsApi } from '../rooms.contract.ts';
import { type RoomVerb, roomKeepers } from '../rooms.rules.ts';
import { roomStateWords, roomVerbWords } from '../rooms.words.ts';
import { RoomForm, RulesForm, TermForm, useRoomsAgain } from './room.form.tsx';

/** One room: what it is, its rules and terms, its tablets. */
export function RoomDrawer({ r, close }: { r: RoomRow; close: () => void }) {
  return (
    <Drawer open onClose={close} size={520} title={r.name}>
      <Shown r={r} />
    </Drawer>
  );
}
function Facts({ r }: { r: RoomRow }) {
  const { say, lang } = useSay();
  const rows = [
    [w.place, r.placeName],
    [w.unit, r.host],
    [w.address, `${r.address}${r.way ? ` · ${r.way}` : ''}`],
    [w.hours, hoursText(r.hours, lang)],
    [w.seats, r.seats],
    [w.perAdult, r.takesChildren ? r.childrenPerAdult : '—'],
    [w.desk, `${r.desk} ${r.phone}`],
  ] as const;
  return (
    <>
      <dl className="facts">
        {rows.map(([head, says]) => (
          <Fragment key={head[1]}>
            <dt>{say(head)}</dt>
            <dd>{says}</dd>
          </Fragment>
        ))}
      </dl>
      <h3>{say(w.rules)}</h3>
      {r.rules.length === 0 && <p>{say(w.rulesNone)}</p>}
      <ul>
        {r.rules.map((x) => (
          <li key={x.id}>
            {say(w.ruleLine, {
              ...{ day: x.validFrom, name: x.name, slot: x.slotMinutes, hold: x.holdMinutes },
              ...{ away: x.awayMinutes, meal: x.mealMinutes },
            })}
          </li>
        ))}
      </ul>
      <h3>{say(w.terms)}</h3>
      <ul>
        {r.terms.map((t) => (
          <li key={t.id}>
            {t.name} · {t.fromDay} – {t.toDay}
          </li>
        ))}
      </ul>
    </>
  );
}
function Shown({ r }: { r: RoomRow }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useRoomsAgain();
  const [dialog, open] = useState<'edit' | 'rules' | 'term' | RoomVerb | null>(null);
  const keeps = r.isOwn && roomKeepers.some((k) => k === role);
  const shut = () => open(null);
  return (
    <>
      {r.state !== 'open' && (
        <p>
          <Tag>{say(roomStateWords[r.state])}</Tag> {r.stateReason}
        </p>
      )}
      <div className="acts">
        {keeps && <Button onClick={() => open('edit')}>{say(w.edit)}</Button>}
        {keeps && <Button onClick={() => open('rules')}>{say(w.addRules)}</Button>}
        {keeps && <Button onClick={() => open('term')}>{say(w.addTerm)}</Button>}
        {keeps && <Tablets r={r} again={again} />}
        {r.open.map((verb) => (
          <Button key={verb} onClick={() => open(verb)}>
            {say(roomVerbWords[verb])}
          </Button>
        ))}
        <Button href={`/rooms/${r.id}`} target="_blank">
          {say(w.publicPage)}
        </Button>
      </div>
      <Facts r={r} />
      {dialog === 'edit' && <RoomForm before={r} close={shut} done={again} />}
      {dialog === 'rules' && <RulesForm r={r} close={shut} done={again} />}
      {dialog === 'term' && <TermForm r={r} close={shut} done={again} />}
      {(dialog === 'pause' || dialog === 'close' || dialog === 'reopen') && (
        <State r={r} verb={dialog} close={shut} done={again} />
      )}
    </>
  );
}
/** A link that lets one tablet in for ten minutes, also as a code to scan; and one tap that signs all of them off. */
function Tablets({ r, again }: { r: RoomRow; again: () => void }) {
  const { say } = useSay();
  const [path, show] = useState<string | null>(null);
  const link = useDeed((id: string, key) => call(roomsApi.kioskLink, { params: { id }, input: {}, key }));
  const off = useDeed((id: string, key) => call(roomsApi.closeKiosks, { params: { id }, input: {}, key }));
  const problem = link.problem ?? off.problem;
  return (
    <>
      <Button
        onClick={async () => {
          const made = await link.run(r.id);
          if (made) show(made.path);
        }}
      >
        {say(w.kiosk)}
      </Button>
      <Button
        onClick={async () => {
          if (await off.run(r.id)) again();
        }}
      >
        {say(w.kioskOff)}
      </Button>
      {problem && <Fault problem={problem} />}
      {path && (
        <Modal open title={say(w.kiosk)} footer={null} onCancel={() => show(null)}>
          <p>{say(w.kioskHow)}</p>
          <QrCode text={`${window.location.origin}${path}`} />
          <p>
            <Button type="primary" href={path} target="_blank">
              {say(w.kioskOpen)}
            </Button>
          </p>
        </Modal>
      )}
    </>
  );
}
function State({ r, verb, close, done }: { r: RoomRow; verb: RoomVerb; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason?: string }, RoomRow>
      title={roomVerbWords[verb]}
      ok={roomVerbWords[verb]}
      close={close}
      done={done}
      send={({ reason = '' }, key) =>
        call(roomsApi.moveRoom, { params: { id: r.id }, version: r.version, input: { verb, reason }, key })
      }
    >
      {verb === 'reopen' ? (
        <p>{r.name}</p>
      ) : (
        <Form.Item name="reason" label={say(w.reason)} extra={say(w.reasonHint)}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
