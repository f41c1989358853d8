import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportPage } from '#ui/console/sheet/import-page.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import type { ImportSheet } from '#ui/console/sheet/useImport.ts';
import { call } from '#ui/web/call.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { sessionsApi } from '../sessions.contract.ts';
import { type ClassSheetField, classSheetFields, classSheetWords } from '../sheet.words.ts';
import { useLearningAgain } from './learning.page.tsx';

type Sheet = ImportSheet<object, Readonly<Partial<Mapping<ClassSheetField>>>>;
const table: SheetTable<ClassSheetField> = {
  fields: classSheetFields,
  words: classSheetWords,
  needed: ['name', 'course', 'teacher', 'room', 'seats', 'weekday', 'from'],
  hint: w.columnsHint,
};
const route = getRouteApi('/learning/$id/import');

/** A term's classes from a table: looked at first, taken in row by row, every refused row told. */
export function LearningImportPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const taken = useLearningAgain();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(sessionsApi.importClasses, {
      params: { id },
      input: { map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const back = (isDone: boolean) => (
    <ButtonLink to="/learning" search={{ view: 'classes', term: id }} primary={isDone}>
      {say(w.back)}
    </ButtonLink>
  );
  return <ImportPage {...{ table, send, taken, back }} words={w} />;
}
