import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useCallback, useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { Finder, More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { accountWords as w } from '../access.console.words.ts';
import { type AccountView, accessApi } from '../access.contract.ts';
import { AccountDrawer } from './account.drawer.tsx';
import { type Secret, StateTags, TemporaryPassword, useRefreshAccounts } from './accounts.bits.tsx';

type NewAccount = { login: string; name: string; phone?: string; area: string };
function AddAccount({ close, done }: { close: () => void; done: (secret: Secret) => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<NewAccount, { temporaryPassword: string; account: AccountView }>
      title={w.add}
      start={{ area }}
      close={close}
      send={(input, key) => call(accessApi.add, { input, key })}
      done={({ account, temporaryPassword }) => done({ name: account.name, password: temporaryPassword })}
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="login" label={say(w.login)} rules={required}>
        <Input maxLength={60} autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="phone" label={say(w.phoneOptional)}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <Form.Item name="area" label={say(w.area)} extra={say(w.areaHint)} rules={required}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
    </FormDialog>
  );
}

/** Everybody who can sign in here, with their posts. */
export function AccountsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const refresh = useRefreshAccounts();
  const [text, setText] = useState('');
  const [opened, open] = useState<string | null>(null);
  const [isAdding, add] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const find = useCallback((typed: string) => setText(typed), []);
  const query = { ...(text && { text }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(accessApi.list, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(accessApi.list, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.accounts) ?? [];
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="accounts" filters={query} />
        {role === 'systemAdmin' && (
          <Button type="primary" onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <search className="filters">
        <Finder label={w.find} find={find} />
      </search>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(text ? w.none : w.noneYet)} />}
      {rows.length > 0 && (
        <Register
          rows={rows}
          keyOf={(a) => a.id}
          open={(a) => open(a.id)}
          columns={[
            { head: w.name, cell: (a) => a.name },
            { head: w.login, cell: (a) => a.login },
            {
              head: w.posts,
              cell: (a) =>
                a.posts
                  .filter((p) => p.current)
                  .map((p) => `${p.organisation} · ${say(roleWords[p.role])}`)
                  .join(' / '),
            },
            { head: w.state, cell: (a) => <StateTags account={a} /> },
          ]}
        />
      )}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
      {opened && <AccountDrawer id={opened} close={() => open(null)} tell={setSecret} />}
      {isAdding && (
        <AddAccount
          close={() => add(false)}
          done={(made) => {
            setSecret(made);
            refresh();
          }}
        />
      )}
      {secret && <TemporaryPassword secret={secret} close={() => setSecret(null)} />}
    </>
  );
}
