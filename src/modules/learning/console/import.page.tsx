import { getRouteApi } from '@tanstack/react-router';
import { Form } from 'antd';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportSteps } from '#ui/console/sheet/import-steps.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import { Imported } from '#ui/console/sheet/result.tsx';
import { type ImportSheet, useImport } from '#ui/console/sheet/useImport.ts';
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
  const again = useLearningAgain();
  const [form] = Form.useForm<object>();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(sessionsApi.importClasses, {
      params: { id },
      input: { map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const steps = useImport(form, send, again);
  const back = (
    <ButtonLink to="/learning" search={{ view: 'classes', term: id }} primary={steps.done !== null}>
      {say(w.back)}
    </ButtonLink>
  );
  if (steps.done)
    return (
      <Imported words={classSheetWords} answer={steps.done} again={steps.again}>
        {back}
      </Imported>
    );
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        {back}
      </PageHead>
      <ImportSteps
        {...{ form, steps, table }}
        fileHint={w.fileHint}
        good={({ rows, refused, known }) => rows - refused - known}
      />
    </>
  );
}
