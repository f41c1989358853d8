import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportPage } from '#ui/console/sheet/import-page.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import type { ImportSheet } from '#ui/console/sheet/useImport.ts';
import { call } from '#ui/web/call.ts';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { inspectionsApi } from '../inspections.contract.ts';
import { type FindingSheetField, findingSheetFields, findingSheetWords } from '../sheet.words.ts';
import { useAgain } from './parts.tsx';

type Sheet = ImportSheet<object, Readonly<Partial<Mapping<FindingSheetField>>>>;
const table: SheetTable<FindingSheetField> = {
  fields: findingSheetFields,
  words: findingSheetWords,
  needed: ['body'],
  hint: w.columnsHint,
};
const route = getRouteApi('/inspections/$id/import');

/** A table of findings: looked at first, taken in row by row, every refused row told. */
export function InspectionImportPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const taken = useAgain();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(inspectionsApi.importFindings, {
      params: { id },
      input: { map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const back = (isDone: boolean) => (
    <ButtonLink to="/inspections/$id" params={{ id }} primary={isDone}>
      {say(w.toRound)}
    </ButtonLink>
  );
  return <ImportPage {...{ table, send, taken, back }} words={w} />;
}
