import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import { accessApi, type Me, type PostView } from '#modules/access/access.contract.ts';
import { Resets } from '#modules/access/console/resets.tsx';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { consoleWords as w } from './console.words.ts';
import { PasswordForm } from './password.tsx';
import { useArrive } from './session.tsx';

export function Gate({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const { say, lang, setLang } = useSay();
  return (
    <main className="gate">
      <div className="gate-card">
        <p className="gate-brand">
          <strong>{say(w.product)}</strong>
          <span>{say(w.slogan)}</span>
        </p>
        <h1>{title}</h1>
        {hint && <p className="soft">{hint}</p>}
        {children}
      </div>
      <Button type="text" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
        {say(w.otherLang)}
      </Button>
    </main>
  );
}

type Credentials = { login: string; password: string; totp?: string };

export function SignIn() {
  const { say } = useSay();
  const arrive = useArrive();
  const ways = useAsk(accessApi.signInWays, {});
  const [asksCode, askCode] = useState(false);
  const deed = useDeed((input: Credentials, key) => call(accessApi.signIn, { input, key }));
  const send = async (input: Credentials) => {
    const account = await deed.run(input);
    if (account) arrive(account);
  };
  const needsCode = deed.problem?.code === 'totpNeeded';
  if (needsCode && !asksCode) askCode(true);
  return (
    <Gate title={say(w.signInTitle)}>
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(input) => void send(input)}>
        <Form.Item name="login" label={say(w.login)} rules={[{ required: true, message: '' }]}>
          <Input size="large" autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={say(w.password)} rules={[{ required: true, message: '' }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        {asksCode && (
          <Form.Item name="totp" label={say(w.totp)} rules={[{ required: true, message: '' }]}>
            <Input size="large" autoComplete="one-time-code" inputMode="numeric" autoFocus />
          </Form.Item>
        )}
        {deed.problem && !needsCode && <Fault problem={deed.problem} />}
        <Button className="gate-go" type="primary" size="large" htmlType="submit" block loading={deed.pending}>
          {say(w.signIn)}
        </Button>
        {ways.data?.sso && (
          <Button className="gate-go" size="large" block href="/api/auth/sign-in/oidc">
            {say(w.sso)}
          </Button>
        )}
      </Form>
    </Gate>
  );
}

export function ChoosePost({ posts }: { posts: readonly PostView[] }) {
  const { say } = useSay();
  const arrive = useArrive();
  const deed = useDeed((postId: string, key) => call(accessApi.switchPost, { input: { postId }, key }));
  const choose = async (postId: string) => {
    const account = await deed.run(postId);
    if (account) arrive(account);
  };
  return (
    <Gate title={say(w.choosePost)} hint={say(w.choosePostHint)}>
      {posts
        .filter((p) => p.current)
        .map((p) => (
          <Button
            className="post-choice"
            key={p.id}
            block
            size="large"
            disabled={deed.pending}
            onClick={() => void choose(p.id)}
          >
            <strong>{p.organisation}</strong>
            <span>{say(roleWords[p.role])}</span>
          </Button>
        ))}
      {deed.problem && <Fault problem={deed.problem} />}
    </Gate>
  );
}

export function MustChangePassword({ resets }: { resets: Me['resets'] }) {
  const { say } = useSay();
  const arrive = useArrive();
  return (
    <Gate title={say(w.mustChange)} hint={say(w.mustChangeHint)}>
      <Resets resets={resets} />
      <PasswordForm done={arrive} />
    </Gate>
  );
}
