import { Form, Select } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { type MediationRow, mediationsApi } from '../mediations.contract.ts';
import { registersApi } from '../registers.contract.ts';

type Values = { personIds?: string[]; how?: 'assigned' | 'chosen' };
/** The head says who mediates, without reading what it is about. */
export function AssignDialog({ row, close, done }: { row: MediationRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const persons = useAsk(registersApi.listPersons, { query: { committeeId: row.committeeId } });
  const fitting = (persons.data?.items ?? []).filter((p) => p.accountId && !p.until);
  return (
    <FormDialog<Values, MediationRow>
      title={w.assign}
      start={{ how: 'assigned' }}
      close={close}
      done={done}
      send={({ personIds = [], how = 'assigned' }, key) =>
        call(mediationsApi.assignMediators, {
          params: { id: row.id },
          version: row.version,
          input: { personIds, how },
          key,
        })
      }
    >
      <Form.Item name="personIds" label={say(w.mediators)} rules={[{ required: true, message: say(w.required) }]}>
        <Select mode="multiple" options={fitting.map((p) => ({ value: p.id, label: p.name }))} />
      </Form.Item>
      <Form.Item name="how" label={say(w.how)}>
        <Select options={(['assigned', 'chosen'] as const).map((value) => ({ value, label: say(w[value]) }))} />
      </Form.Item>
    </FormDialog>
  );
}
