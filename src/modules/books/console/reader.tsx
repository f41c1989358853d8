import { Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { bookWords, reservationStateWords } from '../books.words.ts';
import { deskApi, type ReaderView } from '../desk.contract.ts';
import type { SlipShown } from './slip.tsx';

type Props = { r: ReaderView; again: () => void; clear: () => void; show: (slip: SlipShown) => void };
/** Whoever stands at the desk: what they have, what they wait for. What they had before is known to nobody. */
export function ReaderCard({ r, again, clear, show }: Props) {
  const { say } = useSay();
  const renew = useDeed((id: string, key) => call(deskApi.renewLoan, { params: { id }, input: {}, key }));
  const slip = useDeed((id: string, key) => call(deskApi.newSlip, { params: { id }, input: {}, key }));
  const end = useDeed((id: string, key) => call(deskApi.endReader, { params: { id }, input: {}, key }));
  const problem = renew.problem ?? slip.problem ?? end.problem;
  return (
    <section className="card book-reader" aria-label={say(w.reader)}>
      <header>
        <h2>
          {r.name} {r.isChild && <Tag>{say(w.child)}</Tag>}
        </h2>
        <p className="soft">
          {inFours(r.number)} · <Phone id={r.id} masked={r.phone} /> ·{' '}
          {r.loans.length > 0 ? say(w.has, { n: r.loans.length }) : say(w.hasNone)}
        </p>
      </header>
      {problem && <Fault problem={problem} />}
      {r.loans.length > 0 && (
        <Register
          rows={r.loans}
          keyOf={(l) => l.id}
          columns={[
            { head: w.title, cell: (l) => l.title },
            { head: w.number, cell: (l) => l.number },
            {
              head: w.dueOn,
              cell: (l) => (l.late > 0 ? `${l.dueOn} · ${say(bookWords.late, { n: l.late })}` : l.dueOn),
            },
            {
              head: w.renew,
              cell: (l) => (
                <Button
                  size="small"
                  className="no-print"
                  aria-label={`${say(w.renew)} ${l.title}`}
                  onClick={() => void renew.run(l.id).then((done) => done && again())}
                >
                  {say(w.renew)}
                </Button>
              ),
            },
          ]}
        />
      )}
      {r.reservations.map((v) => (
        <p key={v.id}>
          {v.title}: {say(reservationStateWords[v.state])}
        </p>
      ))}
      <div className="acts no-print">
        <Button onClick={clear}>{say(w.clear)}</Button>
        <Button onClick={() => void slip.run(r.id).then((made) => made && show(made))}>{say(w.newSlip)}</Button>
        <Popconfirm
          title={say(w.endAsk)}
          onConfirm={() => void end.run(r.id).then((done) => done && clear())}
          okText={say(w.end)}
          cancelText={say(w.close)}
        >
          <Button danger>{say(w.end)}</Button>
        </Popconfirm>
      </div>
    </section>
  );
}
/** Masked until somebody asks for it, which is written down. */
export function Phone({ id, masked, of = 'reader' }: { id: string; masked?: string; of?: 'reader' | 'reservation' }) {
  const { say } = useSay();
  const [phone, set] = useState<string | null>(null);
  const deed = useDeed((who: string, key) =>
    of === 'reader'
      ? call(deskApi.readerPhone, { params: { id: who }, input: {}, key })
      : call(deskApi.reservationPhone, { params: { id: who }, input: {}, key }),
  );
  if (phone) return <a href={`tel:${phone}`}>{phone}</a>;
  return (
    <>
      {masked}{' '}
      <Button
        size="small"
        className="no-print"
        loading={deed.pending}
        onClick={() => void deed.run(id).then((a) => a && set(a.phone))}
      >
        {say(w.showPhone)}
      </Button>
      {deed.problem && say(deed.problem.says)}
    </>
  );
}
