import { useQueryClient } from '@tanstack/react-query';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportPage } from '#ui/console/sheet/import-page.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import type { ImportSheet } from '#ui/console/sheet/useImport.ts';
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
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(registersApi.importPersons, { input: { map, dryRun }, files: [{ field: 'file', file }], key });
  const taken = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/mediation-') });
  const back = (isDone: boolean) => (
    <ButtonLink to="/mediations" search={{ view: 'registers' }} primary={isDone}>
      {say(w.toRegisters)}
    </ButtonLink>
  );
  return <ImportPage {...{ table, send, taken, back }} words={w} />;
}
