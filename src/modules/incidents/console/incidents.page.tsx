import { useNavigate } from '@tanstack/react-router';
import { useNearName } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { incidentsApi } from '../incidents.contract.ts';
import { IncidentTag } from './bits.tsx';

/** The incidents of one's place or unit. */
export function IncidentsPage() {
  const { say } = useSay();
  const go = useNavigate();
  const nearName = useNearName();
  const ask = useAsk(incidentsApi.incidents, { query: {} });
  return (
    <>
      <PageHead title={say(w.incidents)} note={say(w.incidentsHint)} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noIncidents)} hint={say(w.noIncidentsHint)} />
          ) : (
            <div className="hot-spots">
              <Register
                rows={items}
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
          )
        }
      </Read>
    </>
  );
}
