import { Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import type { RoomRow } from '../books.contract.ts';
import { reservationStateWords } from '../books.words.ts';
import { deskApi, type LoanRow, type ReservationRow } from '../desk.contract.ts';
import { type Go, useBooksAgain } from './books.page.tsx';
import { Phone } from './reader.tsx';
import { SlipDialog, type SlipShown } from './slip.tsx';

/** What is out now; what is late is reminded of with a word. */
export function Loans({ room, isLate, go }: { room: RoomRow; isLate: boolean; go: Go }) {
  const { say } = useSay();
  const again = useBooksAgain();
  const ask = useAsk(deskApi.listLoans, {
    params: { id: room.id },
    query: isLate ? { late: 'true' as const } : {},
  });
  const remind = useDeed((id: string, key) => call(deskApi.remindLoan, { params: { id }, input: {}, key }));
  const reminded = (l: LoanRow) =>
    l.remindedOn ? (
      say(w.remindedOn, { day: l.remindedOn })
    ) : (
      <Button
        size="small"
        className="no-print"
        aria-label={`${say(w.remind)} ${l.title}`}
        onClick={() => void remind.run(l.id).then((done) => done && again())}
      >
        {say(w.remind)}
      </Button>
    );
  return (
    <>
      <p className="no-print">
        <Checkbox checked={isLate} onChange={(event) => go({ late: event.target.checked || undefined })}>
          {say(w.onlyLate)}
        </Checkbox>
      </p>
      <p className="soft">{say(w.friendly)}</p>
      {remind.problem && <Fault problem={remind.problem} />}
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(isLate ? w.noLate : w.noLoans)} />
          ) : (
            <Register
              rows={items}
              keyOf={(l) => l.id}
              columns={[
                { head: w.title, cell: (l) => l.title },
                { head: w.number, cell: (l) => l.number },
                {
                  head: w.readerOf,
                  cell: (l) => (
                    <>
                      {l.name} {l.isChild && <Tag>{say(w.child)}</Tag>}
                    </>
                  ),
                },
                { head: w.lentOn, cell: (l) => l.lentOn },
                { head: w.dueOn, cell: (l) => l.dueOn },
                { head: w.late, cell: (l) => l.late || '', isFigure: true },
                { head: w.phone, cell: (l) => <Phone id={l.readerId} /> },
                { head: w.remind, cell: (l) => (l.late > 0 ? reminded(l) : '') },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

/** Who waits, in order; whose turn it is gets a call, and takes the book with one press. */
export function Reservations({ room }: { room: RoomRow }) {
  const { say } = useSay();
  const again = useBooksAgain();
  const ask = useAsk(deskApi.listReservations, { params: { id: room.id } });
  const [slip, show] = useState<SlipShown | null>(null);
  const tell = useDeed((id: string, key) => call(deskApi.tellReservation, { params: { id }, input: {}, key }));
  const cancel = useDeed((id: string, key) => call(deskApi.cancelReservation, { params: { id }, input: {}, key }));
  const enter = useDeed((reservationId: string, key) =>
    call(deskApi.addReader, { params: { id: room.id }, input: { reservationId }, key }),
  );
  const lend = useDeed((g: { copyId: string; readerId: string; reservationId: string }, key) =>
    call(deskApi.lendBook, {
      params: { id: g.copyId },
      input: { readerId: g.readerId, reservationId: g.reservationId },
      key,
    }),
  );
  const fetched = async (v: ReservationRow) => {
    if (!v.copy) return;
    const made = v.readerId ? null : await enter.run(v.id);
    const readerId = v.readerId ?? made?.id;
    if (!readerId) return;
    await lend.run({ copyId: v.copy.id, readerId, reservationId: v.id });
    if (made) show({ ...made, room });
    again();
  };
  const problem = tell.problem ?? cancel.problem ?? enter.problem ?? lend.problem;
  return (
    <>
      {problem && <Fault problem={problem} />}
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noReservations)} hint={say(w.noReservationsHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(v) => v.id}
              columns={[
                { head: w.title, cell: (v) => v.title },
                {
                  head: w.reader,
                  cell: (v) => (
                    <>
                      {v.name} {v.isChild && <Tag>{say(w.child)}</Tag>}
                    </>
                  ),
                },
                { head: w.number, cell: (v) => v.number },
                { head: w.state, cell: (v) => say(reservationStateWords[v.state]) },
                { head: w.until, cell: (v) => (v.copy ? `${v.readyUntil} · ${v.copy.number} · ${v.copy.shelf}` : '') },
                { head: w.phone, cell: (v) => <Phone of="reservation" id={v.id} /> },
                {
                  head: w.edit,
                  cell: (v) => (
                    <div className="acts no-print">
                      {v.copy && (
                        <Button size="small" type="primary" onClick={() => void fetched(v)}>
                          {say(w.fetched)}
                        </Button>
                      )}
                      {v.copy && !v.toldOn && (
                        <Button size="small" onClick={() => void tell.run(v.id).then((done) => done && again())}>
                          {say(w.tell)}
                        </Button>
                      )}
                      {v.toldOn && say(w.toldOn, { day: v.toldOn })}
                      <Button size="small" onClick={() => void cancel.run(v.id).then((done) => done && again())}>
                        {say(w.cancel)}
                      </Button>
                    </div>
                  ),
                },
              ]}
            />
          )
        }
      </Read>
      {slip && <SlipDialog slip={slip} close={() => show(null)} />}
    </>
  );
}
