import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import type { Word } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault, Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { accountWords as w } from '../access.console.words.ts';
import { type AccountView, accessApi } from '../access.contract.ts';
import { type Secret, StateTags, useRefreshAccounts } from './accounts.bits.tsx';
import { type PostEntry, PostsFields, toInput } from './posts.fields.tsx';

const plainVerbs = ['disable', 'enable', 'unlock', 'resetTotp', 'resetPassword'] as const;
type PlainVerb = (typeof plainVerbs)[number];
const verbWords: Record<PlainVerb, Word> = {
  disable: w.disable,
  enable: w.enable,
  unlock: w.unlock,
  resetTotp: w.resetTotp,
  resetPassword: w.resetPassword,
};

/** Carries out an act that needs no form; a new temporary password comes back to be told. */
async function carryOut(verb: PlainVerb, a: AccountView, key: string): Promise<string | null> {
  const given = { params: { id: a.id }, version: a.version, key };
  if (verb === 'resetPassword') return (await call(accessApi.resetPassword, given)).temporaryPassword;
  await call(accessApi[verb], given);
  return null;
}

function Edit({ account, close, done }: { account: AccountView; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ name: string; phone?: string }, AccountView>
      title={w.edit}
      start={{ name: account.name, phone: account.phone ?? '' }}
      close={close}
      done={done}
      send={({ name, phone }, key) =>
        call(accessApi.edit, {
          params: { id: account.id },
          version: account.version,
          input: { name, phone: phone || null },
          key,
        })
      }
    >
      <Form.Item name="name" label={say(w.name)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="phone" label={say(w.phoneOptional)}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
    </FormDialog>
  );
}

function SetPosts({ account, close, done }: { account: AccountView; close: () => void; done: () => void }) {
  const start = account.posts.map(({ id, role, organisationId, area, validFrom, validTo }) => ({
    id,
    role,
    organisationId,
    area,
    validFrom,
    validTo,
  }));
  return (
    <FormDialog<{ posts: PostEntry[] }, AccountView>
      title={w.setPosts}
      start={{ posts: start }}
      close={close}
      done={done}
      send={({ posts }, key) =>
        call(accessApi.setPosts, {
          params: { id: account.id },
          version: account.version,
          input: { posts: posts.map((p) => toInput(p)) },
          key,
        })
      }
    >
      <PostsFields />
    </FormDialog>
  );
}

export function AccountDrawer({ id, close, tell }: { id: string; close: () => void; tell: (secret: Secret) => void }) {
  const { say } = useSay();
  const { modal } = App.useApp();
  const refresh = useRefreshAccounts();
  const ask = useAsk(accessApi.get, { params: { id } });
  const [form, setForm] = useState<'edit' | 'posts' | null>(null);
  const deed = useDeed(async ({ verb, account }: { verb: PlainVerb; account: AccountView }, key) => ({
    password: await carryOut(verb, account, key),
  }));
  const run = (verb: PlainVerb, account: AccountView) =>
    modal.confirm({
      title: say(w.sure, { what: say(verbWords[verb]), name: account.name }),
      okText: say(verbWords[verb]),
      cancelText: say(kitWords.cancel),
      onOk: async () => {
        const answer = await deed.run({ verb, account });
        refresh();
        if (answer?.password) tell({ name: account.name, password: answer.password });
      },
    });
  return (
    <Drawer open onClose={close} size={420} title={ask.data?.name ?? <Opening />}>
      <Read ask={ask}>
        {(a) => (
          <>
            <dl className="facts">
              <dt>{say(w.login)}</dt>
              <dd>{a.login}</dd>
              <dt>{say(w.phone)}</dt>
              <dd>{a.phone ?? '—'}</dd>
              <dt>{say(w.state)}</dt>
              <dd>
                <StateTags account={a} />
              </dd>
              <dt>{say(w.totp)}</dt>
              <dd>{say(a.totp ? kitWords.yes : kitWords.no)}</dd>
            </dl>
            <h2>{say(w.posts)}</h2>
            <ul className="plain">
              {a.posts.map((p) => (
                <li key={p.id} className={p.current ? '' : 'soft'}>
                  {p.organisation} · {say(roleWords[p.role])}
                  <span className="soft small">
                    {' '}
                    {p.validFrom} – {p.validTo ?? ''}
                  </span>
                </li>
              ))}
            </ul>
            <div className="acts">
              {a.open.includes('edit') && <Button onClick={() => setForm('edit')}>{say(w.edit)}</Button>}
              {a.open.includes('setPosts') && <Button onClick={() => setForm('posts')}>{say(w.setPosts)}</Button>}
              {plainVerbs
                .filter((verb) => a.open.includes(verb))
                .map((verb) => (
                  <Button key={verb} onClick={() => run(verb, a)}>
                    {say(verbWords[verb])}
                  </Button>
                ))}
            </div>
            {deed.problem && <Fault problem={deed.problem} />}
            {form === 'edit' && <Edit account={a} close={() => setForm(null)} done={refresh} />}
            {form === 'posts' && <SetPosts account={a} close={() => setForm(null)} done={refresh} />}
          </>
        )}
      </Read>
    </Drawer>
  );
}
