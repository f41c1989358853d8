import { useQueryClient } from '@tanstack/react-query';
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
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { registersApi } from '../registers.contract.ts';
import { type PersonSheetField, personSheetFields, personSheetWords } from '../registers.words.ts';

type Sheet = ImportSheet<object, Readonly<Partial<Mapping<PersonSheetField>>>>;
const table: SheetTable<PersonSheetField> = {
  fields: personSheetFields,
  words: personSheetWords,
  needed: ['kind', 'name'],
  hint: w.columnsHint,
};

/** The registers out of a table: looked at first, taken in row by row, every refused row told. */
export function MediationImportPage() {
  const { say } = useSay();
  const client = useQueryClient();
  const [form] = Form.useForm<object>();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(registersApi.importPersons, { input: { map, dryRun }, files: [{ field: 'file', file }], key });
  const steps = useImport(
    form,
    send,
    () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/mediation-') }),
  );
  const back = (
    <ButtonLink to="/mediations" search={{ view: 'registers' }} primary={steps.done !== null}>
      {say(w.toRegisters)}
    </ButtonLink>
  );
  if (steps.done)
    return (
      <Imported words={personSheetWords} answer={steps.done} again={steps.again}>
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
