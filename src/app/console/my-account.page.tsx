import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { accessApi } from '#modules/access/access.contract.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { KeySwitch } from '#ui/console/keys.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { consoleWords as w } from './console.words.ts';
import { PasswordForm } from './password.tsx';

type Setup = { uri: string; spareCodes: string[] };

function Totp({ isOn }: { isOn: boolean }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [setup, setSetup] = useState<Setup | null>(null);
  const start = useDeed((password: string, key) => call(accessApi.startTotp, { input: { password }, key }));
  const stop = useDeed((password: string, key) => call(accessApi.stopTotp, { input: { password }, key }));
  const confirm = useDeed((code: string, key) => call(accessApi.confirmTotp, { input: { code }, key }));
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(accessApi.me) });
  const begin = async ({ password }: { password: string }) => {
    if (isOn) {
      if (await stop.run(password)) await refresh();
    } else setSetup(await start.run(password));
  };
  const finish = async ({ code }: { code: string }) => {
    if (!(await confirm.run(code))) return;
    setSetup(null);
    await refresh();
  };
  const problem = start.problem ?? stop.problem;
  if (setup)
    return (
      <>
        <p>{say(w.totpScan)}</p>
        <QrCode text={setup.uri} />
        <p>{say(w.totpSpare)}</p>
        <p className="mono">{setup.spareCodes.join('  ')}</p>
        <Form layout="inline" onFinish={(v: { code: string }) => void finish(v)}>
          <Form.Item name="code" label={say(w.totp)} rules={[{ required: true, message: '' }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.pending}>
            {say(w.confirm)}
          </Button>
        </Form>
        {confirm.problem && <Fault problem={confirm.problem} />}
      </>
    );
  return (
    <>
      <p>{say(isOn ? w.totpOn : w.totpOff)}</p>
      <Form layout="vertical" requiredMark={false} onFinish={(v: { password: string }) => void begin(v)}>
        <Form.Item name="password" label={say(w.currentPassword)} rules={[{ required: true, message: '' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {problem && <Fault problem={problem} />}
        <Button className="gate-go" htmlType="submit" loading={start.pending || stop.pending}>
          {say(isOn ? w.totpStop : w.totpStart)}
        </Button>
      </Form>
    </>
  );
}

function OtherSessions() {
  const { say } = useSay();
  const { message } = App.useApp();
  const deed = useDeed((_: null, key) => call(accessApi.endOtherSessions, { key }));
  const end = async () => {
    const answer = await deed.run(null);
    if (answer) void message.success(say(w.ended, { n: answer.ended }));
  };
  return (
    <>
      <p>{say(w.otherSessionsHint)}</p>
      <Button onClick={() => void end()} loading={deed.pending}>
        {say(w.otherSessions)}
      </Button>
      {deed.problem && <Fault problem={deed.problem} />}
    </>
  );
}

export function MyAccountPage() {
  const { say } = useSay();
  const { message } = App.useApp();
  const ask = useAsk(accessApi.me, {});
  return (
    <>
      <PageHead title={say(w.me)} />
      <div className="columns">
        <section className="card">
          <h2>{say(w.changePassword)}</h2>
          <PasswordForm done={() => void message.success(say(w.changed))} />
        </section>
        <section className="card">
          <h2>{say(w.totpTitle)}</h2>
          <Read ask={ask}>{(me) => <Totp isOn={me.account?.totp ?? false} />}</Read>
        </section>
        <section className="card">
          <h2>{say(w.otherSessions)}</h2>
          <OtherSessions />
        </section>
        <section className="card">
          <h2>{say(kitWords.keys)}</h2>
          <KeySwitch />
        </section>
      </div>
    </>
  );
}
