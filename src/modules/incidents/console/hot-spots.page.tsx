import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { incidentsApi, type TopicRow } from '../incidents.contract.ts';
import { HeatBar, Trend } from './bits.tsx';
import { Formula } from './formula.tsx';

function Topics({ rows }: { rows: readonly TopicRow[] }) {
  const { say } = useSay();
  const go = useNavigate();
  const hottest = Math.max(...rows.map((t) => t.heat));
  return (
    <div className="hot-spots">
      <Register
        rows={rows}
        keyOf={(t) => t.id}
        open={(t) => void go({ to: '/hot-spots/$id', params: { id: t.id } })}
        columns={[
          { head: w.matter, cell: (t) => t.name },
          { head: w.heat, cell: (t) => <HeatBar heat={t.heat} hottest={hottest} /> },
          { head: w.trend, cell: (t) => <Trend t={t} /> },
          { head: w.voices, cell: (t) => t.inputs.voices, isFigure: true },
          { head: w.span, cell: (t) => t.inputs.days, isFigure: true },
          { head: w.supporters, cell: (t) => t.inputs.supporters, isFigure: true },
          { head: w.quiet, cell: (t) => t.inputs.quiet, isFigure: true },
          { head: w.days, cell: (t) => `${t.firstDay} – ${t.lastDay}` },
          { head: w.split, cell: (t) => `${t.open} / ${t.closed}`, isFigure: true },
          {
            head: w.proactive,
            cell: (t) => (
              <>
                {t.proactive && <Tag className="mark">{say(w.proactive)}</Tag>}
                {t.incident && <Tag>{say(w.incidents)}</Tag>}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

const dayOf = (d: Dayjs | null) => d?.format('YYYY-MM-DD');

/** What is hot in one's place: matters, their heat, and the numbers it is made of. */
export function HotSpotsPage() {
  const { say } = useSay();
  const [area, setArea] = useState<string | undefined>();
  const [from, setFrom] = useState<string | undefined>();
  const [to, setTo] = useState<string | undefined>();
  const query = { ...(area && { area }), ...(from && { from }), ...(to && { to }) };
  const ask = useAsk(incidentsApi.topics, { query }, { keepOld: true });
  return (
    <>
      <PageHead title={say(w.hotSpots)} note={say(w.hotHint)}>
        <ExportButton list="topics" filters={query} />
        <ButtonLink to="/incidents">{say(w.incidents)}</ButtonLink>
      </PageHead>
      <search className="filters no-print">
        <div className="filter-search">
          <PlacePicker label={say(w.place)} clearable value={area} onChange={setArea} />
        </div>
        <DatePicker placeholder={say(w.from)} aria-label={say(w.from)} onChange={(d) => setFrom(dayOf(d))} />
        <DatePicker placeholder={say(w.to)} aria-label={say(w.to)} onChange={(d) => setTo(dayOf(d))} />
      </search>
      <Read ask={ask} rows={8}>
        {({ items, asOf, version }) => (
          <>
            <Formula asOf={asOf} version={version} />
            {items.length > 0 ? <Topics rows={items} /> : <Nothing title={say(w.none)} hint={say(w.noneHint)} />}
          </>
        )}
      </Read>
    </>
  );
}
