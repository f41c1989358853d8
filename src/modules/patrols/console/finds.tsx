import { Link } from '@tanstack/react-router';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { patrolConsoleWords as w } from '../patrols.console.words.ts';
import { patrolsApi } from '../patrols.contract.ts';
import type { PatrolState } from '../patrols.rules.ts';
import { findCategoryWords, patrolStateWords } from '../patrols.words.ts';

/** What was found; what waits to be looked at stands on top. */
export function Finds({
  within,
  state,
  open,
}: {
  within: { area?: string };
  state: PatrolState | undefined;
  open: (id: string) => void;
}) {
  const { say } = useSay();
  const ask = useAsk(patrolsApi.listFinds, { query: { ...within, ...(state && { state }) } }, { keepOld: true });
  return (
    <>
      <ExportLine list="patrol-finds" filters={{ ...within, ...(state && { state }) }} />
      <Read ask={ask} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.findsNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(p) => p.id}
              open={(p) => open(p.id)}
              columns={[
                { head: w.what, cell: (p) => p.what },
                { head: w.state, cell: (p) => say(patrolStateWords[p.state]) },
                { head: w.category, cell: (p) => (p.category ? say(findCategoryWords[p.category]) : '—') },
                { head: w.place, cell: (p) => [p.placeName, p.placeNote].filter(Boolean).join(' · ') },
                { head: w.day, cell: (p) => p.day, isFigure: true },
                {
                  head: w.case,
                  cell: (p) =>
                    p.caseId && (
                      <Link to="/cases/$id" params={{ id: p.caseId }} className="mono">
                        {p.caseNumber}
                      </Link>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
