import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { factConsoleWords as w } from '../facts.console.words.ts';
import { returnsApi } from '../returns.contract.ts';
import { FactsTabs } from './facts.tabs.tsx';
import './facts.css';

type Line = Answer<typeof returnsApi.burden>['lines'][number];
const WEEKS_BACK = 4;

/** The minutes against the budget, as a bar that turns red beyond it; its text says the same. */
function Minutes({ line, most }: { line: Line; most: number }) {
  const { say } = useSay();
  const over = Math.round((line.minutes - line.budgetMinutes) * 10) / 10;
  const told = line.isOver ? say(w.over, { n: over }) : say(w.budgetIs, { n: line.budgetMinutes });
  return (
    <span className="burden-cell">
      <span className="burden-bar" aria-hidden="true">
        <i className={line.isOver ? 'over' : ''} style={{ inlineSize: `${(line.minutes / most) * 100}%` }} />
        <b style={{ insetInlineStart: `${Math.min(100, (line.budgetMinutes / most) * 100)}%` }} />
      </span>
      <span className={line.isOver ? 'facts-due' : ''}>
        {line.minutes} <small className={line.isOver ? '' : 'soft'}>{told}</small>
      </span>
    </span>
  );
}

/** 减负表: what each form costs each unit. Red is the form, with the name of who ordered it. */
export function BurdenPage() {
  const { say } = useSay();
  const [area, setArea] = useState<string | undefined>();
  const [span, setSpan] = useState(() => {
    const today = dayjs(dayOf(Date.now()));
    return { from: today.subtract(WEEKS_BACK, 'week').format('YYYY-MM-DD'), to: today.format('YYYY-MM-DD') };
  });
  const found = useAsk(returnsApi.burden, { query: { ...span, ...(area && { area }) } }, { keepOld: true });
  const day = (which: 'from' | 'to') => (
    <DatePicker
      allowClear={false}
      aria-label={say(w[which])}
      value={dayjs(span[which])}
      onChange={(d) => d && setSpan({ ...span, [which]: d.format('YYYY-MM-DD') })}
    />
  );
  return (
    <>
      <PageHead title={say(w.burden)} note={say(w.burdenHint)}>
        <ExportButton list="burden" filters={{ ...span, ...(area && { area }) }} />
      </PageHead>
      <FactsTabs current="/burden" />
      <search className="filters no-print">
        <div className="filter-search">
          <PlacePicker value={area} onChange={setArea} label={say(w.place)} clearable />
        </div>
        {day('from')}
        {day('to')}
      </search>
      <Read ask={found} rows={8}>
        {({ lines }) => {
          if (lines.length === 0) return <Nothing title={say(w.noBurden)} />;
          const most = Math.max(...lines.map((l) => Math.max(l.minutes, l.budgetMinutes)));
          return (
            <Register
              rows={lines}
              keyOf={(l) => `${l.form}/${l.organisationId}/${l.week}`}
              columns={[
                { head: w.form, cell: (l) => l.name },
                { head: w.orderedBy, cell: (l) => l.orderedBy ?? say(w.byDuty) },
                { head: w.unit, cell: (l) => l.unit },
                { head: w.week, cell: (l) => l.week, isFigure: true },
                { head: w.minutes, cell: (l) => <Minutes line={l} most={most} /> },
                { head: w.typed, cell: (l) => l.typed, isFigure: true },
                { head: w.reused, cell: (l) => l.reused, isFigure: true },
                { head: w.photos, cell: (l) => l.photos, isFigure: true },
              ]}
            />
          );
        }}
      </Read>
    </>
  );
}
