import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Button, Choice, Field, Notice } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Scan } from '#ui/field/Scan.tsx';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import { isbnFaultWords } from '../books.words.ts';
import { type BookClass, bookClasses, bookClassWords } from '../classes.rules.ts';
import { isbnText, readIsbn } from '../isbn.rules.ts';
import { useShelves } from './Books.page.tsx';
import { bookFieldWords as w } from './field.words.ts';
import { books } from './wire.ts';

type Values = {
  isbn: string;
  title: string;
  authors: string;
  class: BookClass;
  shelf: string;
  forChildren: boolean;
  isFilled: boolean;
};
const empty: Values = {
  ...{ isbn: '', title: '', authors: '', class: 'I', shelf: '', forChildren: false, isFilled: false },
};

/** A book catalogued where it stands: its cover scanned, its shelf written; works without a network. */
export function BookAddPage({ roomId }: { roomId: string }) {
  const say = useSay();
  const { area } = useWho();
  const form = useCapture<Values>('bookAdd', roomId, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { isbn, title, authors, shelf, forChildren, class: bookClass } = form.draft.values;
  const keep = () =>
    form.keep({
      endpoint: books.capture,
      params: { id: roomId },
      input: {
        ...{ title: title.trim(), class: bookClass, forChildren, shelf: shelf.trim() },
        ...(isbn && { isbn }),
        ...(authors.trim() && { authors: authors.trim() }),
      },
      area,
      says: [`编目:${title.slice(0, 20)}`, `Catalogued: ${title.slice(0, 20)}`],
    });
  return (
    <>
      <Head title={say(w.add)} back={hashOf(['books'])} />
      <CaptureFrame
        form={form}
        label={say(w.keepBook)}
        missing={{ ...(!title.trim() && { title: w.needed }), ...(!shelf.trim() && { shelf: w.needed }) }}
        onKeep={async () => setKept((await keep()).id)}
      >
        {(fault) => <Fields form={form} roomId={roomId} fault={fault} />}
      </CaptureFrame>
    </>
  );
}
type FieldsProps = { form: CaptureForm<Values>; roomId: string; fault: (field: string) => string | undefined };
function Fields({ form, roomId, fault }: FieldsProps) {
  const say = useSay();
  const { lang } = useSettings();
  const { values: v } = form.draft;
  const copies = useShelves(roomId).value?.copies ?? [];
  const [wrong, setWrong] = useState<string | undefined>();
  const known = v.isbn ? copies.find((c) => c.isbn === v.isbn) : undefined;
  const scanned = async (code: string) => {
    const read = readIsbn(code);
    if ('why' in read) {
      setWrong(say(isbnFaultWords[read.why], read.why === 'shape' ? {} : { digit: read.digit }));
      return;
    }
    setWrong(undefined);
    const there = copies.find((c) => c.isbn === read.isbn);
    form.set({ isbn: read.isbn, ...(there && { title: there.title, shelf: there.shelf }) });
    try {
      const { known: facts } = await ask(books.facts, { params: { isbn: read.isbn } });
      if (facts)
        form.set({
          ...{ title: facts.title, authors: facts.authors ?? '', class: facts.class, isFilled: true },
          forChildren: facts.forChildren,
        });
    } catch (error) {
      // Without a network the title is written by hand.
      if (!(error instanceof Problem)) throw error;
    }
  };
  return (
    <>
      {v.isbn ? (
        <p>
          {say(w.isbnIs, { isbn: isbnText(v.isbn) })}{' '}
          <Button kind="quiet" onClick={() => form.set({ isbn: '', isFilled: false })}>
            {say(w.clear)}
          </Button>
        </p>
      ) : (
        <Scan label={say(w.isbn)} fault={wrong} onCode={(code) => void scanned(code)} />
      )}
      {known && <Notice kind="good">{say(w.known)}</Notice>}
      {v.isFilled && !known && <Notice>{say(w.filled)}</Notice>}
      {(['title', 'authors', 'shelf'] as const).map((field) => (
        <Field
          key={field}
          label={say(field === 'title' ? w.name : field === 'shelf' ? w.where : w.authors)}
          fault={fault(field)}
          optional={field === 'authors'}
        >
          {(wiring) => (
            <input
              {...wiring}
              maxLength={field === 'shelf' ? 30 : 200}
              value={v[field]}
              onChange={(event) => form.set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={say(w.class)}>
        {(wiring) => (
          <select
            {...wiring}
            value={v.class}
            onChange={(event) => form.set({ class: bookClasses.find((c) => c === event.target.value) ?? 'Z' })}
          >
            {bookClasses.map((c) => (
              <option key={c} value={c}>
                {c} {bookClassWords[c][lang === 'zh' ? 0 : 1]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice
        label={say(w.forChildren)}
        value={v.forChildren ? 'children' : 'everybody'}
        options={[
          { value: 'everybody', says: w.everybody },
          { value: 'children', says: w.children },
        ]}
        onPick={(who) => form.set({ forChildren: who === 'children' })}
      />
    </>
  );
}
