import { Button, Drawer, Select } from 'antd';
import { useCallback, useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, Nothing, Opening, Read } from '#ui/console/parts.tsx';
import { Finder, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { type BookView, booksApi, type CopyRow, type RoomRow } from '../books.contract.ts';
import { type CopyState, copyStates } from '../books.rules.ts';
import { bookWords, copyStateWords } from '../books.words.ts';
import { bookClasses, bookClassWords } from '../classes.rules.ts';
import { BookForm, CopiesForm } from './book.form.tsx';
import { type Go, useBooksAgain } from './books.page.tsx';
import type { BookSearch } from './books.search.ts';

/** The titles of a room: two signs are enough to find one. */
export function Catalogue({ room, search, go }: { room: RoomRow; search: BookSearch; go: Go }) {
  const { say } = useSay();
  const again = useBooksAgain();
  const [q, setQ] = useState('');
  const [after, setAfter] = useState(0);
  const [isAdding, add] = useState(false);
  const find = useCallback((text: string) => {
    setQ(text);
    setAfter(0);
  }, []);
  const query = { ...(q && { q }), ...(search.class && { class: search.class }), after };
  const ask = useAsk(booksApi.listBooks, { params: { id: room.id }, query }, { keepOld: true });
  return (
    <>
      <ExportLine
        list="books"
        filters={{ id: room.id, ...(q && { q }), ...(search.class && { class: search.class }) }}
      />
      <div className="filters no-print">
        <Finder label={w.search} find={find} />
        <Select
          aria-label={say(w.class)}
          className="book-class"
          value={search.class ?? ''}
          options={[
            { value: '', label: say(w.all) },
            ...bookClasses.map((value) => ({ value, label: `${value} ${say(bookClassWords[value])}` })),
          ]}
          onChange={(next) => go({ class: bookClasses.find((c) => c === next) })}
        />
        {room.mayKeep && (
          <>
            <Button type="primary" onClick={() => add(true)}>
              {say(w.add)}
            </Button>
            <ButtonLink to="/books/$id/import" params={{ id: room.id }}>
              {say(w.import)}
            </ButtonLink>
          </>
        )}
        <Button href={urlOf(booksApi.exportBooks, { params: { id: room.id } })} download>
          {say(w.export)}
        </Button>
      </div>
      <Read ask={ask} rows={8}>
        {({ items, total, next }) =>
          items.length === 0 ? (
            <Nothing title={say(q || search.class ? w.noneFound : w.noBooks)} hint={say(w.noBooksHint)} />
          ) : (
            <>
              <Register
                rows={items}
                keyOf={(b) => b.id}
                open={(b) => go({ open: b.id })}
                columns={[
                  { head: w.title, cell: (b) => b.title },
                  { head: w.authors, cell: (b) => b.authors ?? say(bookWords.unknownAuthor) },
                  { head: w.publisher, cell: (b) => [b.publisher, b.year].filter(Boolean).join(' ') },
                  { head: w.class, cell: (b) => b.class },
                  { head: w.isbnHead, cell: (b) => b.isbnText ?? '' },
                  { head: w.copies, cell: (b) => b.copies, isFigure: true },
                  { head: w.free, cell: (b) => b.free, isFigure: true },
                  { head: w.waiting, cell: (b) => b.waiting || '', isFigure: true },
                ]}
              />
              <p className="soft">
                {after + 1}–{after + items.length} / {total}{' '}
                {after > 0 && (
                  <Button size="small" onClick={() => setAfter(0)}>
                    {say(w.all)}
                  </Button>
                )}{' '}
                {next !== null && (
                  <Button size="small" onClick={() => setAfter(next)}>
                    {say(w.more)}
                  </Button>
                )}
              </p>
            </>
          )
        }
      </Read>
      {search.open && <OneBook id={search.open} close={() => go({ open: undefined })} />}
      {isAdding && (
        <BookForm
          roomId={room.id}
          before={null}
          close={() => add(false)}
          done={(b) => {
            again();
            go({ open: b.id });
          }}
        />
      )}
    </>
  );
}

function OneBook({ id, close }: { id: string; close: () => void }) {
  const ask = useAsk(booksApi.getBook, { params: { id } });
  return (
    <Drawer open onClose={close} size={560} title={ask.data?.title ?? <Opening />}>
      <Read ask={ask}>{(b) => <Shown b={b} />}</Read>
    </Drawer>
  );
}
function Shown({ b }: { b: BookView }) {
  const { say } = useSay();
  const again = useBooksAgain();
  const [dialog, show] = useState<'edit' | 'copies' | null>(null);
  const put = useDeed((g: { c: CopyRow; shelf: string; state: CopyState }, key) =>
    call(booksApi.changeCopy, {
      params: { id: g.c.id },
      input: { shelf: g.shelf, state: g.state },
      version: g.c.version,
      key,
    }),
  );
  return (
    <>
      <p>
        {[b.authors ?? say(bookWords.unknownAuthor), b.publisher, b.year].filter(Boolean).join(' · ')}
        <br />
        {b.class} {say(bookClassWords[b.class])} {b.isbnText && `· ISBN ${b.isbnText}`}
        {b.forChildren && ` · ${say(bookWords.children)}`}
      </p>
      {b.mayKeep && (
        <div className="acts no-print">
          <Button onClick={() => show('edit')}>{say(w.edit)}</Button>
          <Button onClick={() => show('copies')}>{say(w.addCopies)}</Button>
        </div>
      )}
      {put.problem && <Fault problem={put.problem} />}
      <Register
        rows={b.items}
        keyOf={(c) => c.id}
        columns={[
          { head: w.number, cell: (c) => c.number },
          { head: w.shelf, cell: (c) => c.shelf },
          {
            head: w.state,
            cell: (c) =>
              c.dueOn ? (
                say(w.out, { day: c.dueOn })
              ) : c.isHeld ? (
                say(w.held)
              ) : (
                <Select
                  size="small"
                  aria-label={`${c.number} ${say(w.state)}`}
                  value={c.state}
                  options={copyStates.map((value) => ({ value, label: say(copyStateWords[value]) }))}
                  onChange={(state) => void put.run({ c, shelf: c.shelf, state }).then((done) => done && again())}
                />
              ),
          },
          { head: w.seenOn, cell: (c) => c.seenOn ?? '' },
        ]}
      />
      {dialog === 'edit' && <BookForm roomId={b.roomId} before={b} close={() => show(null)} done={again} />}
      {dialog === 'copies' && <CopiesForm b={b} close={() => show(null)} done={again} />}
    </>
  );
}
