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

const LINE = 4;
/** 老熊沟村民委员会 is 老熊沟 on a tile, and nothing is longer than three lines. */
const brief = (name: string) =>
  (name.length > 3 ? name.replace(/(社区居民委员会|村民委员会|居民委员会|街道办事处|街道)$/, '') || name : name).slice(
    0,
    3 * LINE,
  );
/** A name in as few lines as hold it, as even as they can be. */
const lines = (name: string): string[] => {
  const count = name.length <= LINE + 1 ? 1 : Math.ceil(name.length / LINE);
  const each = Math.ceil(name.length / count);
  return Array.from({ length: count }, (_, i) => name.slice(i * each, (i + 1) * each));
};
/** Where the first line stands, and the number below: by how many lines there are. */
const heights = [
  { first: -6, value: 18 },
  { first: -15, value: 26 },
  { first: -23, value: 30 },
] as const;

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
        const says = say(w.stepDown, {
          place: brief(tile.name),
          value: isShare ? value : `${value} ${say(figure.unit)}`,
        });
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
  const at = heights[Math.min(name.length, heights.length) - 1]!;
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
        <text key={line} className="tile-name" y={at.first + i * 15}>
          {line}
        </text>
      ))}
      <text className="tile-value" y={at.value}>
        {value}
      </text>
    </g>
  );
}
