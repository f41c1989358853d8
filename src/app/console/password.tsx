import { Button, Form, Input } from 'antd';
import { type Me as Account, accessApi } from '#modules/access/access.contract.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { consoleWords as w } from './console.words.ts';

type Passwords = { current: string; next: string; again: string };

export function PasswordForm({ done }: { done: (account: Account) => void }) {
  const { say } = useSay();
  const [form] = Form.useForm<Passwords>();
  const deed = useDeed(({ current, next }: Passwords, key) =>
    call(accessApi.changePassword, { input: { current, next }, key }),
  );
  const send = async (input: Passwords) => {
    const account = await deed.run(input);
    if (!account) return;
    form.resetFields();
    done(account);
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(input) => void send(input)}>
      <Form.Item name="current" label={say(w.currentPassword)} rules={[{ required: true, message: '' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label={say(w.newPassword)} rules={[{ required: true, message: '' }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={say(w.againPassword)}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(say(w.notSame))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {deed.problem && <Fault problem={deed.problem} />}
      <Button className="gate-go" type="primary" htmlType="submit" loading={deed.pending}>
        {say(w.changePassword)}
      </Button>
    </Form>
  );
}
