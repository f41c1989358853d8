import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportPage } from '#ui/console/sheet/import-page.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import type { ImportSheet } from '#ui/console/sheet/useImport.ts';
import { call } from '#ui/web/call.ts';
import { proofListsApi } from '../lists.contract.ts';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import { type SheetField, sheetFields, sheetFieldWords } from '../sheet.words.ts';
import { useProofsAgain } from './proofs.page.tsx';

type Sheet = ImportSheet<object, Readonly<Partial<Mapping<SheetField>>>>;
const table: SheetTable<SheetField> = {
  fields: sheetFields,
  words: sheetFieldWords,
  needed: ['code', 'name', 'kind'],
  hint: w.columnsHint,
};
const route = getRouteApi('/proofs/lists/$id/import');

/** A list of proofs from a table: looked at first, taken in row by row, every refused row told. */
export function ProofsImportPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const taken = useProofsAgain();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(proofListsApi.importProofItems, {
      params: { id },
      input: { map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const back = (isDone: boolean) => (
    <ButtonLink to="/proofs" search={{ view: 'lists', edition: id }} primary={isDone}>
      {say(w.toList)}
    </ButtonLink>
  );
  return <ImportPage {...{ table, send, taken, back }} words={w} />;
}
