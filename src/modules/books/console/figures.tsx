import { Button } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, urlOf } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { booksApi, type RoomRow } from '../books.contract.ts';
import { bookClasses, bookClassWords } from '../classes.rules.ts';
import type { Go } from './books.page.tsx';

type Told = Answer<typeof booksApi.bookFigures>;
/** Figures first, then shape: books and months, never readers. */
export function Figures({ room, go }: { room: RoomRow; go: Go }) {
  const { say } = useSay();
  const ask = useAsk(booksApi.bookFigures, { params: { id: room.id } });
  return (
    <Read ask={ask} rows={6}>
      {(f) => (
        <>
          <dl className="figures">
            {(
              [
                [w.titles, f.titles, 'catalogue'],
                [w.copies, f.copies, 'catalogue'],
                [w.lentNow, f.lent, 'loans'],
                [w.lateNow, f.late, 'loans'],
                [w.waitingNow, f.waiting, 'reservations'],
              ] as const
            ).map(([word, n, view]) => (
              <div key={word[1]} className="card">
                <dt>{say(word)}</dt>
                <dd>
                  <Button
                    type="link"
                    className="book-figure"
                    onClick={() => go({ view, late: word === w.lateNow || undefined })}
                  >
                    {n}
                  </Button>
                </dd>
              </div>
            ))}
          </dl>
          <p className="no-print">
            <Button href={urlOf(booksApi.exportBooks, { params: { id: room.id } })} download>
              {say(w.export)}
            </Button>
          </p>
          {f.months.every((m) => m.lent === 0) ? <Nothing title={say(w.noLent)} /> : <Shapes f={f} />}
        </>
      )}
    </Read>
  );
}

type Bar = { key: string; head: string; n: number; part?: number };
/** A table that is a chart: each row's bar is as long as its figure; whoever hears it hears the figures. */
function Bars({ caption, first, bars, part }: { caption: string; first: string; bars: readonly Bar[]; part?: string }) {
  const { say } = useSay();
  const most = Math.max(1, ...bars.map((b) => b.n));
  return (
    <table className="plain-table book-bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{say(w.lentIn)}</th>
          {part && <th scope="col">{part}</th>}
        </tr>
      </thead>
      <tbody>
        {bars.map((b) => (
          <tr key={b.key}>
            <th scope="row">{b.head}</th>
            <td>
              <span className="book-bar" style={{ inlineSize: `${(100 * b.n) / most}%` }} aria-hidden="true" />
              <span>{b.n}</span>
            </td>
            {part && <td className="figure">{b.part}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
function Shapes({ f }: { f: Told }) {
  const { say } = useSay();
  const of = (c: string) => f.months.flatMap((m) => m.classes).filter((x) => x.class === c);
  const classes = bookClasses
    .map((c) => ({ key: c, head: `${c} ${say(bookClassWords[c])}`, n: of(c).reduce((n, x) => n + x.lent, 0) }))
    .filter((b) => b.n > 0)
    .sort((a, b) => b.n - a.n);
  return (
    <div className="book-shapes">
      <Bars
        caption={say(w.byMonth)}
        first={say(w.month)}
        part={say(w.toChildren)}
        bars={f.months.map((m) => ({ key: m.month, head: m.month, n: m.lent, part: m.toChildren }))}
      />
      <Bars caption={say(w.byClass)} first={say(w.class)} bars={classes} />
    </div>
  );
}
