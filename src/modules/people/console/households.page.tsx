import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PlaceName, PlacePicker } from '#modules/places/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { householdsApi } from '../households.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { writers } from '../people.rules.ts';
import { rollConsoleWords } from '../roll.console.words.ts';
import { AddHousehold, HouseholdDrawer } from './household.drawer.tsx';
import { useRefreshPeople } from './people.bits.tsx';
import { PeopleTabs } from './people.tabs.tsx';

/** The households of one's area, each with its head and how many live there. */
export function HouseholdsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const refresh = useRefreshPeople();
  const [area, setArea] = useState<string | undefined>();
  const [opened, open] = useState<string | null>(null);
  const [isAdding, add] = useState(false);
  const query = { ...(area && { area }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(householdsApi.households, { query: { ...query, paged: true } }),
    queryFn: ({ pageParam, signal }) =>
      call(householdsApi.households, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={say(w.households)} note={say(w.householdsHint)}>
        {writers.some((r) => r === role) && (
          <>
            <ButtonLink to="/people/roll">{say(rollConsoleWords.open)}</ButtonLink>
            <Button type="primary" onClick={() => add(true)}>
              {say(w.addHousehold)}
            </Button>
          </>
        )}
      </PageHead>
      <PeopleTabs current="households" />
      <search className="filters">
        <div className="filter-search">
          <PlacePicker value={area} onChange={setArea} label={say(w.place)} clearable />
        </div>
      </search>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(area ? w.none : w.householdsNone)} />}
      {rows.length > 0 && (
        <Register
          rows={rows}
          keyOf={(h) => h.id}
          open={(h) => open(h.id)}
          columns={[
            { head: w.address, cell: (h) => h.address },
            { head: w.head, cell: (h) => h.head ?? '—' },
            { head: w.memberCount, cell: (h) => h.members, isFigure: true },
            { head: w.place, cell: (h) => <PlaceName code={h.area} /> },
          ]}
        />
      )}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
      {opened && <HouseholdDrawer key={opened} id={opened} close={() => open(null)} />}
      {isAdding && (
        <AddHousehold
          close={() => add(false)}
          done={(made) => {
            refresh();
            open(made.id);
          }}
        />
      )}
    </>
  );
}
