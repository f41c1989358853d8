import { type FormEvent, useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import { ask } from '#ui/field/ask.ts';
import { Button, Field, Notice } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import { Problem } from '#ui/web/call.ts';
import type { Me } from '../access.contract.ts';
import { resetWords } from '../reset.words.ts';
import { accessFieldWords as w } from './field.words.ts';
import { Door } from './SignIn.page.tsx';
import { became } from './session.ts';
import { access } from './wire.ts';

/** Signed in, with several posts: an act is always done in one of them. */
export function ChoosePostPage({ me }: { me: Me }) {
  const say = useSay();
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <Door title={say(w.choosePost)}>
      <p>{say(w.choosePostHow)}</p>
      {problem && <Notice kind="now">{say(problem.says)}</Notice>}
      <Posts me={me} onProblem={setProblem} />
    </Door>
  );
}

/** The posts one may take today, but for the present one. */
export function Posts({ me, onProblem }: { me: Me; onProblem: (problem: Problem) => void }) {
  const say = useSay();
  const take = async (postId: string) => {
    try {
      became(await ask(access.switchPost, { input: { postId } }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      onProblem(error);
    }
  };
  return me.posts
    .filter((post) => post.current && post.id !== me.post?.id)
    .map((post) => (
      <Button key={post.id} onClick={() => void take(post.id)}>
        {say(w.switchTo, { role: say(roleWords[post.role]), organisation: post.organisation })}
      </Button>
    ));
}

/** Who reset what of this account: its owner is told, whoever asked for it. */
export function Resets({ resets }: { resets: Me['resets'] }) {
  const say = useSay();
  const { lang } = useSettings();
  if (resets.length === 0) return null;
  return (
    <Notice kind="now">
      {resets.map(({ what, at, by }) => (
        <p key={at + what}>{say(resetWords[what], { at: momentText(at, lang), by: by ?? say(resetWords.house) })}</p>
      ))}
      <p>{say(resetWords.notYou)}</p>
    </Notice>
  );
}

/** A temporary password opens nothing but this form. */
export function NewPasswordPage({ resets }: { resets: Me['resets'] }) {
  const say = useSay();
  const [values, setValues] = useState({ current: '', next: '', again: '' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isDifferent, setDifferent] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setDifferent(values.next !== values.again);
    if (values.next !== values.again) return;
    try {
      became(await ask(access.changePassword, { input: { current: values.current, next: values.next } }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  const input = (name: keyof typeof values, label: string, autoComplete: string, fault?: string) => (
    <Field label={label} fault={fault}>
      {(wiring) => (
        <input
          {...wiring}
          required
          type="password"
          autoComplete={autoComplete}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Door title={say(w.newPasswordTitle)}>
      <p>{say(w.newPasswordHow)}</p>
      <Resets resets={resets} />
      <form className="draft" onSubmit={send}>
        {input('current', say(w.current), 'current-password')}
        {input('next', say(w.next), 'new-password')}
        {input('again', say(w.nextAgain), 'new-password', isDifferent ? say(w.differ) : undefined)}
        {problem && <Notice kind="now">{say(problem.faults[0]?.says ?? problem.says)}</Notice>}
        <Button kind="main" type="submit">
          {say(w.change)}
        </Button>
      </form>
    </Door>
  );
}
