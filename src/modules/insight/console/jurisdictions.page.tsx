import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import { insightApi } from '../insight.contract.ts';
import { daysIn } from './insight.search.ts';
import { valueText } from './number.tsx';
import { PeriodBar } from './period.tsx';
import './insight.css';

const route = getRouteApi('/insight/jurisdictions');

/** 各辖区: the same figures of every county that keeps its records in a schema, or on a machine, of its own. */
export function JurisdictionsPage() {
  const { say, lang } = useSay();
  const navigate = useNavigate();
  const today = dayOf(Date.now());
  const days = daysIn(route.useSearch(), today);
  const ask = useAsk(insightApi.jurisdictions, { query: days }, { keepOld: true });
  return (
    <div className="board">
      <PageHead title={say(w.jurisdictions)} note={say(w.jurisdictionsHint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <search className="filters board-filters no-print">
        <PeriodBar
          days={days}
          today={today}
          choose={(next) => void navigate({ to: '/insight/jurisdictions', search: next, replace: true })}
        />
      </search>
      <Read ask={ask} rows={8}>
        {({ items, asOf }) => {
          const heads = items.find((i) => i.figures)?.figures ?? [];
          if (items.length === 0) return <Nothing title={say(w.noJurisdictions)} />;
          return (
            <>
              <p className="board-says soft">
                {say(w.asOf, { moment: '' })} <Moment at={asOf} />
              </p>
              <Register
                rows={items}
                keyOf={(i) => i.code}
                columns={[
                  { head: w.place, cell: (i) => i.name },
                  ...heads.map((head, n) => ({
                    head: head.says,
                    cell: (i: (typeof items)[number]) => {
                      const told = i.figures?.[n];
                      if (told) return valueText(told, told.as === 'share', lang);
                      return n === 0 ? say(w.outOfDate) : '—';
                    },
                  })),
                ]}
              />
            </>
          );
        }}
      </Read>
    </div>
  );
}
