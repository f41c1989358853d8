import { Form } from 'antd';
import { useState } from 'react';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import type { MediationView } from '../mediations.contract.ts';
import { mediationVerbWords } from '../mediations.words.ts';
import type { MediationVerb } from '../mediations.workflow.rules.ts';
import { ActField, fieldsOf, send, type Values } from './acts.tsx';

type Props = { m: MediationView; verb: MediationVerb | 'identity'; close: () => void; done: () => void };
/** The form of one step. */
export function ActDialog({ m, verb, close, done }: Props) {
  const { say } = useSay();
  const [files, choose] = useState<readonly File[]>([]);
  const title = verb === 'identity' ? w.identity : mediationVerbWords[verb];
  const fields = fieldsOf[verb] ?? [];
  const start = {
    ...{ day: dayOf(Date.now()), way: 'counter', signWay: 'sign', form: 'written', recordKind: 'investigation' },
    ...(verb === 'archive' && { keep: 10 }),
    instalments: [{}],
  };
  return (
    <FormDialog<Values, unknown>
      title={title}
      ok={title}
      start={start}
      close={close}
      done={done}
      send={(values, key) => send(m, verb, values, [...files], key)}
    >
      {fields.length === 0 && <p>{say(w.confirmAct)}</p>}
      {fields.map((f) => (
        <ActField key={f} f={f} m={m} verb={verb} />
      ))}
      {verb === 'attach' && (
        <Form.Item label={say(w.file)}>
          <FilePicker files={files} choose={(all) => choose(all.slice(-1))} of="scan" />
        </Form.Item>
      )}
    </FormDialog>
  );
}
