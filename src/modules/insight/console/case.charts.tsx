import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Word } from '#kernel/words.ts';
import { channelWords, kindWords, outcomeWords, statusWords } from '#modules/cases/cases.words.ts';
import { Nothing } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { comparisonWords, grainWords, insightConsoleWords as w } from '../insight.console.words.ts';
import type { Board } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import type { Comparison } from '../insight.rules.ts';
import { ChartCard } from './chart.tsx';
import type { SliceSearch } from './insight.search.ts';
import { barsOption, trendOption } from './options.ts';

type Cases = NonNullable<Board['cases']>;
type Bar = Cases['kinds'][number];
type Within = { area: string; days: Days };

/** A chart is looked over at a glance; its table has them all. */
const MOST_BARS = 10;

/** `3/1`, or a month's name on its own. */
export const partLabel = (part: Days, grain: Cases['grain'], zh: boolean): string => {
  const [, month, day] = part.from.split('-').map(Number);
  return grain === 'month' ? (zh ? `${month}月` : part.from.slice(0, 7)) : `${month}/${day}`;
};

export function CaseCharts({ cases, area, days, against }: Within & { cases: Cases; against: Comparison }) {
  const { say } = useSay();
  if (cases.trend.every((t) => t.received + t.closed === 0))
    return <Nothing title={say(w.nothingYet)} hint={say(w.nothingHint)} />;
  const within = { area, days };
  const slice = (s: Omit<SliceSearch, 'area' | 'from' | 'to'>): SliceSearch => ({ ...s, area, ...days });
  return (
    <>
      <Trend cases={cases} against={against} {...within} />
      <div className="board-bars">
        <Bars
          says={w.byKind}
          bars={cases.kinds}
          nameOf={(b) => wordIn(kindWords, b.key)}
          to={(b) => slice({ measure: 'received', kind: b.key })}
          late={(b) => slice({ measure: 'overdue', states: 'open', kind: b.key })}
        />
        <Bars
          says={w.byCategory}
          bars={cases.categories}
          nameOf={(b) => (b.key === '' ? w.noCategory : [b.key, b.key])}
          to={(b) => slice({ measure: 'received', category: b.key })}
          late={(b) => slice({ measure: 'overdue', states: 'open', category: b.key })}
        />
        <Bars
          says={w.byUnit}
          hint={say(w.unitHint)}
          bars={cases.units}
          nameOf={(b) => (b.label === null ? w.unknownUnit : [b.label, b.label])}
          to={(b) => slice({ measure: 'received', unit: b.key })}
          late={(b) => slice({ measure: 'overdue', states: 'open', unit: b.key })}
        />
        <Bars
          says={w.byChannel}
          bars={cases.channels}
          nameOf={(b) => wordIn(channelWords, b.key)}
          to={(b) => slice({ measure: 'channel', states: b.key })}
        />
        <Bars
          says={w.byState}
          bars={cases.states}
          nameOf={(b) => wordIn({ ...statusWords, ...outcomeWords }, b.key)}
          to={(b) => slice({ measure: 'received', states: b.key })}
        />
      </div>
    </>
  );
}

const wordIn = (words: Readonly<Record<string, Word>>, key: string): Word => words[key] ?? [key, key];

function Trend({ cases, area, days, against }: Within & { cases: Cases; against: Comparison }) {
  const { say, lang } = useSay();
  const go = useNavigate();
  const { trend, grain } = cases;
  const option = useMemo(() => {
    const parts = trend.map((t) => ({ ...t, label: partLabel(t, grain, lang === 'zh') }));
    return trendOption(parts, {
      ...{ received: say(w.received), closed: say(w.closed), count: say(w.count), when: say(w.when) },
      before: say(w.spanOf, {
        what: say(w.received),
        span: say(against === 'previous' ? w.previousSpan : w.lastYearSpan),
      }),
    });
  }, [trend, grain, lang, say, against]);
  const to = (measure: 'received' | 'closed', part: Days): SliceSearch => ({
    ...{ measure, area },
    from: part.from > days.from ? part.from : days.from,
    to: part.to,
  });
  const table = (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            {[w.when, w.received, w.closed].map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
            {trend[0]?.before !== null && <th scope="col">{say(comparisonWords[against])}</th>}
          </tr>
        </thead>
        <tbody>
          {trend.map((t) => (
            <tr key={t.from}>
              <th scope="row">{t.from === t.to ? t.from : say(w.days, { from: t.from, to: t.to })}</th>
              {(['received', 'closed'] as const).map((measure) => (
                <td key={measure} className="figure">
                  <Link to="/insight/slice" search={to(measure, t)}>
                    {t[measure]}
                  </Link>
                </td>
              ))}
              {t.before !== null && <td className="figure">{t.before}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  return (
    <ChartCard
      says={w.trend}
      hint={say(grainWords[grain])}
      label={say(w.trend)}
      height={260}
      option={option}
      table={table}
      pick={(series, index) => {
        const part = trend[index];
        if (part) void go({ to: '/insight/slice', search: to(series === 0 ? 'received' : 'closed', part) });
      }}
    />
  );
}

function Bars({
  says,
  hint,
  bars,
  nameOf,
  to,
  late,
}: {
  says: Word;
  hint?: string;
  bars: readonly Bar[];
  nameOf: (bar: Bar) => Word;
  to: (bar: Bar) => SliceSearch;
  late?: (bar: Bar) => SliceSearch;
}) {
  const { say, lang } = useSay();
  const go = useNavigate();
  const drawn = bars.length > MOST_BARS ? bars.slice(0, MOST_BARS) : bars;
  const most = drawn.length < bars.length && say(w.mostOf, { n: MOST_BARS });
  const hints = [hint, most].filter(Boolean).join(' · ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow from the bars and the language alone.
  const option = useMemo(
    () =>
      barsOption(
        drawn.map((b) => ({ label: say(nameOf(b)), n: b.n, overdue: late ? b.overdue : 0 })),
        { count: say(w.count), overdue: say(w.overduePart) },
      ),
    [bars, lang],
  );
  const table = (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say(w.what)}</th>
            <th scope="col">{say(w.count)}</th>
            {late && <th scope="col">{say(w.overdueShort)}</th>}
          </tr>
        </thead>
        <tbody>
          {bars.map((b) => (
            <tr key={b.key}>
              <th scope="row">{say(nameOf(b))}</th>
              <td className="figure">
                <Link to="/insight/slice" search={to(b)}>
                  {b.n}
                </Link>
              </td>
              {late && (
                <td className="figure">
                  {b.overdue > 0 ? (
                    <Link to="/insight/slice" search={late(b)}>
                      {b.overdue}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  if (bars.length === 0) return null;
  return (
    <ChartCard
      says={says}
      {...(hints && { hint: hints })}
      label={say(says)}
      height={drawn.length * 28 + 12}
      option={option}
      table={table}
      pick={(series, index) => {
        const bar = drawn[index];
        if (bar) void go({ to: '/insight/slice', search: series === 0 && late ? late(bar) : to(bar) });
      }}
    />
  );
}
