import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { type Me as Account, accessApi } from '#modules/access/access.contract.ts';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { type Me, MeContext } from '#ui/console/me.tsx';
import { Fault, Waiting } from '#ui/console/parts.tsx';
import { onSignInNeeded } from '#ui/web/call.ts';
import { ChoosePost, MustChangePassword, SignIn } from './sign-in.tsx';

function meOf(account: Account | undefined): Me | null {
  if (account?.state !== 'staff' || !account.account || !account.post) return null;
  const { id: accountId, login, name } = account.account;
  const { role, organisation, organisationId, area } = account.post;
  return { accountId, login, name, role, organisation, organisationId, area };
}

/** Takes in an answer that says who is here now. A change of person or post empties everything read before. */
export function useArrive() {
  const client = useQueryClient();
  return (account: Account) => {
    client.removeQueries({ predicate: (q) => q.queryKey[0] !== accessApi.me.path });
    client.setQueryData(keyOf(accessApi.me), account);
  };
}

/** Lets in whoever is signed in and has chosen a post; shows everyone else the way. The address stays, and so do drafts. */
export function Session({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const ask = useAsk(accessApi.me, {}, { staleTime: Number.POSITIVE_INFINITY });
  useEffect(() => onSignInNeeded(() => void client.invalidateQueries({ queryKey: keyOf(accessApi.me) })), [client]);
  const account = ask.data;
  const me = useMemo(() => meOf(account), [account]);
  if (!account)
    return (
      <main className="gate">
        <div className="gate-card">
          {ask.error ? <Fault problem={ask.error} retry={() => void ask.refetch()} /> : <Waiting rows={5} />}
        </div>
      </main>
    );
  if (account.state === 'mustChangePassword') return <MustChangePassword resets={account.resets} />;
  if (account.state === 'choosePost') return <ChoosePost posts={account.posts} />;
  if (!me) return <SignIn />;
  return <MeContext value={me}>{children}</MeContext>;
}
