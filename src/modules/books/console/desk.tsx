import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Word, WordValues } from '#kernel/words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import type { RoomRow } from '../books.contract.ts';
import { type DeskCopy, deskApi, type ReaderView } from '../desk.contract.ts';
import { useBooksAgain } from './books.page.tsx';
import { ReaderCard } from './reader.tsx';
import { AddReader, SlipDialog, type SlipShown } from './slip.tsx';

type Told = { word: Word; values: WordValues; copyId?: string };
type Line = Told & { nth: number };
type Choosing = { copies: readonly DeskCopy[]; readers: readonly ReaderView[] };
const nobody: Choosing = { copies: [], readers: [] };

/** One field, always in focus: a scanner types what it reads and presses Enter. */
export function Desk({ room }: { room: RoomRow }) {
  const { say } = useSay();
  const again = useBooksAgain();
  const field = useRef<InputRef>(null);
  const [code, type] = useState('');
  const [reader, setReader] = useState<ReaderView | null>(null);
  const [told, tell] = useState<readonly Line[]>([]);
  const [choosing, choose] = useState<Choosing>(nobody);
  const [isAdding, add] = useState(false);
  const [slip, show] = useState<SlipShown | null>(null);
  const look = useDeed((asked: string, key) =>
    call(deskApi.lookAtDesk, { params: { id: room.id }, input: { code: asked }, key }),
  );
  const lend = useDeed((g: { copyId: string; readerId: string; nth: number }, key) =>
    call(deskApi.lendBook, { params: { id: g.copyId }, input: { readerId: g.readerId }, key }),
  );
  const back = useDeed((g: { copyId: string; nth: number }, key) =>
    call(deskApi.returnBook, { params: { id: g.copyId }, input: {}, key }),
  );
  useEffect(() => field.current?.focus(), []);
  const say1 = (line: Told) => tell((before) => [{ ...line, nth: (before[0]?.nth ?? 0) + 1 }, ...before].slice(0, 12));
  const ready = () => {
    choose(nobody);
    again();
    field.current?.focus();
  };
  const readAgain = async (r: ReaderView | null) => {
    const found = r ? await look.run(r.number) : null;
    setReader(found?.readers[0] ?? null);
  };
  const pick = (r: ReaderView) => {
    setReader(r);
    ready();
  };
  const closeSlip = () => {
    show(null);
    ready();
  };
  const take = async (c: DeskCopy) => {
    if (c.dueOn) {
      const done = await back.run({ copyId: c.id, nth: told.length });
      if (!done) return;
      const values = { title: done.title, shelf: done.shelf, number: done.heldFor ?? '' };
      say1({ word: done.heldFor ? w.backHeld : w.back, values, copyId: done.id });
    } else if (reader) {
      const done = await lend.run({ copyId: c.id, readerId: reader.id, nth: told.length });
      if (!done) return;
      say1({ word: w.lent, values: { title: done.title, day: done.dueOn } });
    } else
      say1({
        word: c.heldFor ? w.heldFor : w.onShelf,
        values: { title: c.title, shelf: c.shelf, number: c.heldFor ?? '' },
      });
    await readAgain(reader);
    ready();
  };
  const enter = async () => {
    const asked = code.trim();
    if (!asked) return;
    type('');
    lend.forget();
    back.forget();
    const found = await look.run(asked);
    if (!found) return;
    const { copies, readers } = found;
    const out = copies.filter((c) => c.dueOn !== null);
    const free = copies.filter((c) => c.dueOn === null && c.state === 'here' && !c.isHeld);
    // An ISBN means any copy: lend the first that is free, take back the one that is out when there is but one.
    const meant =
      copies.length === 1 ? copies[0] : reader ? free[0] : out.length === 1 && free.length === 0 ? out[0] : undefined;
    if (readers.length === 1) setReader(readers[0] ?? null);
    if (readers.length === 1) ready();
    else if (meant) await take(meant);
    else choose(found);
  };
  const problem = look.problem ?? lend.problem ?? back.problem;
  return (
    <section className="book-desk">
      <form
        className="no-print"
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <label htmlFor="book-scan">{say(w.scan)}</label>
        <Input
          id="book-scan"
          ref={field}
          size="large"
          value={code}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setReader(null);
          }}
        />
        <p className="soft">{say(w.scanHint)}</p>
      </form>
      {problem && <Fault problem={problem} />}
      <Which choosing={choosing} take={take} pick={pick} />
      {reader ? (
        <ReaderCard
          r={reader}
          again={() => void readAgain(reader).then(ready)}
          clear={() => {
            setReader(null);
            ready();
          }}
          show={show}
        />
      ) : (
        <p className="no-print">
          <Button onClick={() => add(true)}>{say(w.addReader)}</Button>
        </p>
      )}
      <ol className="book-told" aria-live="polite">
        {told.map((line, i) => (
          <li key={line.nth}>
            {say(line.word, line.values)} {line.copyId && i === 0 && <Damaged copyId={line.copyId} done={say1} />}
          </li>
        ))}
      </ol>
      {isAdding && (
        <AddReader
          roomId={room.id}
          close={() => add(false)}
          done={(made) => {
            show({ ...made, room });
            void look.run(made.number).then((found) => setReader(found?.readers[0] ?? null));
          }}
        />
      )}
      {slip && <SlipDialog slip={{ ...slip, room }} close={closeSlip} />}
    </section>
  );
}

/** A code may mean several: which one is a person’s word. */
function Which({
  choosing,
  take,
  pick,
}: {
  choosing: Choosing;
  take: (c: DeskCopy) => void;
  pick: (r: ReaderView) => void;
}) {
  const { say } = useSay();
  const { copies, readers } = choosing;
  if (copies.length + readers.length === 0) return null;
  return (
    <div className="card">
      <p>{say(copies.length > 0 ? w.which : w.whichReader)}</p>
      <div className="acts">
        {copies.map((c) => (
          <Button key={c.id} onClick={() => void take(c)}>
            {c.number} · {c.title} · {c.dueOn ? say(w.out, { day: c.dueOn }) : c.shelf}
          </Button>
        ))}
        {readers.map((r) => (
          <Button key={r.id} onClick={() => pick(r)}>
            {r.name} {r.isChild && say(w.child)}
          </Button>
        ))}
      </div>
    </div>
  );
}
/** What came back damaged goes to be mended; nobody is asked to pay, and nobody is remembered for it. */
function Damaged({ copyId, done }: { copyId: string; done: (line: Told) => void }) {
  const { say } = useSay();
  const deed = useDeed((id: string, key) => call(deskApi.mendCopy, { params: { id }, input: {}, key }));
  return (
    <Button
      size="small"
      className="no-print"
      loading={deed.pending}
      onClick={() => void deed.run(copyId).then((c) => c && done({ word: w.inRepair, values: { title: c.title } }))}
    >
      {say(w.undoRepair)}
    </Button>
  );
}
