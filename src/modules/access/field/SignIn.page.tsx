import { type FormEvent, useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { fieldWords } from '#ui/field/field.words.ts';
import { Button, Field, Notice } from '#ui/field/kit.tsx';
import { Strip } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { change, useSettings } from '#ui/field/settings.ts';
import { Problem } from '#ui/web/call.ts';
import { accessFieldWords as w } from './field.words.ts';
import { became } from './session.ts';
import { access } from './wire.ts';

/** The codes after which the second factor has to be asked for. */
const ASKS_TOTP: readonly string[] = ['totpNeeded', 'wrongCode'];

export function SignInPage({ ended }: { ended: boolean }) {
  const say = useSay();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [asksTotp, setAsksTotp] = useState(false);
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      became(await ask(access.signIn, { input: { login, password, ...(totp && { totp }) } }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (ASKS_TOTP.includes(error.code)) {
        setAsksTotp(true);
        setTotp('');
      }
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Door title={say(w.signInTitle)}>
      {ended && !problem && <Notice>{say(w.ended)}</Notice>}
      <form onSubmit={signIn} className="draft">
        <Field label={say(w.login)}>
          {(wiring) => (
            <input
              {...wiring}
              required
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Field>
        <Field label={say(w.password)}>
          {(wiring) => (
            <input
              {...wiring}
              required
              type={isShown ? 'text' : 'password'}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <label className="check">
          <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
          <span>{say(w.showPassword)}</span>
        </label>
        {asksTotp && (
          <Field label={say(w.totp)}>
            {(wiring) => (
              <input
                {...wiring}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={totp}
                onChange={(event) => setTotp(event.target.value)}
              />
            )}
          </Field>
        )}
        {problem && <Notice kind="now">{say(problem.says)}</Notice>}
        <Button kind="main" type="submit" disabled={isBusy}>
          {say(isBusy ? w.signingIn : w.signIn)}
        </Button>
      </form>
      <p className="hint">{say(w.help)}</p>
    </Door>
  );
}

/** What is seen before one is in: the name of the thing, one form, and the other language. */
export function Door({ title, children }: { title: string; children: React.ReactNode }) {
  const say = useSay();
  const { lang } = useSettings();
  return (
    <div className="door">
      <Strip />
      <main>
        <header>
          <p className="name" aria-hidden="true">
            {say(fieldWords.appName)}
          </p>
          <button
            type="button"
            className="button quiet"
            lang={lang === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => change({ lang: lang === 'zh' ? 'en' : 'zh' })}
          >
            {say(lang === 'zh' ? w.en : w.zh)}
          </button>
        </header>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
