import { Link } from '@tanstack/react-router';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { studiesApi } from '../studies.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';

/** Joint studies, newest first; what is still to be done of each. */
export function Studies({ within }: { within: { area?: string } }) {
  const { say } = useSay();
  const ask = useAsk(studiesApi.listStudies, { query: within }, { keepOld: true });
  return (
    <>
      <ExportLine list="visit-studies" filters={within} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.studiesNone)} hint={say(w.studiesHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(s) => s.id}
              columns={[
                {
                  head: w.studyTitle,
                  cell: (s) => (
                    <Link to="/visits/studies/$id" params={{ id: s.id }}>
                      {s.title}
                    </Link>
                  ),
                },
                { head: w.heldOn, cell: (s) => s.heldOn, isFigure: true },
                { head: w.unit, cell: (s) => s.unit },
                { head: w.place, cell: (s) => s.placeName },
                { head: w.matters, cell: (s) => s.matters, isFigure: true },
                { head: w.open, cell: (s) => (s.tasks > 0 ? `${s.tasksOpen} / ${s.tasks}` : ''), isFigure: true },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
