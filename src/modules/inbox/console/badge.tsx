import { Badge } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';
import { inboxApi } from '../inbox.contract.ts';

/** How many drafts wait, beside the menu's entry; nothing when none does. */
export function InboxBadge() {
  const { say } = useSay();
  const { data } = useAsk(inboxApi.count, {}, { staleTime: 60_000 });
  if (!data?.waiting) return null;
  return <Badge count={data.waiting} size="small" title={say(w.waiting, { n: data.waiting })} />;
}
