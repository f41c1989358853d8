import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExportLine } from '#modules/exports/console/index.ts';
import { asProblem, keyOf, useAsk } from '#ui/console/ask.ts';
import { Fault, Moment, Nothing, Read, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { correctionsApi } from '../corrections.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { type VisitFilter, type VisitRow, visitsApi } from '../visits.contract.ts';
import { answerLevelWords, correctionPartWords, visitHowWords, visitResultWords, wishWords } from '../visits.words.ts';

const nameOf = (v: Pick<VisitRow, 'household' | 'address'>) => v.household ?? v.address;

/** The visits of one's place, newest first. */
export function VisitList({ filter }: { filter: VisitFilter }) {
  const { say } = useSay();
  const list = useInfiniteQuery({
    queryKey: keyOf(visitsApi.listVisits, { query: { ...filter, paged: true } }),
    queryFn: ({ pageParam, signal }) =>
      call(visitsApi.listVisits, { query: { ...filter, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.values(filter).some(Boolean);
  if (list.error) return <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />;
  if (list.isPending) return <Waiting rows={8} />;
  if (rows.length === 0)
    return isFiltered ? <Nothing title={say(w.noneFound)} /> : <Nothing title={say(w.none)} hint={say(w.noneHint)} />;
  return (
    <>
      <ExportLine list="visits" filters={filter} />
      <Register
        rows={rows}
        keyOf={(v) => v.id}
        columns={[
          {
            head: w.household,
            cell: (v) => (
              <Link to="/visits/$id" params={{ id: v.id }}>
                {nameOf(v)}
              </Link>
            ),
          },
          { head: w.purpose, cell: (v) => say(v.purposeSays) },
          { head: w.day, cell: (v) => v.day, isFigure: true },
          { head: w.result, cell: (v) => `${say(visitHowWords[v.how])} · ${say(visitResultWords[v.result])}` },
          { head: w.place, cell: (v) => [v.placeName, v.household && v.address].filter(Boolean).join(' · ') },
          { head: w.unit, cell: (v) => v.unit },
          { head: w.needsOpen, cell: (v) => (v.needs > 0 ? `${v.needsOpen} / ${v.needs}` : ''), isFigure: true },
          {
            head: w.correctionsOpen,
            cell: (v) => v.correctionsOpen > 0 && <strong className="visit-now">{v.correctionsOpen}</strong>,
            isFigure: true,
          },
        ]}
      />
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
    </>
  );
}

/** What households said to what was written about them, and nobody answered yet. */
export function WaitingCorrections({ within }: { within: { area?: string } }) {
  const { say } = useSay();
  const ask = useAsk(correctionsApi.corrections, { query: within }, { keepOld: true });
  return (
    <>
      <ExportLine list="visit-corrections" filters={within} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.allAnswered)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              columns={[
                {
                  head: w.household,
                  cell: (c) => (
                    <Link to="/visits/$id" params={{ id: c.visitId }}>
                      {nameOf(c)}
                    </Link>
                  ),
                },
                { head: w.corrections, cell: (c) => `${say(wishWords[c.wish])} · ${say(correctionPartWords[c.part])}` },
                {
                  head: w.day,
                  cell: (c) => (
                    <>
                      <Moment at={c.at} />{' '}
                      {c.isLate && (
                        <strong className="visit-now">
                          {say(c.level === 'village' ? w.late : w.climbed, { level: say(answerLevelWords[c.level]) })}
                        </strong>
                      )}
                    </>
                  ),
                },
                { head: w.purpose, cell: (c) => `${say(c.purposeSays)} · ${c.day}` },
                { head: w.place, cell: (c) => c.placeName },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
