import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportPage } from '#ui/console/sheet/import-page.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import type { ImportSheet } from '#ui/console/sheet/useImport.ts';
import { call } from '#ui/web/call.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { measuresApi } from '../measures.contract.ts';
import { type SheetField, sheetFields, sheetFieldWords } from '../sheet.words.ts';

type Sheet = ImportSheet<object, Readonly<Partial<Mapping<SheetField>>>>;
const table: SheetTable<SheetField> = {
  fields: sheetFields,
  words: sheetFieldWords,
  needed: ['body', 'lead', 'due'],
  hint: w.columnsHint,
};
const route = getRouteApi('/measures/$id/import');

/** A table of measures: looked at first, taken in row by row, every refused row told. */
export function MeasuresImportPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const client = useQueryClient();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(measuresApi.importMeasures, { params: { id }, input: { map, dryRun }, files: [{ field: 'file', file }], key });
  const taken = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/measures') });
  const back = (isDone: boolean) => (
    <ButtonLink to="/measures/$id" params={{ id }} primary={isDone}>
      {say(w.toDocument)}
    </ButtonLink>
  );
  return <ImportPage {...{ table, send, taken, back }} words={w} />;
}
