import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { keyOf } from '#ui/console/ask.ts';
import { useLive } from '#ui/console/live.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, usePageTitle, Waiting } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, callWith, type Problem } from '#ui/web/call.ts';
import { dayOf, momentText } from '#ui/web/time.ts';
import { firstBoard } from '../insight.board.rules.ts';
import { periodWords, insightConsoleWords as w } from '../insight.console.words.ts';
import { type Board, type FigureView, insightApi } from '../insight.contract.ts';
import { periodOf } from '../insight.period.rules.ts';
import { partLabel } from './case.charts.tsx';
import { Chart } from './chart.tsx';
import { type WallSpan, wallSpans } from './insight.search.ts';
import { useComparison, valueText } from './number.tsx';
import { barsOption, trendOption } from './options.ts';
import { TileMap } from './tile.map.tsx';
import { useBoardNews } from './use-news.ts';
import './insight.css';
import './wall.css';

const route = getRouteApi('/wall');
export const EVERY_MS = 60_000;
const TILES = 6;
const WALL_FIGURES = [
  'cases.received',
  'cases.closed',
  'cases.open',
  'cases.overdue',
  'cases.solvedRate',
  'cases.satisfiedRate',
];
const BARS = 7;
/** Longer numbers stand in smaller type. */
const MOST_SIGNS = 5;

/** What time it is, told every second; the day decides which month is this one. */
export function useClock(): number {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A wall is dark whatever the device prefers, and leaves the choice of the person as it was. */
export function useDark(): void {
  useEffect(() => {
    const root = document.documentElement;
    const was = root.dataset.scheme;
    root.dataset.scheme = 'dark';
    return () => {
      root.dataset.scheme = was ?? 'auto';
    };
  }, []);
}

const nothing = () => {};

/** 大屏: figures of places and units for everybody in the room; no name of a person and no record can be opened from it. */
export function WallPage() {
  const { say } = useSay();
  const me = useMe();
  const search = route.useSearch();
  useDark();
  const span = search.span ?? 'month';
  const area = search.area ?? me.area;
  const now = useClock();
  const today = dayOf(now);
  const days = useMemo(() => periodOf(span, today), [span, today]);
  const query = { area, ...days, board: search.board ?? firstBoard(me.role), against: 'previous' as const };
  const ask = useQuery<Answer<typeof insightApi.board>, Problem>({
    queryKey: keyOf(insightApi.board, { query }),
    queryFn: ({ signal }) => callWith(insightApi.board, { query, signal }),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    // At midnight of the last day the new period begins; until its figures are there the old ones stay, with their moment.
    placeholderData: (before) => before,
  });
  // The wall stands outside the frame that listens for all other pages.
  useLive(true, useCallback(nothing, []), useCallback(nothing, []));
  useBoardNews();
  usePageTitle(ask.data ? say(w.wallTitle, { place: ask.data.place.name }) : say(w.wall));
  if (!ask.data)
    return (
      <main className="wall">
        {ask.error ? <Fault problem={ask.error} retry={() => void ask.refetch()} /> : <Waiting rows={6} />}
      </main>
    );
  return (
    <Wall board={ask.data} now={now} span={span} isBroken={ask.isRefetchError || ask.isPaused}>
      <Controls span={span} />
    </Wall>
  );
}

type WallProps = { board: Board; now: number; span: WallSpan; isBroken: boolean; children?: ReactNode };
export function Wall({ board, now, span, isBroken, children }: WallProps) {
  const { say, lang } = useSay();
  const figures = useMemo(() => {
    const all = [...board.headline, ...board.groups.flatMap((g) => g.items)];
    const first = WALL_FIGURES.flatMap((id) => all.find((f) => f.id === id) ?? []);
    return [...first, ...all.filter((f) => !first.includes(f))].slice(0, TILES);
  }, [board]);
  const others = [...board.headline, ...board.groups.flatMap((g) => g.items)].filter(
    (f) => !figures.includes(f) && (f.value ?? 0) > 0,
  );
  const mapped = [...board.headline, ...board.groups.flatMap((g) => g.items)].find((f) => f.id === board.map.figure);
  return (
    <main className="wall">
      <header className="wall-head">
        <h1>{board.unit ? board.unit.name : board.place.name}</h1>
        <p className="wall-span">
          {board.unit && `${board.place.name} · `}
          {say(w.wallNow[span])}
        </p>
        {children}
        <p className="wall-clock">
          <span>{momentText(new Date(now).toISOString(), lang, now)}</span>
        </p>
      </header>
      <ul className="wall-numbers">
        {figures.map((f) => (
          <WallNumber key={f.id} f={f} />
        ))}
      </ul>
      <div className="wall-shapes">
        {board.cases && <WallTrend cases={board.cases} />}
        {board.cases && <WallBars cases={board.cases} />}
        {!board.cases && <WallMore of={others} />}
        {mapped && board.map.tiles.some((t) => !t.own) && (
          <section className="wall-card">
            <h2>
              {say(w.map)} · {say(mapped.says)}
            </h2>
            <div className="wall-map">
              <TileMap map={board.map} figure={mapped} />
            </div>
          </section>
        )}
      </div>
      <footer className={isBroken ? 'wall-foot is-broken' : 'wall-foot'}>
        <span role="status">
          {say(isBroken ? w.offline : w.asOf, { moment: momentText(board.asOf, lang, now) })}
          {board.notes.map((note) => (
            <span key={note[1]}> · {say(note)}</span>
          ))}
        </span>
      </footer>
    </main>
  );
}

function WallNumber({ f }: { f: FigureView }) {
  const { say, lang } = useSay();
  const comparison = useComparison()(f, 'previous');
  const isShare = f.as === 'share';
  const value = valueText(f, isShare, lang);
  return (
    <li className={f.id === 'cases.overdue' && (f.value ?? 0) > 0 ? 'is-now' : ''}>
      <span className="wall-name">{say(f.says)}</span>
      <strong className={value.length > MOST_SIGNS ? 'is-long' : ''}>{value}</strong>
      <span className="wall-was">
        {[isShare && f.of ? say(w.ofMany, { of: f.of.toLocaleString() }) : '', comparison?.was]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

type Cases = NonNullable<Board['cases']>;
function WallTrend({ cases: { trend, grain } }: { cases: Cases }) {
  const { say, lang } = useSay();
  const option = useMemo(
    () =>
      trendOption(
        trend.map((t) => ({ ...t, label: partLabel(t, grain, lang === 'zh') })),
        { received: say(w.received), closed: say(w.closed), before: say(w.previousSpan), count: '', when: '' },
      ),
    [trend, grain, lang, say],
  );
  return (
    <section className="wall-card wall-trend">
      <h2>{say(w.trend)}</h2>
      <Chart option={option} height="100%" label={say(w.trend)} />
    </section>
  );
}

function WallBars({ cases: { categories } }: { cases: Cases }) {
  const { say } = useSay();
  const option = useMemo(
    () =>
      barsOption(
        categories
          .slice(0, BARS)
          .map((b) => ({ label: b.key === '' ? say(w.noCategory) : b.key, n: b.n, overdue: b.overdue })),
        { count: say(w.count), overdue: say(w.overduePart) },
      ),
    [categories, say],
  );
  if (categories.length === 0) return null;
  return (
    <section className="wall-card">
      <h2>{say(w.byCategory)}</h2>
      <Chart option={option} height="100%" label={say(w.byCategory)} />
    </section>
  );
}

const MOST_MORE = 18;
/** So few stand in larger type, one below the other. */
const FEW = 5;
/** An industry has no cases to draw: what else there is of it. */
function WallMore({ of }: { of: readonly FigureView[] }) {
  const { say, lang } = useSay();
  if (of.length === 0) return null;
  return (
    <section className={of.length > FEW ? 'wall-card wall-more' : 'wall-card wall-more is-few'}>
      <h2>{say(w.others)}</h2>
      <dl>
        {of.slice(0, MOST_MORE).map((f) => (
          <div key={f.id}>
            <dt>{say(f.says)}</dt>
            <dd>
              {valueText(f, f.as === 'share', lang)}
              {f.as !== 'share' && <small> {say(f.unit)}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Seen only while the mouse moves over them: which period, full screen, the way out. */
function Controls({ span }: { span: WallSpan }) {
  const { say } = useSay();
  const go = useNavigate();
  const search = route.useSearch();
  return (
    <div className="wall-controls">
      {wallSpans.map((s) => (
        <button
          key={s}
          type="button"
          aria-pressed={s === span}
          onClick={() => void go({ to: '/wall', search: { ...search, span: s }, replace: true })}
        >
          {say(periodWords[s])}
        </button>
      ))}
      <button type="button" onClick={() => void document.documentElement.requestFullscreen?.().catch(nothing)}>
        {say(w.full)}
      </button>
      <Link
        to="/insight"
        search={{ ...(search.area && { area: search.area }), ...(search.board && { board: search.board }) }}
      >
        {say(w.leave)}
      </Link>
    </div>
  );
}
