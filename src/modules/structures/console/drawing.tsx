import type { ReactNode } from 'react';
import { useSay } from '#ui/console/say.tsx';
import { draw, written } from '../layout.rules.ts';
import type { Tree, Unit } from '../structures.rules.ts';
import { structureWords as w } from '../structures.words.ts';

export const useCounted = () => {
  const { say } = useSay();
  return ({ n }: Pick<Tree, 'n'>): string => {
    if (n.total === 0) return '';
    const parts = n.stations === 0 ? say(w.nUnits, n) : n.units === 0 ? say(w.nStations, n) : say(w.nParts, n);
    return `${say(w.n, { n: n.total })}(${parts})`;
  };
};

/** The drawing is for the eye and the mouse; the list below says the same and is what the keyboard walks. */
export function Drawing({ tree, open }: { tree: Tree; open: (id: string) => void }) {
  const { say } = useSay();
  const { width, height, boxes, lines } = draw(tree, {
    more: (n) => String(n),
    stations: (n) => say(w.stationsMany, { n }),
    units: (n) => say(w.unitsMany, { n }),
  });
  return (
    <div className="structure-drawing">
      <svg
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        role="img"
        aria-label={say(w.drawing, { name: tree.one.name, label: tree.label })}
      >
        {lines.map((d) => (
          <path key={d} d={d} className="structure-line" />
        ))}
        {boxes.map((b) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list below has a button for each
          <g
            key={`${b.x}/${b.y}`}
            className={`structure-box is-${b.level}${b.id ? ' is-way' : ''}`}
            onClick={() => b.id && open(b.id)}
          >
            <rect x={b.x} y={b.y} width={b.w} height={b.h} rx={4} />
            {written(b).map((l) => (
              <text key={l.y} x={l.x} y={l.y}>
                {l.text}
              </text>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Way({ unit, open }: { unit: Unit; open: (id: string) => void }) {
  return (
    <button type="button" className="structure-way" onClick={() => open(unit.id)}>
      {unit.name}
    </button>
  );
}

function Part({ head, count, children }: { head: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <>
      <h3>
        {head} <span className="soft">{count}</span>
      </h3>
      <ul className="structure-units">{children}</ul>
    </>
  );
}

/** Every unit by name, in columns; the tree of a narrow screen. */
export function Names({ tree, open }: { tree: Tree; open: (id: string) => void }) {
  const { say } = useSay();
  const each = (units: readonly Unit[]) =>
    units.map((u) => (
      <li key={u.id}>
        <Way unit={u} open={open} />
      </li>
    ));
  return (
    <>
      <Part head={say(w.groups)} count={tree.groups.length}>
        {each(tree.groups)}
      </Part>
      <Part head={say(w.branches)} count={tree.branches.length}>
        {tree.branches.map((b) => (
          <li key={b.unit.id}>
            <Way unit={b.unit} open={open} />
            {b.stations > 0 && <span className="soft"> {say(w.stationsMany, { n: b.stations })}</span>}
            {b.units.length + b.groups.length > 0 && <ul>{each([...b.units, ...b.groups])}</ul>}
          </li>
        ))}
      </Part>
      <Part head={say(w.units)} count={tree.units.length}>
        {each(tree.units)}
      </Part>
      {tree.stations > 0 && <p>{say(w.stationsMany, { n: tree.stations })}</p>}
    </>
  );
}
