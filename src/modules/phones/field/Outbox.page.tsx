import { useEffect } from 'react';
import { Button, Empty } from '#ui/field/kit.tsx';
import { forgetDeleted, useFreshOutbox, useOutbox } from '#ui/field/outbox.ts';
import type { Queued } from '#ui/field/queued.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSending } from '#ui/field/sync.state.ts';
import { phoneFieldWords as w } from './field.words.ts';
import { Become, DroppedRecord, RefusedRecord, WaitingRecord } from './Outbox.records.tsx';
import { Room } from './Room.tsx';
import { sync } from './sync.ts';

/** As many as somebody reads; a week's list need not be drawn whole while it is sent. */
const SHOWN = 50;

/** 待传: what was written on this phone and is not with the server yet, what was not taken and why, and what has become of the rest. */
export function OutboxPage() {
  const say = useSay();
  const records = useOutbox();
  const isSending = useSending();
  useFreshOutbox();
  useEffect(() => void forgetDeleted(), []);
  const of = (state: Queued['state']) => records.filter((r) => r.state === state);
  const [waiting, sent] = [of('waiting'), of('sent').toReversed()];
  // What is deleted stays where it stood for a day: nothing moves under a thumb, and nothing is lost by leaving the page.
  const shownRefused = records.filter((r) => r.state === 'refused' || (r.state === 'deleted' && r.refusal));
  const shownWaiting = records.filter((r) => r.state === 'waiting' || (r.state === 'deleted' && !r.refusal));
  return (
    <>
      <Head title={say(w.outbox)} back={hashOf(['today'])} />
      {records.length === 0 ? (
        <Empty title={say(w.nothing)}>{say(w.nothingHow)}</Empty>
      ) : (
        <p className="hint">{say(w.outboxHow)}</p>
      )}
      {shownRefused.length > 0 && (
        <section className="group late">
          <h2>
            {say(w.refusedGroup)} <small>{of('refused').length}</small>
          </h2>
          {shownRefused.map((q) =>
            q.state === 'deleted' ? <DroppedRecord key={q.id} q={q} /> : <RefusedRecord key={q.id} q={q} />,
          )}
        </section>
      )}
      {shownWaiting.length > 0 && (
        <section className="group">
          <h2>
            {say(w.waitingGroup)} <small>{waiting.length}</small>
          </h2>
          <Button onClick={() => void sync()}>{say(w.sendNow)}</Button>
          <ul className="lines">
            {shownWaiting.slice(0, SHOWN).map((q) => (
              <li key={q.id} className="line">
                {q.state === 'deleted' ? <DroppedRecord q={q} /> : <WaitingRecord q={q} isSending={isSending} />}
              </li>
            ))}
          </ul>
          {waiting.length > SHOWN && <p className="hint">{say(w.more, { n: waiting.length - SHOWN })}</p>}
        </section>
      )}
      {sent.length > 0 && (
        <section className="group">
          <h2>{say(w.sentGroup)}</h2>
          <ul className="lines">
            {sent.slice(0, SHOWN).map((q) => (
              <li key={q.id} className="line">
                <Become q={q} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Room />
    </>
  );
}
