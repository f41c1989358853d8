import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { ImportSteps } from '#ui/console/sheet/import-steps.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import type { SheetTable } from '#ui/console/sheet/preview.tsx';
import { Imported } from '#ui/console/sheet/result.tsx';
import { sheetWords } from '#ui/console/sheet/sheet.words.ts';
import { type ImportSheet, useImport } from '#ui/console/sheet/useImport.ts';
import { call, urlOf } from '#ui/web/call.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi } from '../assessments.contract.ts';
import { type ItemField, itemFields, itemFieldWords } from '../sheet.words.ts';

type Sheet = ImportSheet<object, Readonly<Partial<Mapping<ItemField>>>>;
const table: SheetTable<ItemField> = {
  fields: itemFields,
  words: itemFieldWords,
  needed: ['title', 'weight'],
  hint: w.columnsHint,
};
const route = getRouteApi('/assessments/schemes/$id/import');

/** The items of a draft from a table: looked at first, every refused row with its reason. */
export function SchemeImportPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const client = useQueryClient();
  const [form] = Form.useForm<object>();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(assessmentsApi.importScheme, {
      params: { id },
      input: { map, dryRun },
      files: [{ field: 'file', file }],
      key,
    });
  const steps = useImport(form, send, () => {
    void client.invalidateQueries({ queryKey: [assessmentsApi.getScheme.path] });
    void client.invalidateQueries({ queryKey: [assessmentsApi.listSchemes.path] });
  });
  const back = (
    <ButtonLink to="/assessments/schemes/$id" params={{ id }} primary>
      {say(w.toScheme)}
    </ButtonLink>
  );
  if (steps.done)
    return (
      <Imported words={itemFieldWords} answer={steps.done} again={steps.again}>
        {back}
      </Imported>
    );
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        <Button href={urlOf(assessmentsApi.schemeTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <ImportSteps {...{ form, steps, table }} fileHint={w.fileHint}>
        <p className="soft">{say(w.neverInputs)}</p>
      </ImportSteps>
    </>
  );
}
