import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportPage } from '#ui/console/sheet/import-page.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import type { ImportSheet } from '#ui/console/sheet/useImport.ts';
import { call, urlOf } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { booksApi } from '../books.contract.ts';
import { type SheetField, sheetFields, sheetFieldWords } from '../sheet.words.ts';

type Choices = { shelf: string };
type Sheet = ImportSheet<Choices, Readonly<Partial<Mapping<SheetField>>>>;
const table: SheetTable<SheetField> = {
  fields: sheetFields,
  words: sheetFieldWords,
  needed: ['title', 'class'],
  hint: w.columnsHint,
};
const route = getRouteApi('/books/$id/import');

/** A table of books: looked at first, taken in row by row, every refused row told. */
export function BooksImportPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const client = useQueryClient();
  const send = ({ choices, file, map }: Sheet, dryRun: boolean, key: string) =>
    call(booksApi.importBooks, {
      params: { id },
      input: { ...choices, map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const taken = () =>
    void client.invalidateQueries({ predicate: (q) => /^\/api\/(?:books|reading)/.test(String(q.queryKey[0])) });
  const back = (isDone: boolean) => (
    <ButtonLink to="/books" search={{ room: id, view: 'catalogue' }} primary={isDone}>
      {say(w.toCatalogue)}
    </ButtonLink>
  );
  const template = urlOf(booksApi.bookTemplate, {});
  return (
    <ImportPage {...{ table, send, taken, back, template }} words={w} initial={{ shelf: '' }}>
      <Form.Item
        name="shelf"
        label={say(w.shelfDefault)}
        rules={[{ required: true, message: say(sheetWords.required) }]}
      >
        <Input maxLength={30} />
      </Form.Item>
    </ImportPage>
  );
}
