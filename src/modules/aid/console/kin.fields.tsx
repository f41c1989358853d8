import { Form, type FormInstance, Input, Radio, Select } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { aidConsoleWords as w } from '../aid.console.words.ts';

export type KinValues = {
  isKin: 'no' | 'yes';
  official?: string;
  post: 'handler' | 'committee';
  relation?: string;
};

/** Whose kin they are has to be said, one way or the other (DB 11). */
export function KinFields({ form }: { form: FormInstance }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="isKin" label={say(w.kinAsk)} rules={required}>
        <Radio.Group
          options={[
            { value: 'no', label: say(w.kinNo) },
            { value: 'yes', label: say(w.kinYes) },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a, b) => a.isKin !== b.isKin}>
        {() => form.getFieldValue('isKin') === 'yes' && <KinOf />}
      </Form.Item>
    </>
  );
}

export function KinOf() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <div className="pair">
        <Form.Item name="official" label={say(w.official)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="relation" label={say(w.relation)} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="post" label={say(w.post)} initialValue="committee">
        <Select options={(['committee', 'handler'] as const).map((value) => ({ value, label: say(w[value]) }))} />
      </Form.Item>
    </>
  );
}
