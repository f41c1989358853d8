import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { type BoardKind, boardKinds, firstBoard } from '../insight.board.rules.ts';
import { boardWords, comparisonWords, insightConsoleWords as w } from '../insight.console.words.ts';
import { type Board, insightApi } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import type { Comparison } from '../insight.rules.ts';
import { CaseCharts } from './case.charts.tsx';
import { Groups } from './groups.tsx';
import { type BoardSearch, daysIn } from './insight.search.ts';
import { MapCard } from './map.card.tsx';
import { NumberTile } from './number.tsx';
import { DaysText, PeriodBar } from './period.tsx';
import { useBoardNews } from './use-news.ts';
import './insight.css';

const route = getRouteApi('/insight');
/** Digits of a county's code: what is above one may have jurisdictions below it. */
const COUNTY = 6;

/** 看板: the figures of a place or an industry, what they look like, and the way to what is behind each of them. */
export function BoardPage() {
  const { say } = useSay();
  const me = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<BoardSearch>) =>
    void navigate({ to: '/insight', search: { ...search, ...change }, replace: true, resetScroll: false });
  const today = dayOf(Date.now());
  const days = daysIn(search, today);
  const board = search.board ?? firstBoard(me.role);
  const area = search.area ?? me.area;
  const against: Comparison = search.against ?? 'previous';
  const ask = useAsk(
    insightApi.board,
    { query: { area, ...days, board, against, ...(search.map && { map: search.map }) } },
    { keepOld: true },
  );
  useBoardNews();
  const name = ask.data?.place.name;
  return (
    <div className="board">
      <PageHead title={name ? say(w.titleOf, { place: name }) : say(w.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {me.area.length < COUNTY && <ButtonLink to="/insight/jurisdictions">{say(w.jurisdictions)}</ButtonLink>}
        <ButtonLink to="/wall" search={{ area, board }}>
          {say(w.wall)}
        </ButtonLink>
      </PageHead>
      <search className="filters board-filters no-print">
        <Segmented<BoardKind>
          aria-label={say(w.which)}
          value={board}
          options={boardKinds.map((value) => ({ value, label: say(boardWords[value]) }))}
          onChange={(next) => go({ board: next, map: undefined })}
        />
        <div className="filter-search">
          <PlacePicker value={area} onChange={(next) => go({ area: next })} label={say(w.place)} />
        </div>
        <PeriodBar
          days={days}
          today={today}
          choose={(next) => go(next)}
          against={against}
          compare={(next) => go({ against: next })}
        />
      </search>
      <Read ask={ask} rows={8}>
        {(found) => <Found board={found} days={days} against={against} search={search} show={(map) => go({ map })} />}
      </Read>
    </div>
  );
}

type FoundProps = {
  board: Board;
  days: Days;
  against: Comparison;
  search: BoardSearch;
  show: (figure: string) => void;
};

function Found({ board, days, against, search, show }: FoundProps) {
  const { say } = useSay();
  const area = board.place.code;
  return (
    <>
      <p className="board-says soft">
        {board.above.map((a) => (
          <span key={a.code}>
            <Link to="/insight" search={{ ...search, area: a.code }}>
              {a.name}
            </Link>
            {' › '}
          </span>
        ))}
        <strong>{board.place.name}</strong>
        {board.unit && ` · ${board.unit.name}`}
        {' · '}
        <DaysText days={days} />
        {board.against && (
          <>
            {' · '}
            {say(comparisonWords[against])} <DaysText days={board.against} />
          </>
        )}
        {' · '}
        {say(w.asOf, { moment: '' })} <Moment at={board.asOf} />
      </p>
      {board.notes.map((note) => (
        <p key={note[1]} className="board-note">
          {say(note)}
        </p>
      ))}
      {board.headline.length > 0 && (
        <ul className="numbers" aria-label={say(w.headline)}>
          {board.headline.map((f) => (
            <NumberTile key={f.id} f={f} area={area} unit={board.unit?.id} days={days} against={against} />
          ))}
        </ul>
      )}
      {board.cases && <CaseCharts cases={board.cases} area={area} days={days} against={against} />}
      <MapCard board={board} days={days} search={search} show={show} />
      <Groups board={board} days={days} against={against} />
    </>
  );
}
