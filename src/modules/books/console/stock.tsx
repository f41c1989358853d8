import { Button } from 'antd';
import { colon } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Moment, Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { booksApi, type RoomRow } from '../books.contract.ts';
import { deskApi, type StocktakeView } from '../desk.contract.ts';
import { useBooksAgain } from './books.page.tsx';

/** Shelves looked through on the phone; what was not seen is looked for once more, and only then called missing, by a person. */
export function Stock({ room }: { room: RoomRow }) {
  const { say } = useSay();
  const ask = useAsk(deskApi.listStocktakes, { params: { id: room.id } });
  return (
    <>
      <p className="soft">{say(w.stockHint)}</p>
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? <Nothing title={say(w.noStock)} /> : items.map((s) => <One key={s.id} s={s} />)
        }
      </Read>
    </>
  );
}
function One({ s }: { s: StocktakeView }) {
  const { say } = useSay();
  const again = useBooksAgain();
  const mark = useDeed(async (copy: { id: string; bookId: string }, key) => {
    const b = await call(booksApi.getBook, { params: { id: copy.bookId } });
    const c = b.items.find((x) => x.id === copy.id);
    if (!c) return b;
    const input = { shelf: c.shelf, state: 'missing' as const };
    return call(booksApi.changeCopy, { params: { id: c.id }, input, version: c.version, key });
  });
  return (
    <section className="card">
      <h2>{s.shelf}</h2>
      <p className="soft">
        <Moment at={s.at} /> · {say(w.expected)} {s.expected} · {say(w.found)} {s.found}
      </p>
      {mark.problem && <Fault problem={mark.problem} />}
      {s.missing.length > 0 && (
        <>
          <h3>{say(w.missing)}</h3>
          <ul className="plain">
            {s.missing.map((c) => (
              <li key={c.id}>
                {c.number} · {c.title}{' '}
                {c.state === 'here' && (
                  <Button
                    size="small"
                    className="no-print"
                    aria-label={`${say(w.markMissing)} ${c.number}`}
                    onClick={() => void mark.run(c).then((done) => done && again())}
                  >
                    {say(w.markMissing)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {s.misplaced.length > 0 && (
        <>
          <h3>{say(w.misplaced)}</h3>
          <ul className="plain">
            {s.misplaced.map((c) => (
              <li key={c.id}>
                {c.number} · {c.title} · {say(w.belongs, { shelf: c.shelf })}
              </li>
            ))}
          </ul>
        </>
      )}
      {s.unknown.length > 0 && (
        <p>
          {say(w.unknown)}
          {say(colon)}
          {s.unknown.join('、')}
        </p>
      )}
    </section>
  );
}
