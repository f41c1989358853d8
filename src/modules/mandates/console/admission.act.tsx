import { Form, Input, Radio, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type AdmissionView, admissionsApi } from '../mandates.admissions.contract.ts';
import type { AdmissionVerb } from '../mandates.admissions.rules.ts';
import { admissionVerbWords, admissionWords as w } from '../mandates.admissions.words.ts';

type Entry = { agrees?: boolean; says?: string; reviewerIds?: string[]; validTo?: string };
type Props = { a: AdmissionView; verb: AdmissionVerb; close: () => void; done: (a: AdmissionView) => void };

function send({ a, verb }: Pick<Props, 'a' | 'verb'>, v: Entry, key: string): Promise<AdmissionView> {
  const on = { params: { id: a.id }, version: a.version, key };
  const { says = '', agrees = false } = v;
  switch (verb) {
    case 'answer':
      return call(admissionsApi.answerAdmission, { ...on, input: { agrees, says } });
    case 'check':
      return call(admissionsApi.checkAdmission, { ...on, input: { agrees, says, reviewerIds: v.reviewerIds ?? [] } });
    case 'sign':
      return call(admissionsApi.signAdmission, { ...on, input: { agrees, says } });
    case 'approve':
      return call(admissionsApi.approveAdmission, { ...on, input: { says } });
    case 'approveTemporarily':
      return call(admissionsApi.approveTemporarily, { ...on, input: { says, validTo: v.validTo ?? '' } });
    case 'reject':
      return call(admissionsApi.rejectAdmission, { ...on, input: { says } });
    case 'revoke':
      return call(admissionsApi.revokeAdmission, { ...on, input: { says } });
    case 'withdraw':
    case 'lapse':
      return call(admissionsApi.withdrawAdmission, { ...on, input: { says } });
  }
}

const asksOpinion: ReadonlySet<AdmissionVerb> = new Set(['answer', 'check', 'sign']);
const saysOptional: ReadonlySet<AdmissionVerb> = new Set(['approve', 'approveTemporarily', 'withdraw']);

/** One step: yes or no where it is asked, and the words that stand in the file. */
export function AdmissionAct({ a, verb, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const isCheck = verb === 'check';
  const [yes, no] = isCheck ? ([w.lawful, w.unlawful] as const) : ([w.agrees, w.disagrees] as const);
  return (
    <FormDialog<Entry, AdmissionView>
      title={admissionVerbWords[verb]}
      ok={admissionVerbWords[verb]}
      close={close}
      done={done}
      start={{ agrees: true, ...(verb === 'approveTemporarily' && { validTo: a.until }) }}
      send={(v, key) => send({ a, verb }, v, key)}
    >
      {(form) => (
        <>
          <p className="soft">{a.task}</p>
          {asksOpinion.has(verb) && (
            <Form.Item name="agrees" label={say(isCheck ? w.legal : w.opinion)} rules={required}>
              <Radio.Group
                options={[
                  { value: true, label: say(yes) },
                  { value: false, label: say(no) },
                ]}
              />
            </Form.Item>
          )}
          {isCheck && (
            <Form.Item noStyle dependencies={['agrees']}>
              {() =>
                form.getFieldValue('agrees') && (
                  <Form.Item name="reviewerIds" label={say(w.reviewers)} rules={required}>
                    <Select
                      mode="multiple"
                      showSearch={{ optionFilterProp: 'label' }}
                      options={a.mayReview.map((o) => ({ value: o.id, label: o.name }))}
                    />
                  </Form.Item>
                )
              }
            </Form.Item>
          )}
          {verb === 'approveTemporarily' && (
            <Form.Item name="validTo" label={say(w.validTo)} rules={required}>
              <Input type="date" max={a.until} />
            </Form.Item>
          )}
          <Form.Item name="says" label={say(w.says)} rules={saysOptional.has(verb) ? [] : required}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
