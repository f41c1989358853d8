import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useKeys } from '#ui/console/keys.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import { importConsoleWords as wi } from '../cases.import.console.words.ts';
import { dispatchRoles, intakeRoles } from '../cases.parts.rules.ts';
import { emptyWords } from '../cases.queues.words.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { ActDialog } from './act.dialog.tsx';
import type { ActVerb } from './case.acts.ts';
import { Batch } from './queue.batch.tsx';
import { Filters } from './queue.filters.tsx';
import { Preview } from './queue.preview.tsx';
import { SavedViews } from './queue.saved.tsx';
import { filterOf, isFiltered, type QueueSearch } from './queue.search.ts';
import { QueueTable } from './queue.table.tsx';
import { QueueTabs } from './queue.tabs.tsx';

const route = getRouteApi('/cases');
const PAGE = 50;

function useQueue(search: QueueSearch) {
  const { role } = useMe();
  const query = { ...filterOf(search, role), limit: PAGE };
  return useInfiniteQuery({
    queryKey: keyOf(casesApi.list, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(casesApi.list, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** The row the keyboard is on, kept by the case's id: rows may move when others work too. */
function useCurrent(rows: readonly CaseRow[]) {
  const [id, setId] = useState<string | null>(null);
  const index = Math.max(
    rows.findIndex((row) => row.id === id),
    0,
  );
  const move = (by: number) => {
    const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
    if (next) setId(next.id);
  };
  useEffect(() => {
    if (id) document.getElementById(`row-${id}`)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return { current: rows[index] ?? null, setId, move };
}

/** A queue: one question of the morning, answered as a dense table with the keyboard at hand. */
export function QueuePage() {
  const { say } = useSay();
  const me = useMe();
  const search = route.useSearch();
  const go = route.useNavigate();
  const list = useQueue(search);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { current, setId, move } = useCurrent(rows);
  const [picked, pick] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<{ verb: ActVerb; row: CaseRow } | null>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const asked = filterOf(search, me.role);
  const { queue } = asked;
  const change = (next: Partial<QueueSearch>) => {
    pick(new Set());
    void go({ search: (old) => ({ ...old, ...next }), replace: true });
  };
  const begin = (verb: ActVerb) => {
    if (current?.open.includes(verb)) setAct({ verb, row: current });
  };
  const open = (row: CaseRow | null) => row && void go({ to: '/cases/$id', params: { id: row.id } });
  useKeys([
    { key: 'j', says: w.next, run: () => move(1) },
    { key: 'k', says: w.previous, run: () => move(-1) },
    { key: 'Enter', says: w.open, run: () => open(current) },
    { key: '/', says: w.searchKey, run: () => searchBox.current?.focus() },
    { key: 's', says: w.signKey, run: () => begin('sign') },
    { key: 'd', says: w.dispatchKey, run: () => begin('dispatch') },
    { key: 'e', says: w.replyKey, run: () => begin('reply') },
  ]);
  return (
    <>
      <PageHead title={say(w.cases)}>
        <ExportButton list="cases" filters={asked} />
        {search.kind?.join() === 'errand' && <ExportButton list="errands" says={w.errandsExport} />}
        <Button onClick={() => window.print()}>{say(kitWords.print)}</Button>
        {dispatchRoles.some((role) => role === me.role) && <ButtonLink to="/cases/import">{say(wi.open)}</ButtonLink>}
        {intakeRoles.some((role) => role === me.role) && (
          <ButtonLink to="/cases/new" primary>
            {say(w.register)}
          </ButtonLink>
        )}
      </PageHead>
      <QueueTabs queue={queue} choose={(next) => change({ queue: next })} />
      <SavedViews search={search} queue={queue} open={(view) => void go({ search: view, replace: true })} />
      <Filters search={search} sort={asked.sort} change={change} searchBox={searchBox} />
      <Batch rows={rows.filter((row) => picked.has(row.id))} done={() => pick(new Set())} />
      <div className="queue">
        <div className="queue-list">
          {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
          {list.isPending && <Waiting rows={10} />}
          {list.isSuccess && rows.length === 0 && (
            <Nothing title={say(isFiltered(search) ? w.noneFiltered : emptyWords[queue])}>
              {isFiltered(search) && (
                <Button onClick={() => void go({ search: { queue }, replace: true })}>{say(w.clear)}</Button>
              )}
            </Nothing>
          )}
          {rows.length > 0 && (
            <QueueTable rows={rows} current={current?.id ?? null} focus={setId} picked={picked} pick={pick} />
          )}
          {list.hasNextPage && (
            <Button block onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
              {say(kitWords.more)}
            </Button>
          )}
        </div>
        {current && <Preview row={current} begin={(verb) => setAct({ verb, row: current })} />}
      </div>
      {act && <ActDialog key={act.row.id + act.verb} verb={act.verb} on={act.row} close={() => setAct(null)} />}
    </>
  );
}
