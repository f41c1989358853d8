import { Button } from 'antd';
import { useDeed } from '#ui/console/ask.ts';
import { Fault, Remaining } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import { type ClassView, type EnrolmentRow, enrolmentsApi } from '../enrolments.contract.ts';
import { wayWords } from '../enrolments.words.ts';
import { MaybeTwice, useEnrolmentsAgain } from './class.page.tsx';

type Props = { c: ClassView; open: (e: EnrolmentRow) => void };
/** Seats that are offered, with the time left and whom to ring up; below them who waits, in order. */
export function Line({ c, open }: Props) {
  const { say } = useSay();
  const again = useEnrolmentsAgain();
  const told = useDeed((id: string, key) => call(enrolmentsApi.toldEnrolment, { params: { id }, input: {}, key }));
  const offered = c.items.filter((e) => e.status === 'offered');
  const waiting = c.items.filter((e) => e.inLine !== null).toSorted((a, b) => (a.inLine ?? 0) - (b.inLine ?? 0));
  return (
    <>
      <h2>{say(w.offers)}</h2>
      {told.problem && <Fault problem={told.problem} />}
      {offered.length === 0 ? (
        <p className="soft">{say(w.offersNone)}</p>
      ) : (
        <Register
          rows={offered}
          keyOf={(e) => e.id}
          open={open}
          columns={[
            { head: w.name, cell: (e) => e.name ?? say(w.erased) },
            {
              head: w.ends,
              cell: (e) =>
                e.expiresAt && <Remaining due={e.expiresAt} overdue={Date.parse(e.expiresAt) <= Date.now()} />,
            },
            { head: w.phone, cell: (e) => e.phone ?? '—' },
            {
              head: w.toTell,
              cell: (e) =>
                !e.toTell ? (
                  say(w.toldDone)
                ) : c.isOwn ? (
                  <Button size="small" onClick={() => void told.run(e.id).then((answer) => answer && again())}>
                    {say(w.told)}
                  </Button>
                ) : (
                  say(w.toTell)
                ),
            },
          ]}
        />
      )}
      <h2>{say(w.lineTitle)}</h2>
      {waiting.length === 0 ? (
        <p className="soft">{say(w.lineNone)}</p>
      ) : (
        <Register
          rows={waiting}
          keyOf={(e) => e.id}
          open={open}
          columns={[
            { head: w.place, cell: (e) => say(w.inLine, { n: e.inLine ?? 0 }) },
            {
              head: w.name,
              cell: (e) => (
                <>
                  {e.name ?? say(w.erased)} <MaybeTwice e={e} />
                </>
              ),
            },
            { head: w.way, cell: (e) => say(wayWords[e.way]) },
            { head: w.phone, cell: (e) => e.phone ?? '—' },
            { head: w.number, cell: (e) => <span className="mono">{e.number}</span> },
          ]}
        />
      )}
    </>
  );
}
