import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import type { Board, FigureView } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import { moduleName } from './groups.tsx';
import type { BoardSearch } from './insight.search.ts';
import { valueText } from './number.tsx';
import { TileMap } from './tile.map.tsx';

/** By place: the map of tiles and beside it the same as a list; a place steps down, its number opens the list behind it. */
export function MapCard({
  board,
  days,
  search,
  show,
}: {
  board: Board;
  days: Days;
  search: BoardSearch;
  show: (figure: string) => void;
}) {
  const { say, lang } = useSay();
  const go = useNavigate();
  const all = [...board.headline, ...board.groups.flatMap((g) => g.items)];
  const figure = all.find((f) => f.id === board.map.figure);
  if (!figure || board.map.tiles.length === 0) return null;
  const isShare = figure.as === 'share';
  const rows = [...board.map.tiles].sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.code < b.code ? -1 : 1));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{say(w.map)}</h2>
        <Select
          className="no-print map-select"
          size="small"
          aria-label={say(w.mapShows)}
          value={figure.id}
          onChange={show}
          popupMatchSelectWidth={false}
          options={optionsOf(board, say)}
        />
        <span className="paper-only">{say(figure.says)}</span>
      </header>
      <div className="map-columns">
        <div>
          <TileMap
            map={board.map}
            figure={figure}
            open={(area) => void go({ to: '/insight', search: { ...search, area } })}
          />
          <p className="soft small">
            {say(w.mapHint)}
            {board.map.tiles.some((t) => !t.own && t.lat === null) && say(w.mapUnknown)}
          </p>
        </div>
        <div className="table-scroll map-table">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{say(w.place)}</th>
                <th scope="col">{say(figure.says)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((t) => (
                <tr key={`${t.code} ${t.own}`}>
                  <td>
                    {t.own ? (
                      say(w.own)
                    ) : (
                      <Link to="/insight" search={{ ...search, area: t.code }}>
                        {t.name}
                      </Link>
                    )}
                  </td>
                  <td className="figure">
                    <Link
                      to="/insight/figures/$name"
                      params={{ name: figure.id }}
                      search={{
                        area: t.code,
                        ...days,
                        ...(t.own && { own: true }),
                        ...(board.unit && { organisationId: board.unit.id }),
                      }}
                      aria-label={`${t.own ? say(w.own) : t.name} ${say(figure.says)} ${valueText(t, isShare, lang)}`}
                    >
                      {valueText(t, isShare, lang)}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}

const optionsOf = (board: Board, say: ReturnType<typeof useSay>['say']) => {
  const option = (f: FigureView) => ({ value: f.id, label: say(f.says) });
  return [
    { label: say(w.headline), options: board.headline.map(option) },
    ...board.groups.map((g) => ({ label: moduleName(g.module, say), options: g.items.map(option) })),
  ].filter((g) => g.options.length > 0);
};
