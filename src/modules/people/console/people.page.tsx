import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { PlaceName } from '#modules/places/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { Finder, More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { type PersonView, peopleApi } from '../people.contract.ts';
import { writers } from '../people.rules.ts';
import { useRefreshPeople } from './people.bits.tsx';
import { wantedOf } from './people.search.ts';
import { PeopleTabs } from './people.tabs.tsx';
import { PersonDrawer } from './person.drawer.tsx';
import { AddPerson } from './person.form.tsx';

function People({ people, open }: { people: readonly PersonView[]; open: (id: string) => void }) {
  const { say } = useSay();
  return (
    <Register
      rows={people}
      keyOf={(p) => p.id}
      open={(p) => open(p.id)}
      columns={[
        { head: w.name, cell: (p) => p.name },
        { head: w.birthYear, cell: (p) => p.birthYear ?? '', isFigure: true },
        { head: w.place, cell: (p) => <PlaceName code={p.area} /> },
        { head: w.phone, cell: (p) => p.phone ?? '', isFigure: true },
        {
          head: w.idNumber,
          cell: (p) => (
            <>
              {p.idNumber ?? ''}
              {p.warnings.length > 0 && <Tag className="mark">{say(w.warnings)}</Tag>}
            </>
          ),
          isFigure: true,
        },
      ]}
    />
  );
}

type Opening = { open: (id: string) => void };
function ByName({ name, open }: Opening & { name: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const query = { ...(name && { name }) };
  const list = useInfiniteQuery({
    // Pages are kept apart from the single answer that the picker of a person keeps.
    queryKey: keyOf(peopleApi.list, { query: { ...query, paged: true } }),
    queryFn: ({ pageParam, signal }) =>
      call(peopleApi.list, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const noneYet = role === 'agent' ? w.noneAgent : writers.some((r) => r === role) ? w.noneYet : w.none;
  return (
    <>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess &&
        rows.length === 0 &&
        (name ? <Nothing title={say(w.none)} hint={say(w.noneHint)} /> : <Nothing title={say(noneYet)} />)}
      {rows.length > 0 && <People people={rows} open={open} />}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}

/** A number goes in the body of the request and is forgotten with the answer: addresses are written down on the way. */
function ByNumber({ wanted, open }: Opening & { wanted: { phone: string } | { idNumber: string } }) {
  const { say } = useSay();
  const found = useQuery({
    queryKey: keyOf(peopleApi.find, { query: wanted }),
    queryFn: ({ signal }) => call(peopleApi.find, { input: wanted, signal }),
    gcTime: 0,
  });
  if (found.error) return <Fault problem={asProblem(found.error)} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={2} />;
  if (found.data.items.length === 0) return <Nothing title={say(w.none)} hint={say(w.noneHint)} />;
  return <People people={found.data.items} open={open} />;
}

/** The people on record in one's area, as far as one's post needs them. */
export function PeoplePage() {
  const { say } = useSay();
  const { role } = useMe();
  const refresh = useRefreshPeople();
  const [typed, setTyped] = useState('');
  const [opened, open] = useState<string | null>(null);
  const [isAdding, add] = useState(false);
  const find = useCallback((text: string) => setTyped(text), []);
  const wanted = wantedOf(typed);
  return (
    <>
      <PageHead title={say(w.people)} note={say(role === 'agent' ? w.hintAgent : w.hint)}>
        {writers.some((r) => r === role) && (
          <Button type="primary" onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <PeopleTabs current="people" />
      <search className="filters">
        <Finder label={w.find} find={find} />
      </search>
      {wanted === 'partOfNumber' ? (
        <Nothing title={say(w.findWhole)} />
      ) : wanted === null || 'name' in wanted ? (
        <ByName name={wanted?.name ?? ''} open={open} />
      ) : (
        <ByNumber wanted={wanted} open={open} />
      )}
      {opened && <PersonDrawer key={opened} id={opened} close={() => open(null)} />}
      {isAdding && (
        <AddPerson
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
