import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { FileField } from '#ui/console/sheet/file-field.tsx';
import type { Mapping } from '#ui/console/sheet/mapping.ts';
import { ImportPreview, type SheetTable } from '#ui/console/sheet/preview.tsx';
import { Imported, RefusedRows } from '#ui/console/sheet/result.tsx';
import { Running } from '#ui/console/sheet/running.tsx';
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
  const { file, lacksFile, choose, seen, done, look, run, lookAt, takeIn, again, isBusy, unsee } = useImport(
    form,
    send,
    () => {
      void client.invalidateQueries({ queryKey: [assessmentsApi.getScheme.path] });
      void client.invalidateQueries({ queryKey: [assessmentsApi.listSchemes.path] });
    },
  );
  const back = (
    <ButtonLink to="/assessments/schemes/$id" params={{ id }} primary>
      {say(w.toScheme)}
    </ButtonLink>
  );
  if (done)
    return (
      <Imported words={itemFieldWords} answer={done} again={again}>
        {back}
      </Imported>
    );
  const good = seen ? seen.answer.rows - seen.answer.refused : 0;
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        <Button href={urlOf(assessmentsApi.schemeTemplate, {})} download>
          {say(sheetWords.template)}
        </Button>
      </PageHead>
      <Form
        className="card narrow-form"
        form={form}
        layout="vertical"
        disabled={isBusy}
        onValuesChange={unsee}
        onFinish={() => void lookAt({}, {})}
      >
        <FileField hint={w.fileHint} {...{ file, lacksFile, choose }} />
        <p className="soft">{say(w.neverInputs)}</p>
        {look.problem && <Fault problem={look.problem} />}
        {!run.pending && (
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={look.pending}>
            {say(look.pending ? sheetWords.looking : sheetWords.look)}
          </Button>
        )}
      </Form>
      {seen && (
        <ImportPreview
          table={table}
          seen={seen.answer}
          busy={isBusy}
          change={(map) => void lookAt(seen.sheet.choices, map)}
        />
      )}
      {run.problem && <Fault problem={run.problem} />}
      {run.pending && <Running rows={good} />}
      {seen && good > 0 && !run.pending && (
        <div className="form-end">
          <Button type="primary" size="large" disabled={isBusy} onClick={() => void takeIn(seen.sheet)}>
            {say(sheetWords.run, { n: good })}
          </Button>
        </div>
      )}
      {seen && !run.pending && <RefusedRows words={itemFieldWords} faults={seen.answer.faults} isDone={false} />}
    </>
  );
}
