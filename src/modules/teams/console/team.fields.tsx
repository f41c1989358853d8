import { Form, Input } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { teamConsoleWords as w } from '../teams.console.words.ts';

/** What a team says of itself on the portal. */
export function TeamFields() {
  const { say } = useSay();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="what" label={say(w.what)} rules={rules}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="how" label={say(w.how)} rules={rules}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="phone" label={say(w.phone)} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}
