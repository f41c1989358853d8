import { Form, Input } from 'antd';
import { FormGate } from '#modules/mandates/console/index.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { type IncidentView, incidentsApi } from '../incidents.contract.ts';

import { UnitField } from './bits.tsx';

type Entry = { title: string; category?: string; organisationId: string; itemId?: string };
type Props = {
  start: Partial<Entry>;
  area: string;
  topicId?: string;
  caseIds: string[];
  close: () => void;
  done: (made: IncidentView) => void;
};

/** A new incident out of some cases. A place wider than the post's own is narrowed to it. */
export function OpenIncident({ start, area, topicId, caseIds, close, done }: Props) {
  const { say } = useSay();
  const me = useMe();
  const own = area.startsWith(me.area) ? area : me.area;
  return (
    <FormDialog<Entry, IncidentView>
      title={w.makeIncident}
      ok={w.makeIncident}
      start={start}
      close={close}
      done={done}
      send={({ title, category, organisationId, itemId }, key) =>
        call(incidentsApi.openIncident, {
          key,
          input: {
            title,
            organisationId,
            area: own,
            caseIds,
            ...(category && { category }),
            ...(itemId && { itemId }),
            ...(topicId && { topicId }),
          },
        })
      }
    >
      <Form.Item name="title" label={say(w.titleOf)} rules={[{ required: true, min: 2, message: say(w.required) }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="category" label={say(w.category)}>
        <Input maxLength={60} />
      </Form.Item>
      <UnitField area={own} />
      <FormGate unit="organisationId" part="lead" kind="incident" label="title" text={['category']} name="itemId" />
    </FormDialog>
  );
}
