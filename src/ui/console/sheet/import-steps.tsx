import { Button, Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { Fault } from '../parts.tsx';
import { useSay } from '../say.tsx';
import { FileField } from './file-field.tsx';
import type { Mapping } from './mapping.ts';
import { ImportPreview, type SheetTable } from './preview.tsx';
import { RefusedRows, type SheetAnswer } from './result.tsx';
import { Running } from './running.tsx';
import { sheetWords as w } from './sheet.words.ts';
import type { Importing } from './useImport.ts';

type Map<F extends string> = Readonly<Partial<Mapping<F>>>;

/**
 * What every table goes through on its page: the file with what is chosen beside it (`children`), how it was understood, the rows that would be
 * refused, and the button that takes the others in. `first`: the columns it is looked at with first. `good`, `refused`: where not every row that
 * is not refused is taken, or not every fault is a refusal. `between`: what else has to be settled before it is taken in.
 */
export function ImportSteps<C extends object, F extends string, A extends SheetAnswer<F>>({
  form,
  steps: { file, lacksFile, choose, seen, look, run, lookAt, takeIn, isBusy, unsee },
  table,
  fileHint,
  initial,
  first = {} as Map<F>,
  good = ({ rows, refused }) => rows - refused,
  refused = ({ faults }) => faults,
  between,
  children,
}: {
  form: FormInstance<C>;
  steps: Importing<C, A, Map<F>>;
  table: SheetTable<F>;
  fileHint: Word;
  initial?: Partial<C>;
  first?: Map<F>;
  good?: (answer: A) => number;
  refused?: (answer: A) => A['faults'];
  between?: ReactNode;
  children?: ReactNode;
}) {
  const { say } = useSay();
  const n = seen ? good(seen.answer) : 0;
  return (
    <>
      <Form<C>
        className="card narrow-form"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy}
        {...(initial && { initialValues: initial })}
        onValuesChange={unsee}
        onFinish={(choices) => void lookAt(choices, first)}
      >
        <FileField hint={fileHint} {...{ file, lacksFile, choose }} />
        {children}
        {look.problem && <Fault problem={look.problem} />}
        {!run.pending && (
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={look.pending}>
            {say(look.pending ? w.looking : w.look)}
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
      {between}
      {run.problem && <Fault problem={run.problem} />}
      {run.pending && <Running rows={n} />}
      {seen && n > 0 && !run.pending && (
        <div className="form-end">
          <Button type="primary" size="large" disabled={isBusy} onClick={() => void takeIn(seen.sheet)}>
            {say(w.run, { n })}
          </Button>
        </div>
      )}
      {seen && !run.pending && <RefusedRows words={table.words} faults={refused(seen.answer)} isDone={false} />}
    </>
  );
}
