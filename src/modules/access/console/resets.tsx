import { Alert } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { accessApi, type Me } from '../access.contract.ts';
import { resetWords as w } from '../reset.words.ts';

type Props = { resets: Me['resets']; onRead?: () => void };

/** Who reset what of this account: its owner is told, whoever asked for it. */
export function Resets({ resets, onRead }: Props) {
  const { say, lang } = useSay();
  if (resets.length === 0) return null;
  const toldOf = ({ what, at, by }: Me['resets'][number]) =>
    say(w[what], { at: momentText(at, lang, Date.now()), by: by ?? say(w.house) });
  return (
    <Alert
      type="warning"
      showIcon
      title={resets.map((r) => <div key={r.at + r.what}>{toldOf(r)}</div>)}
      description={say(w.notYou)}
      {...(onRead && { closable: { onClose: onRead, 'aria-label': say(w.read) } })}
    />
  );
}

const READ = 'baodao.resets.read';
/** Above the first page for whoever need not choose a new password: by single sign-on, or after a second factor was taken off. Read once per tab. */
export function ResetsNotice() {
  const { data } = useAsk(accessApi.me, {}, { staleTime: Number.POSITIVE_INFINITY });
  const [read, setRead] = useState(() => sessionStorage.getItem(READ));
  const resets = data?.resets ?? [];
  const newest = resets[0] && `${data?.account?.id} ${resets[0].at}`;
  if (!newest || newest === read) return null;
  const onRead = () => {
    sessionStorage.setItem(READ, newest);
    setRead(newest);
    // What had the focus is gone: it goes on in the page.
    document.getElementById('content')?.focus({ preventScroll: true });
  };
  return <Resets resets={resets} onRead={onRead} />;
}
