import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Tag } from 'antd';
import { kitWords } from '#ui/console/kit.words.ts';
import { useSay } from '#ui/console/say.tsx';
import { accountWords as w } from '../access.console.words.ts';
import { type AccountView, accessApi } from '../access.contract.ts';

export type Secret = { name: string; password: string };

export function StateTags({ account }: { account: AccountView }) {
  const { say } = useSay();
  if (account.disabledAt) return <Tag>{say(w.disabled)}</Tag>;
  return (
    <>
      {account.lockedUntil && <Tag className="mark">{say(w.locked)}</Tag>}
      {account.mustChangePassword && <Tag>{say(w.mustChange)}</Tag>}
      {!account.lockedUntil && !account.mustChangePassword && say(w.active)}
    </>
  );
}

export function useRefreshAccounts() {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith(accessApi.list.path) });
}

/** Shown once, to be told to the person; nobody can look it up later. */
export function TemporaryPassword({ secret, close }: { secret: Secret; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      title={`${say(w.temporary)} · ${secret.name}`}
      onCancel={close}
      footer={<Button onClick={close}>{say(kitWords.close)}</Button>}
    >
      <p className="receipt-figure">{secret.password}</p>
      <p>{say(w.temporaryHint)}</p>
    </Modal>
  );
}
