import { type ReactNode, useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import { install, useInstallable } from '#ui/field/install.ts';
import { Button, Choice, ProblemNotice } from '#ui/field/kit.tsx';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { change, useSettings } from '#ui/field/settings.ts';
import { useWho } from '#ui/field/who.ts';
import type { Problem } from '#ui/web/call.ts';
import type { Me } from '../access.contract.ts';
import { Posts } from './Before.pages.tsx';
import { accessFieldWords as w } from './field.words.ts';

const langs = [
  { value: 'zh', says: w.zh },
  { value: 'en', says: w.en },
] as const;
const sizes = [
  { value: 'normal', says: w.sizeNormal },
  { value: 'elder', says: w.sizeElder },
] as const;
const schemes = [
  { value: 'auto', says: w.schemeAuto },
  { value: 'light', says: w.schemeLight },
  { value: 'dark', says: w.schemeDark },
] as const;

/**
 * 我: who I am here, and how this phone shows things. `me` is null while the server cannot be asked; `children`: what the phone keeps, and the
 * way out.
 */
export function MePage({ me, children }: { me: Me | null; children: ReactNode }) {
  const say = useSay();
  const who = useWho();
  const settings = useSettings();
  const canInstall = useInstallable();
  const [problem, setProblem] = useState<Problem | null>(null);
  const hasOthers = me?.posts.some((post) => post.current && post.id !== me.post?.id);
  return (
    <>
      <Head title={who.name} />
      <dl>
        <div>
          <dt>{say(w.post)}</dt>
          <dd>
            {say(roleWords[who.role])} · {who.organisation}
          </dd>
        </div>
      </dl>
      {problem && <ProblemNotice problem={problem} />}
      {me && hasOthers && (
        <section className="more">
          <h2>{say(w.otherPosts)}</h2>
          <Posts me={me} onProblem={setProblem} />
        </section>
      )}
      <Choice label={say(w.language)} value={settings.lang} options={langs} onPick={(lang) => change({ lang })} />
      <Choice label={say(w.size)} value={settings.size} options={sizes} onPick={(size) => change({ size })} />
      <Choice label={say(w.scheme)} value={settings.scheme} options={schemes} onPick={(scheme) => change({ scheme })} />
      {canInstall && <Button onClick={() => void install()}>{say(w.install)}</Button>}
      <a className="button plain" href="/console/">
        {say(w.desk)}
      </a>
      {children}
    </>
  );
}
