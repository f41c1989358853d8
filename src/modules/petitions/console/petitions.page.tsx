import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Radio } from 'antd';
import { ExportButton } from '#modules/exports/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Remaining, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { petitionConsoleWords as w } from '../petitions.console.words.ts';
import { petitionsApi } from '../petitions.contract.ts';
import { reviewerRoles } from '../petitions.parts.rules.ts';
import type { PetitionRow } from '../petitions.views.contract.ts';
import { stateWords } from '../petitions.words.ts';
import { yearWords as y } from '../petitions.year.words.ts';
import { petitionSearch, tabs } from './petition.search.ts';

const route = getRouteApi('/petitions');

function Rows({ rows }: { rows: readonly PetitionRow[] }) {
  const { say } = useSay();
  return (
    <Register
      rows={rows}
      keyOf={(row) => row.caseId}
      columns={[
        {
          head: w.title,
          cell: (row) => (
            <div>
              <Link to="/cases/$id" params={{ id: row.caseId }}>
                {row.title}
              </Link>
              <div className="mono soft small">{row.number}</div>
            </div>
          ),
        },
        {
          head: w.state,
          cell: (row) =>
            [say(stateWords[row.state]), row.owesExecution && say(w.owes), row.waits && say(w[row.waits])]
              .filter(Boolean)
              .join(' · '),
        },
        { head: w.dueHead, cell: (row) => row.dueAt && <Remaining due={row.dueAt} overdue={row.overdue} /> },
        { head: w.organ, cell: (row) => row.organ?.name ?? '' },
        { head: w.placeHead, cell: (row) => row.placeName },
      ]}
    />
  );
}

/** Petitions by their state, those whose limit ends first on top. */
export function PetitionsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const { which = reviewerRoles.some((r) => r === role) ? 'review' : 'open', organ, ...behind } = route.useSearch();
  const go = route.useNavigate();
  const query = { which, ...behind, ...(organ && { organId: organ }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(petitionsApi.listPetitions, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(petitionsApi.listPetitions, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const mayCount = petitionsApi.statistics.allow.some((r) => r === role);
  return (
    <>
      <PageHead title={say(w.list)} note={say(w.listNote)}>
        <ExportButton list="petitions" filters={query} />
        {mayCount && <ButtonLink to="/petitions/year">{say(y.open)}</ButtonLink>}
      </PageHead>
      <search className="filters">
        <Radio.Group
          className="no-print"
          value={which}
          onChange={(event) => void go({ search: petitionSearch({ ...behind, organ, which: event.target.value }) })}
          optionType="button"
          options={tabs.map((tab) => ({ value: tab, label: say(w[tab]) }))}
          aria-label={say(w.state)}
        />
      </search>
      {behind.from && behind.to && (
        <p className="soft">
          {say(y.behind, {
            what: behind.topic === '-' ? say(y.noTopic) : (behind.topic ?? rows[0]?.organ?.name ?? say(y.total)),
            ...{ from: behind.from, to: behind.to },
          })}{' '}
          <Link to="/petitions" search={{ which: 'all' }} className="no-print">
            {say(y.all)}
          </Link>
        </p>
      )}
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess &&
        (rows.length === 0 ? <Nothing title={say(w.nothing)} hint={say(w.nothingHint)} /> : <Rows rows={rows} />)}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}
