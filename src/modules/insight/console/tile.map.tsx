import { useSay } from '#ui/console/say.tsx';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import type { Board, FigureView } from '../insight.contract.ts';
import { stepOf, tileMap } from '../insight.map.rules.ts';
import { valueText } from './number.tsx';

type Tile = Board['map']['tiles'][number];
const SIZE = 50;
const WIDTH = SIZE * Math.sqrt(3);
const corners = Array.from({ length: 6 }, (_, i) => {
  const turn = (Math.PI / 3) * i + Math.PI / 6;
  return [(SIZE - 1.5) * Math.cos(turn), (SIZE - 1.5) * Math.sin(turn)] as const;
});
const outline = corners.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

/** A long name in two lines, at most eight signs. */
const LINE = 4;
const lines = (name: string): string[] =>
  name.length <= LINE + 1
    ? [name]
    : [
        name.slice(0, Math.min(LINE, Math.ceil(name.length / 2))),
        name.slice(Math.min(LINE, Math.ceil(name.length / 2)), LINE * 2),
      ];
/** 老熊沟村民委员会 is 老熊沟 on a tile. */
const brief = (name: string) =>
  name.length > 3 ? name.replace(/(社区居民委员会|村民委员会|居民委员会|街道办事处|街道)$/, '') || name : name;

/** Places as tiles, coloured by a figure; a tile leads down to its place. */
export function TileMap({
  map,
  figure,
  open,
}: {
  map: Board['map'];
  figure: Pick<FigureView, 'as' | 'unit'>;
  open?: (code: string) => void;
}) {
  const { say, lang } = useSay();
  const tiles = map.tiles.filter((t) => !t.own);
  const cells = tileMap(tiles.map((t) => ({ key: t.code, lat: t.lat, long: t.long })));
  const byCode = new Map(tiles.map((t) => [t.code, t]));
  const most = Math.max(0, ...tiles.map((t) => t.value ?? 0));
  const isShare = figure.as === 'share';
  const at = cells.map((c) => ({
    ...c,
    x: (c.column + (c.row % 2) * 0.5 + 0.5) * WIDTH,
    y: c.row * SIZE * 1.5 + SIZE,
  }));
  const width = Math.max(WIDTH, ...at.map((c) => c.x + WIDTH / 2));
  const height = Math.max(SIZE * 2, ...at.map((c) => c.y + SIZE));
  return (
    <svg className="tile-map" viewBox={`0 0 ${width.toFixed(0)} ${height.toFixed(0)}`}>
      <title>{say(w.map)}</title>
      {at.map(({ key, x, y, isKnown }) => {
        const tile = byCode.get(key)!;
        const value = valueText(tile, isShare, lang);
        const says = say(w.stepDown, { place: tile.name, value: isShare ? value : `${value} ${say(figure.unit)}` });
        return (
          <Hexagon
            key={key}
            {...{ tile, x, y, value, says, isKnown }}
            step={isShare ? stepOf(tile.value, 1) : stepOf(tile.value, most)}
            {...(open && { open: () => open(key) })}
          />
        );
      })}
    </svg>
  );
}

function Hexagon({
  tile,
  x,
  y,
  value,
  says,
  step,
  isKnown,
  open,
}: {
  tile: Tile;
  x: number;
  y: number;
  value: string;
  says: string;
  step: number;
  isKnown: boolean;
  open?: () => void;
}) {
  const name = lines(brief(tile.name));
  return (
    <g
      className={`tile step-${step}${isKnown ? '' : ' is-unknown'}`}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      aria-label={says}
      {...(open && {
        role: 'button',
        tabIndex: 0,
        onClick: open,
        onKeyDown: (e: React.KeyboardEvent) => {
          if (e.key !== 'Enter' && e.key !== ' ') return;
          e.preventDefault();
          open();
        },
      })}
    >
      <title>{says}</title>
      <polygon points={outline} />
      {name.map((line, i) => (
        <text key={line} className="tile-name" y={-6 - (name.length - 1 - i) * 16 + (name.length > 1 ? 7 : 0)}>
          {line}
        </text>
      ))}
      <text className="tile-value" y={name.length > 1 ? 24 : 18}>
        {value}
      </text>
    </g>
  );
}
