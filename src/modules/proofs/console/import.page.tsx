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
  const again = useProofsAgain();
  const [form] = Form.useForm<object>();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(proofListsApi.importProofItems, {
      params: { id },
      input: { map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const steps = useImport(form, send, again);
  const back = (
    <ButtonLink to="/proofs" search={{ view: 'lists', edition: id }} primary={steps.done !== null}>
      {say(w.toList)}
    </ButtonLink>
  );
  if (steps.done)
    return (
      <Imported words={sheetFieldWords} answer={steps.done} again={steps.again}>
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
