import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useNearName } from '#modules/places/console/index.ts';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { Fault, Moment, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { type IncidentSummary, incidentsApi } from '../incidents.contract.ts';
import { IncidentTag } from './bits.tsx';

function Rows({ rows }: { rows: readonly IncidentSummary[] }) {
  const go = useNavigate();
  const nearName = useNearName();
  return (
    <div className="hot-spots">
      <Register
        rows={rows}
        keyOf={(i) => i.id}
        open={(i) => void go({ to: '/incidents/$id', params: { id: i.id } })}
        columns={[
          { head: w.matter, cell: (i) => i.title },
          { head: w.status, cell: (i) => <IncidentTag status={i.status} /> },
          { head: w.place, cell: (i) => nearName(i.placeName) },
          { head: w.owner, cell: (i) => i.owner.name },
          { head: w.attached, cell: (i) => i.attached, isFigure: true },
          { head: w.stillOpen, cell: (i) => i.openCases, isFigure: true },
          { head: w.opened, cell: (i) => <Moment at={i.openedAt} /> },
        ]}
      />
    </div>
  );
}

/** The incidents of one's place or unit. */
export function IncidentsPage() {
  const { say } = useSay();
  const list = useInfiniteQuery({
    queryKey: keyOf(incidentsApi.incidents, { query: {} }),
    queryFn: ({ pageParam, signal }) =>
      call(incidentsApi.incidents, { query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={say(w.incidents)} note={say(w.incidentsHint)}>
        <ExportButton list="incidents" />
      </PageHead>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={6} />}
      {list.isSuccess &&
        (rows.length === 0 ? (
          <Nothing title={say(w.noIncidents)} hint={say(w.noIncidentsHint)} />
        ) : (
          <Rows rows={rows} />
        ))}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}
