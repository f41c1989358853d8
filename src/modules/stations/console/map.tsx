import { Button } from 'antd';
import { useState } from 'react';
import { useSay } from '#ui/console/say.tsx';
import type { HouseDay } from '../hours.rules.ts';
import { gathered, isOnMap, labels, MAP, MAX_ZOOM, outlines, type Pin, pixelOf, viewOf, zoomed } from '../map.rules.ts';
import { stationConsoleWords as w } from '../stations.console.words.ts';
import type { StationRow } from '../stations.contract.ts';
import { stationWords } from '../stations.words.ts';
import { useOpenSaid } from './now.ts';

type Props = { items: readonly StationRow[]; days: readonly HouseDay[]; open: (id: string) => void };

/** The same sketch as residents see: a circle opens a station, a number comes closer; beside it what is in view, as a list. */
export function StationsMap({ items, days, open }: Props) {
  const { say } = useSay();
  const said = useOpenSaid(days);
  const [chosen, setView] = useState<ReturnType<typeof viewOf> | null>(null);
  const view = chosen ?? viewOf(items);
  const names = new Map(items.map((s) => [s.district, s.districtName]));
  const shapes = outlines(items, view, (s) => s.district);
  const pins = gathered(items, view);
  const inView = items.filter((s) => isOnMap(pixelOf(s, view)));
  const press = (pin: Pin<StationRow>) => {
    const [one, another] = pin.items;
    if (one && (!another || view.zoom >= MAX_ZOOM)) open(one.id);
    else setView(zoomed({ ...pin.centre, zoom: view.zoom }, 2));
  };
  return (
    <>
      <div className="page-acts no-print">
        <Button onClick={() => setView(zoomed(view, 1))}>{say(w.closer)}</Button>
        <Button onClick={() => setView(zoomed(view, -1))}>{say(w.farther)}</Button>
        <Button onClick={() => setView(null)}>{say(w.whole)}</Button>
      </div>
      <div className="station-map section">
        <div>
          <svg viewBox={`0 0 ${MAP.width} ${MAP.height}`}>
            <title>{say(w.map)}</title>
            {shapes.map((o) => (
              <path key={o.area} className="shape" d={o.path} />
            ))}
            {labels(
              shapes,
              names,
              pins.map((p) => p.at),
            ).map((l) => (
              <text key={l.area} className="place" x={l.at.x} y={l.at.y}>
                {l.name}
              </text>
            ))}
            {pins.map((pin) => (
              <Mark key={pin.items[0]?.id} pin={pin} isOpen={pin.items.some((s) => said(s).isOpen)} press={press} />
            ))}
          </svg>
          <p className="soft small">{say(w.mapHow)}</p>
        </div>
        <ul>
          {inView.map((s) => (
            <li key={s.id}>
              <Button type="link" className="row-open" onClick={() => open(s.id)}>
                {s.name}
              </Button>{' '}
              <span className="soft small">{said(s).says}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Mark({
  pin,
  isOpen,
  press,
}: {
  pin: Pin<StationRow>;
  isOpen: boolean;
  press: (pin: Pin<StationRow>) => void;
}) {
  const { say } = useSay();
  const [one, another] = pin.items;
  const says = another
    ? say(w.count, { n: pin.items.length })
    : `${one?.name},${say(isOpen ? stationWords.openNow : stationWords.shutNow)}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button of its own
    <g
      role="button"
      tabIndex={0}
      aria-label={says}
      className={isOpen && !another ? 'pin is-open' : 'pin'}
      onClick={() => press(pin)}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' && e.key !== ' ') return;
        e.preventDefault();
        press(pin);
      }}
    >
      <title>{says}</title>
      <circle cx={pin.at.x} cy={pin.at.y} r={another ? 12 : 8} />
      {another && (
        <text x={pin.at.x} y={pin.at.y}>
          {pin.items.length}
        </text>
      )}
    </g>
  );
}
