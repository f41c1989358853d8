import { Button, Checkbox, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { type BookInput, type BookRow, type BookView, booksApi } from '../books.contract.ts';
import { bookClasses, bookClassWords } from '../classes.rules.ts';

type Values = BookInput & { count: number; shelf: string; number?: string };
type Props = { roomId: string; before: BookRow | null; close: () => void; done: (b: BookView) => void };
const startOf = (b: BookRow): Partial<Values> => ({
  ...{ title: b.title, year: b.year, class: b.class, forChildren: b.forChildren },
  ...(b.isbn && { isbn: b.isbnText ?? b.isbn }),
  ...(b.authors && { authors: b.authors }),
  ...(b.publisher && { publisher: b.publisher }),
});

/** A title: the cover is scanned, what another room wrote of it fills the form. */
export function BookForm({ roomId, before, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Values, BookView>
      title={before ? w.edit : w.add}
      start={before ? startOf(before) : { class: 'I', forChildren: false, count: 1 }}
      close={close}
      done={done}
      send={({ count, shelf, number, ...facts }, key) =>
        before
          ? call(booksApi.changeBook, { params: { id: before.id }, input: facts, version: before.version, key })
          : call(booksApi.addBook, {
              params: { id: roomId },
              input: { ...facts, count, shelf, ...(number && { number }) },
              key,
            })
      }
    >
      {(form) => (
        <>
          <Isbn form={form} />
          <Form.Item name="title" label={say(w.title)} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="authors" label={say(w.authors)}>
            <Input maxLength={200} />
          </Form.Item>
          <div className="pair">
            <Form.Item name="publisher" label={say(w.publisher)}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="year" label={say(w.year)}>
              <InputNumber className="wide" min={1000} max={2200} precision={0} controls={false} />
            </Form.Item>
          </div>
          <Form.Item name="class" label={say(w.class)} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={bookClasses.map((value) => ({ value, label: `${value} ${say(bookClassWords[value])}` }))}
            />
          </Form.Item>
          <Form.Item name="forChildren" valuePropName="checked">
            <Checkbox>{say(w.forChildren)}</Checkbox>
          </Form.Item>
          {!before && <Copies />}
        </>
      )}
    </FormDialog>
  );
}
/** Enter, as a scanner sends it, checks the number and does not send the form. */
function Isbn({ form }: { form: FormInstance<Values> }) {
  const { say } = useSay();
  const [good, tell] = useState('');
  const look = useDeed((isbn: string) => call(booksApi.isbnFacts, { params: { isbn } }));
  const check = async () => {
    const typed = String(form.getFieldValue('isbn') ?? '').trim();
    tell('');
    if (!typed) return;
    const found = await look.run(typed);
    form.setFields([{ name: 'isbn', errors: [] }]);
    if (!found) return;
    form.setFieldsValue({ isbn: found.isbnText });
    tell(say(w.isbnGood, { isbn: found.isbnText }));
    const { known } = found;
    if (!known || form.getFieldValue('title')) return;
    form.setFieldsValue({ ...known });
    tell(say(w.taken));
  };
  return (
    <Form.Item
      name="isbn"
      label={say(w.isbn)}
      extra={good}
      {...(look.problem && { validateStatus: 'error' as const, help: say(look.problem.says) })}
    >
      <Input
        maxLength={40}
        autoComplete="off"
        onPressEnter={(event) => {
          event.preventDefault();
          void check();
        }}
        onBlur={() => void check()}
        suffix={
          <Button size="small" type="text" onClick={() => void check()}>
            {say(w.checkIsbn)}
          </Button>
        }
      />
    </Form.Item>
  );
}
function Copies() {
  const { say } = useSay();
  return (
    <>
      <div className="pair">
        <Form.Item name="shelf" label={say(w.shelf)} rules={[{ required: true, message: say(w.required) }]}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="count" label={say(w.count)}>
          <InputNumber className="wide" min={1} max={50} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="number" label={say(w.copyNumber)}>
        <Input maxLength={20} />
      </Form.Item>
    </>
  );
}
type CopyValues = { count: number; shelf: string; number?: string };
export function CopiesForm({ b, close, done }: { b: BookView; close: () => void; done: () => void }) {
  return (
    <FormDialog<CopyValues, BookView>
      title={w.addCopies}
      start={{ count: 1, shelf: b.items[0]?.shelf }}
      close={close}
      done={done}
      send={({ number, ...v }, key) =>
        call(booksApi.addCopies, { params: { id: b.id }, input: { ...v, ...(number && { number }) }, key })
      }
    >
      <Copies />
    </FormDialog>
  );
}
