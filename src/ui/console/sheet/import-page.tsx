import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { PageHead } from '../parts.tsx';
import { useSay } from '../say.tsx';
import { ImportSteps } from './import-steps.tsx';
import type { Mapping } from './mapping.ts';
import type { SheetTable } from './preview.tsx';
import { Imported, type SheetAnswer } from './result.tsx';
import { sheetWords } from './sheet.words.ts';
import { type ImportSheet, useImport } from './useImport.ts';

type Words = Readonly<Record<'importTitle' | 'importHint' | 'fileHint', Word>>;

/**
 * The whole page of a table on its way in: looked at first, taken in row by row, every refused row told, what is known already passed over. `back` leads
 * to where the rows went; `template` is the address of an empty table; `children` is what is chosen beside the file, beginning with `initial`.
 */
export function ImportPage<C extends object, F extends string, A extends SheetAnswer<F>>(given: {
  table: SheetTable<F>;
  words: Words;
  send: (sheet: ImportSheet<C, Readonly<Partial<Mapping<F>>>>, dryRun: boolean, key: string) => Promise<A>;
  taken: () => void;
  back: (isDone: boolean) => ReactNode;
  template?: string;
  initial?: Partial<C>;
  children?: ReactNode;
}) {
  const { table, words: w, send, taken, back, template, initial, children } = given;
  const { say } = useSay();
  const [form] = Form.useForm<C>();
  const steps = useImport(form, send, taken);
  if (steps.done)
    return (
      <Imported words={table.words} answer={steps.done} again={steps.again}>
        {back(true)}
      </Imported>
    );
  return (
    <>
      <PageHead title={say(w.importTitle)} note={say(w.importHint)}>
        {template && (
          <Button href={template} download>
            {say(sheetWords.template)}
          </Button>
        )}
        {back(false)}
      </PageHead>
      <ImportSteps
        {...{ form, steps, table }}
        {...(initial && { initial })}
        fileHint={w.fileHint}
        good={({ rows, refused, known }) => rows - refused - known}
      >
        {children}
      </ImportSteps>
    </>
  );
}
