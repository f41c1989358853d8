import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { Fault, Moment, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type WhistleRow, whistlesApi } from '../whistles.contract.ts';
import { type Box, boxes } from '../whistles.rules.ts';
import {
  boxWords,
  unitStatusWords,
  whistleConsoleWords as w,
  whistleStatusWords,
  whistlesWords,
} from '../whistles.words.ts';

function Rows({ rows }: { rows: readonly WhistleRow[] }) {
  const { say } = useSay();
  return (
    <Register
      rows={rows}
      keyOf={(x) => x.id}
      columns={[
        {
          head: w.issue,
          cell: (x) => (
            <Link to="/whistles/$id" params={{ id: x.id }}>
              {x.issue}
            </Link>
          ),
        },
        { head: w.place, cell: (x) => x.placeName },
        { head: w.lead, cell: (x) => x.lead.name },
        {
          head: w.unitsTitle,
          cell: (x) => x.units.map((u) => `${u.name}(${say(unitStatusWords[u.status])})`).join('、'),
        },
        { head: w.calledAt, cell: (x) => <Moment at={x.calledAt} /> },
        { head: w.due, cell: (x) => x.due, isFigure: true },
        { head: w.status, cell: (x) => say(whistleStatusWords[x.status]), isFigure: true },
      ]}
    />
  );
}

/** The whistles of a unit: those it called, those it was called to, and who did not come in time. */
export function WhistlesPage() {
  const { say } = useSay();
  const [box, choose] = useState<Box>('all');
  const query = { box };
  const list = useInfiniteQuery({
    queryKey: keyOf(whistlesApi.list, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(whistlesApi.list, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={say(whistlesWords.title)}>
        <ExportButton list="whistles" filters={query} />
      </PageHead>
      <nav className="tabs no-print" aria-label={say(whistlesWords.title)}>
        {boxes.map((b) => (
          <button
            key={b}
            type="button"
            className="tab"
            aria-current={b === box ? 'true' : undefined}
            onClick={() => choose(b)}
          >
            {say(boxWords[b])}
          </button>
        ))}
      </nav>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={6} />}
      {list.isSuccess &&
        (rows.length === 0 ? <Nothing title={say(w.empty)} hint={say(w.emptyHint)} /> : <Rows rows={rows} />)}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}
