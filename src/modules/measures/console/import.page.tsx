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
import { call } from '#ui/web/call.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { measuresApi } from '../measures.contract.ts';
import { type SheetField, sheetFields, sheetFieldWords } from '../sheet.words.ts';

type Sheet = ImportSheet<object, Readonly<Partial<Mapping<SheetField>>>>;
const table: SheetTable<SheetField> = {
  fields: sheetFields,
  words: sheetFieldWords,
  needed: ['body', 'lead', 'due'],
  hint: w.columnsHint,
};
const route = getRouteApi('/measures/$id/import');

/** A table of measures: looked at first, taken in row by row, every refused row told. */
export function MeasuresImportPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const client = useQueryClient();
  const [form] = Form.useForm<object>();
  const send = ({ file, map }: Sheet, dryRun: boolean, key: string) =>
    call(measuresApi.importMeasures, { params: { id }, input: { map, dryRun }, files: [{ field: 'file', file }], key });
  const { file, lacksFile, choose, seen, done, look, run, lookAt, takeIn, again, isBusy } = useImport(
    form,
    send,
    () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/measures') }),
  );
  const back = (
    <ButtonLink to="/measures/$id" params={{ id }} primary={done !== null}>
      {say(w.toDocument)}
    </ButtonLink>
  );
  if (done)
    return (
      <Imported words={sheetFieldWords} answer={done} again={again}>
        {back}
      </Imported>
    );
  const good = seen ? seen.answer.rows - seen.answer.refused - seen.answer.known : 0;
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        {back}
      </PageHead>
      <Form<object>
        className="card narrow-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        onFinish={() => void lookAt({}, {})}
      >
        <FileField hint={w.fileHint} {...{ file, lacksFile, choose }} />
        {look.problem && <Fault problem={look.problem} />}
        {!run.pending && (
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={look.pending}>
            {say(look.pending ? sheetWords.looking : sheetWords.look)}
          </Button>
        )}
      </Form>
      {seen && <ImportPreview table={table} seen={seen.answer} busy={isBusy} change={(map) => void lookAt({}, map)} />}
      {run.problem && <Fault problem={run.problem} />}
      {run.pending && <Running rows={good} />}
      {seen && good > 0 && !run.pending && (
        <div className="form-end">
          <Button type="primary" size="large" disabled={isBusy} onClick={() => void takeIn(seen.sheet)}>
            {say(sheetWords.run, { n: good })}
          </Button>
        </div>
      )}
      {seen && !run.pending && <RefusedRows words={sheetFieldWords} faults={seen.answer.faults} isDone={false} />}
    </>
  );
}
