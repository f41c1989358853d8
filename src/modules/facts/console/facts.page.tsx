import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { Fault, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { Finder, More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { factConsoleWords as w } from '../facts.console.words.ts';
import { factsApi } from '../facts.contract.ts';
import { FactsDrawer } from './facts.drawer.tsx';
import { FactsTabs } from './facts.tabs.tsx';
import './facts.css';

/** 户情: what is known about each household, what is to be asked again, what is missing. */
export function FactsPage() {
  const { say } = useSay();
  const client = useQueryClient();
  const [area, setArea] = useState<string | undefined>();
  const [head, find] = useState('');
  const [isDue, onlyDue] = useState(false);
  const [opened, open] = useState<string | null>(null);
  const query = { ...(area && { area }), ...(head && { head }), ...(isDue && { due: '1' as const }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(factsApi.factHouseholds, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(factsApi.factHouseholds, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="household-facts" filters={query} />
      </PageHead>
      <FactsTabs current="/facts" />
      <search className="filters">
        <div className="filter-search">
          <PlacePicker value={area} onChange={setArea} label={say(w.place)} clearable />
        </div>
        <Finder label={w.findHead} find={find} />
        <Checkbox checked={isDue} onChange={(e) => onlyDue(e.target.checked)}>
          {say(w.onlyDue)}
        </Checkbox>
      </search>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(w.none)} hint={say(w.noneHint)} />}
      {rows.length > 0 && (
        <Register
          rows={rows}
          keyOf={(h) => h.id}
          open={(h) => open(h.id)}
          columns={[
            { head: w.head, cell: (h) => h.head ?? '—' },
            { head: w.address, cell: (h) => h.address },
            { head: w.place, cell: (h) => h.placeName },
            { head: w.size, cell: (h) => h.size, isFigure: true },
            { head: w.fresh, cell: (h) => h.fresh, isFigure: true },
            {
              head: w.stale,
              cell: (h) => <span className={h.stale > 0 ? 'facts-due' : ''}>{h.stale}</span>,
              isFigure: true,
            },
            { head: w.missing, cell: (h) => h.missing, isFigure: true },
          ]}
        />
      )}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
      {opened && (
        <FactsDrawer
          key={opened}
          id={opened}
          close={() => open(null)}
          changed={() => void client.invalidateQueries({ queryKey: [factsApi.factHouseholds.path] })}
        />
      )}
    </>
  );
}
