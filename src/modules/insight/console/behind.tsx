import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Endpoint } from '#kernel/endpoint.ts';
import { keyOf } from '#ui/console/ask.ts';
import { Moment, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, callWith, type Given, type Problem } from '#ui/web/call.ts';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import type { insightApi } from '../insight.contract.ts';
import { valueText } from './number.tsx';
import './insight.css';

export type Rows = Answer<typeof insightApi.figureRows>;
type RowsEndpoint = typeof insightApi.figureRows | typeof insightApi.slice;

/** The pages of a list, one after the other. */
export function useBehind<E extends RowsEndpoint>(endpoint: E, given: Given<E> & { query: object }) {
  const ask = useInfiniteQuery<Rows, Problem>({
    queryKey: [...keyOf(endpoint as Endpoint, given), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      callWith(
        endpoint as typeof insightApi.slice,
        {
          ...given,
          query: { ...given.query, ...(pageParam ? { after: pageParam as string } : {}) },
          signal,
        } as never,
      ) as Promise<Rows>,
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
  });
  return ask;
}

/** A number, how it is counted, the query, and what it counts, each thing with the way to its record. */
export function Behind({ ask }: { ask: ReturnType<typeof useBehind> }) {
  const { say, lang } = useSay();
  const pages = ask.data?.pages;
  return (
    <Read ask={{ data: pages?.[0], error: ask.error, refetch: () => void ask.refetch() }} rows={6}>
      {({ figure, asOf, notes, query }) => {
        const items = (pages ?? []).flatMap((p) => p.items);
        const isShare = figure.as === 'share';
        return (
          <div className="behind">
            <p className="behind-number">
              <strong>{valueText(figure, isShare, lang)}</strong>
              {!isShare && <span> {say(figure.unit)}</span>}
              {isShare && figure.of !== null && <span className="soft"> {say(w.ofMany, { of: figure.of })}</span>}
            </p>
            <dl className="behind-facts">
              <dt>{say(w.how)}</dt>
              <dd>{say(figure.how)}</dd>
              <dt>{say(w.asOf, { moment: '' })}</dt>
              <dd>
                <Moment at={asOf} />
              </dd>
            </dl>
            {notes.map((note) => (
              <p key={note[1]} className="board-note">
                {say(note)}
              </p>
            ))}
            <details className="behind-query no-print">
              <summary>{say(w.query)}</summary>
              <p className="soft small">{say(w.queryHint)}</p>
              <pre>{query}</pre>
            </details>
            {items.length === 0 ? (
              <p className="soft">{say(w.noRows)}</p>
            ) : (
              <Register
                rows={items}
                keyOf={(r) => `${r.key} ${r.day} ${r.path}`}
                columns={[
                  {
                    head: w.record,
                    cell: (r) => (r.path ? <Link to={r.path}>{r.title}</Link> : r.title),
                  },
                  { head: w.day, cell: (r) => <span className="figure">{r.day}</span> },
                  { head: w.place, cell: (r) => r.placeName },
                  ...(isShare
                    ? [{ head: w.counts, cell: (r: Rows['items'][number]) => say(r.amount === 1 ? w.yes : w.no) }]
                    : figure.as === 'sum'
                      ? [{ head: w.amount, cell: (r: Rows['items'][number]) => r.amount, isFigure: true }]
                      : []),
                ]}
              />
            )}
            {items.length > 0 && (
              <p className="soft small behind-more">
                {say(w.shown, { n: items.length })}{' '}
                {ask.hasNextPage && (
                  <Button
                    className="no-print"
                    size="small"
                    loading={ask.isFetchingNextPage}
                    onClick={() => void ask.fetchNextPage()}
                  >
                    {say(w.moreRows)}
                  </Button>
                )}
              </p>
            )}
          </div>
        );
      }}
    </Read>
  );
}
