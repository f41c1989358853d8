import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Button, Empty, Loading, Notice } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Scan } from '#ui/field/Scan.tsx';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import type { RoomRow } from '../books.contract.ts';
import { copyNumber, type ShelfCopy, takeStock } from '../books.rules.ts';
import { readIsbn } from '../isbn.rules.ts';
import { bookFieldWords as w } from './field.words.ts';
import { books } from './wire.ts';

export const useRooms = () => {
  const { accountId } = useWho();
  return useLoad(`books/rooms/${accountId}`, () => ask(books.rooms), { keep: true });
};
type Titled = ShelfCopy & { title: string };
export const useShelves = (roomId: string | null) =>
  useLoad(roomId && `books/shelves/${roomId}`, () => ask(books.shelves, { params: { id: roomId ?? '' } }), {
    keep: true,
  });

export function BooksPage() {
  const say = useSay();
  const rooms = useRooms();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['me'])} />
      <Loading of={rooms}>
        {({ items }) => {
          const own = items.filter((r) => r.isDesk);
          if (own.length === 0) return <Empty title={say(w.none)}>{say(w.noneHint)}</Empty>;
          return own.map((r) => <RoomPart key={r.id} room={r} />);
        }}
      </Loading>
    </>
  );
}
function RoomPart({ room }: { room: RoomRow }) {
  const say = useSay();
  const shelves = useShelves(room.id);
  return (
    <section className="group">
      <h2>{room.name}</h2>
      {room.mayKeep && (
        <a className="button plain" href={hashOf(['bookAdd', room.id])}>
          {say(w.add)}
        </a>
      )}
      <Loading of={shelves}>
        {({ copies }) => {
          const names = [...new Set(copies.map((c) => c.shelf))].sort();
          if (names.length === 0) return <Empty title={say(w.noShelves)} />;
          return (
            <>
              <h3>{say(w.stock)}</h3>
              <ul className="lines">
                {names.map((shelf) => (
                  <li key={shelf}>
                    <a className="line" href={hashOf(['shelf', room.id, shelf])}>
                      <strong>{shelf}</strong>
                      <span className="about">{copies.filter((c) => c.shelf === shelf).length}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Loading>
    </section>
  );
}

type Values = { codes: readonly string[] };
const empty: Values = { codes: [] };
/** Scanned is an ISBN in thirteen digits, or a number as on the label. */
const codeOf = (scanned: string): string => {
  const read = readIsbn(scanned);
  return 'isbn' in read ? read.isbn : (copyNumber(scanned) ?? scanned.toUpperCase().slice(0, 20));
};

/** 盘点: a shelf looked through, book by book; what is missing and misplaced is told while one still stands before it. Works without a network. */
export function ShelfPage({ roomId, shelf }: { roomId: string; shelf: string }) {
  const say = useSay();
  const { area } = useWho();
  const shelves = useShelves(roomId);
  const form = useCapture<Values>('shelf', `${roomId}/${shelf}`, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { codes } = form.draft.values;
  const keep = () =>
    form.keep({
      endpoint: books.take,
      params: { id: roomId },
      input: { shelf, codes },
      area,
      about: roomId,
      says: [`盘点 ${shelf}:扫了 ${codes.length} 本`, `Stock of ${shelf}: ${codes.length} scanned`],
    });
  return (
    <>
      <Head title={shelf} back={hashOf(['books'])} />
      <CaptureFrame
        form={form}
        label={say(w.keep)}
        missing={codes.length === 0 ? { codes: w.nothing } : {}}
        onKeep={async () => setKept((await keep()).id)}
      >
        {(fault) => (
          <Loading of={shelves}>
            {({ copies }) => <Scanning form={form} shelf={shelf} copies={copies} fault={fault('codes')} />}
          </Loading>
        )}
      </CaptureFrame>
    </>
  );
}
type ScanningProps = {
  form: CaptureForm<Values>;
  shelf: string;
  copies: readonly Titled[];
  fault: string | undefined;
};
function Scanning({ form, shelf, copies, fault }: ScanningProps) {
  const say = useSay();
  const { codes } = form.draft.values;
  const taken = takeStock(shelf, copies, codes);
  const of = (ids: readonly string[]) => copies.filter((c) => ids.includes(c.id));
  const last = codes.at(-1);
  const lastIs = last && (copies.find((c) => c.number === last || c.isbn === last)?.title ?? last);
  return (
    <>
      <Scan
        label={say(w.scan)}
        hint={say(w.scanHint)}
        fault={fault}
        onCode={(scanned) => form.set({ codes: [...form.draft.values.codes, codeOf(scanned)] })}
      />
      <p role="status">
        {say(w.scanned, { n: codes.length })} {lastIs}
      </p>
      {codes.length > 0 && (
        <Button kind="quiet" onClick={() => form.set({ codes: codes.slice(0, -1) })}>
          {say(w.undo)}
        </Button>
      )}
      {taken.misplaced.length > 0 && (
        <Notice kind="now">
          <p>{say(w.misplaced, { n: taken.misplaced.length })}</p>
          <ul>
            {of(taken.misplaced).map((c) => (
              <li key={c.id}>
                {c.number} · {c.title} · {say(w.belongs, { shelf: c.shelf })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {taken.unknown.length > 0 && (
        <p>
          {say(w.unknown)}
          {say(colon)}
          {taken.unknown.join('、')}
        </p>
      )}
      {taken.missing.length === 0 ? (
        <Notice kind="good">{say(w.allSeen)}</Notice>
      ) : (
        <details open={taken.missing.length <= 20}>
          <summary>{say(w.missing, { n: taken.missing.length })}</summary>
          <ul>
            {of(taken.missing).map((c) => (
              <li key={c.id}>
                {c.number} · {c.title}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
