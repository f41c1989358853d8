import { Form, Input, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { consultationConsoleWords as w } from '../consultations.console.words.ts';
import { consultationsApi, type GroupView } from '../consultations.contract.ts';
import { type GroupVerb, type Outcome, outcomes } from '../consultations.rules.ts';
import { groupStatusWords, groupVerbWords } from '../consultations.words.ts';

type Entry = { outcome?: Outcome; reason?: string; ownerId?: string; dueOn?: string; evidence?: string };

/** The answer with its reasons, or how it was done; what is adopted needs who and until when. */
export function GroupDialog({
  g,
  verb,
  close,
  done,
}: {
  g: GroupView;
  verb: GroupVerb;
  close: () => void;
  done: () => void;
}) {
  const { say } = useSay();
  const me = useMe();
  const units = useAsk(organisationsApi.listOrganisations, { query: { area: me.area } as never });
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, GroupView>
      title={groupVerbWords[verb]}
      ok={groupVerbWords[verb]}
      start={verb === 'answer' ? { outcome: 'adopted', ownerId: me.organisationId } : {}}
      close={close}
      done={done}
      send={({ dueOn, ownerId, ...rest }, key) =>
        call(consultationsApi.moveGroup, {
          params: { id: g.id },
          version: g.version,
          input: { verb, ...rest, ...(dueOn && { dueOn }), ...(ownerId && { ownerId }) },
          key,
        })
      }
    >
      {(form) =>
        verb === 'finish' ? (
          <Form.Item name="evidence" label={say(w.evidence)} rules={required}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        ) : (
          <>
            <p>{g.summary}</p>
            <Form.Item name="outcome" label={say(w.outcome)}>
              <Select options={outcomes.map((value) => ({ value, label: say(groupStatusWords[value]) }))} />
            </Form.Item>
            <Form.Item name="reason" label={say(w.reason)} rules={required}>
              <Input.TextArea rows={3} maxLength={1000} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a: Entry, b: Entry) => a.outcome !== b.outcome}>
              {() =>
                form.getFieldValue('outcome') !== 'notAdopted' && (
                  <>
                    <Form.Item name="ownerId" label={say(w.owner)} rules={required}>
                      <Select
                        showSearch={{ optionFilterProp: 'label' }}
                        options={(units.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }))}
                      />
                    </Form.Item>
                    <Form.Item name="dueOn" label={say(w.due)} rules={required}>
                      <Input type="date" />
                    </Form.Item>
                  </>
                )
              }
            </Form.Item>
          </>
        )
      }
    </FormDialog>
  );
}
