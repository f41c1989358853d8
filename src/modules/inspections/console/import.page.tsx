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
  const again = useAgain();
  const [form] = Form.useForm<object>();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(inspectionsApi.importFindings, {
      params: { id },
      input: { map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const steps = useImport(form, send, again);
  const back = (
    <ButtonLink to="/inspections/$id" params={{ id }} primary={steps.done !== null}>
      {say(w.toRound)}
    </ButtonLink>
  );
  if (steps.done)
    return (
      <Imported words={findingSheetWords} answer={steps.done} again={steps.again}>
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
