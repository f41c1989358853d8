import { useInfiniteQuery } from '@tanstack/react-query';
import { roles } from '#kernel/actor.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { ExportButton } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { Fault, Moment, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { accountWords as w } from '../access.console.words.ts';
import { accessApi } from '../access.contract.ts';

/** Who signed in and what was done to accounts, newest first, for the audit administrator. */
export function AccessLogPage() {
  const { say } = useSay();
  const list = useInfiniteQuery({
    queryKey: keyOf(accessApi.accessLog),
    queryFn: ({ pageParam, signal }) =>
      call(accessApi.accessLog, { query: { ...(pageParam > 0 && { before: pageParam }) }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const roleOf = (role: string | null) => roles.find((known) => known === role);
  return (
    <>
      <PageHead title={say(w.logTitle)}>
        <ExportButton list="access-log" />
      </PageHead>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={10} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(w.logNone)} />}
      {rows.length > 0 && (
        <Register
          rows={rows}
          keyOf={(e) => String(e.entry)}
          columns={[
            { head: w.at, cell: (e) => <Moment at={e.at} />, isFigure: true },
            { head: w.what, cell: (e) => say(e.says) },
            { head: w.whom, cell: (e) => e.account ?? '—' },
            {
              head: w.by,
              cell: (e) => {
                const role = roleOf(e.byRole);
                return [e.by, role && say(roleWords[role])].filter(Boolean).join(' · ') || '—';
              },
            },
          ]}
        />
      )}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}
