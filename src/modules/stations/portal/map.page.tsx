import { tell } from '#kernel/tell.ts';
import { gcj02Of } from '#modules/open311/datum.rules.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Tiles } from '#platform/config.ts';
import type { Ctx } from '#platform/context.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import {
  gathered,
  isOnMap,
  labels,
  MAP,
  MAX_ZOOM,
  moved,
  outlines,
  type Pin,
  pixelOf,
  readView,
  tilesUnder,
  type View,
  viewOf,
  viewText,
  zoomed,
} from '../map.rules.ts';
import { findPublic, isOpenNow } from '../stations.actions.ts';
import type { StoredStation } from '../stations.store.ts';
import { type Asked, districtsOf, pathWith, readAsked } from './find.ts';
import { momentOf } from './list.page.tsx';
import { Filters, Line, type Moment } from './parts.tsx';
import { portalStationWords as w } from './station.words.ts';

const PATH = '/stations/map';
const LISTED = 60;
type Drawn = { asked: Asked; view: View; items: readonly StoredStation[]; at: Moment; tiles: Tiles | null };

/** One mark: a station, or a number where several would overlap. A link, so that a keyboard reaches it. */
function Mark({ pin, asked, view, at }: { pin: Pin<StoredStation>; asked: Asked; view: View; at: Moment }) {
  const t = useSay();
  const [one, ...others] = pin.items;
  if (!one) return null;
  const { x, y } = pin.at;
  const isOpen = pin.items.some((s) => isOpenNow(s, at.days, at.minute));
  if (others.length === 0) {
    const says = `${one.name},${t(isOpen ? w.open : w.shut)}`;
    return (
      <a href={`/stations/${one.id}`} aria-label={says} className={isOpen ? 'map-pin is-open' : 'map-pin'}>
        <title>{says}</title>
        <circle cx={x} cy={y} r={9} />
      </a>
    );
  }
  const isClosest = view.zoom >= MAX_ZOOM;
  const says = t(isClosest ? w.clusterHere : w.cluster, { n: pin.items.length });
  const closer = viewText({ ...pin.centre, zoom: Math.min(MAX_ZOOM, view.zoom + 2) });
  return (
    <a
      href={isClosest ? '#in-view' : pathWith(PATH, asked, { at: closer })}
      aria-label={says}
      className="map-pin is-many"
    >
      <title>{says}</title>
      <circle cx={x} cy={y} r={14} />
      <text x={x} y={y}>
        {pin.items.length}
      </text>
    </a>
  );
}

function Picture({ asked, view, items, at, tiles }: Drawn) {
  const t = useSay();
  const shift = tiles?.datum === 'gcj02' ? gcj02Of : (p: { lat: number; long: number }) => p;
  const placed = items.map((s) => ({ ...s, ...shift(s) }));
  const centre = { ...view, ...shift(view) };
  const names = new Map(items.map((s) => [s.district, s.districtName]));
  const shapes = outlines(placed, centre, (s) => s.district);
  const pins = gathered(placed, centre);
  return (
    <svg viewBox={`0 0 ${MAP.width} ${MAP.height}`}>
      <title>{t(w.mapTitle)}</title>
      {tiles &&
        tilesUnder(centre, tiles.url).map((tile) => (
          <image key={tile.url} href={tile.url} x={tile.x} y={tile.y} width={tile.size} height={tile.size} />
        ))}
      {!tiles && shapes.map((o) => <path key={o.area} className="map-shape" d={o.path} />)}
      {labels(
        shapes,
        names,
        pins.map((p) => p.at),
      ).map((l) => (
        <text key={l.area} className="map-name" x={l.at.x} y={l.at.y}>
          {l.name}
        </text>
      ))}
      {pins.map((pin) => (
        <Mark key={pin.items[0]?.id} pin={pin} asked={asked} view={view} at={at} />
      ))}
    </svg>
  );
}

function Moves({ asked, view }: { asked: Asked; view: View }) {
  const t = useSay();
  const to = (v: View) => pathWith(PATH, asked, { at: viewText(v) });
  return (
    <nav className="map-moves no-print" aria-label={t(w.moves)}>
      <a href={to(zoomed(view, 1))}>{t(w.closer)}</a>
      <a href={to(zoomed(view, -1))}>{t(w.farther)}</a>
      <a href={to(moved(view, 0, -0.5))}>{t(w.north)}</a>
      <a href={to(moved(view, 0, 0.5))}>{t(w.south)}</a>
      <a href={to(moved(view, -0.5, 0))}>{t(w.west)}</a>
      <a href={to(moved(view, 0.5, 0))}>{t(w.east)}</a>
      <a href={pathWith(PATH, asked)}>{t(w.whole)}</a>
    </nav>
  );
}

function MapPage(props: Drawn & { districts: readonly { code: string; name: string }[] }) {
  const { asked, view, items, at, tiles, districts } = props;
  const t = useSay();
  const inView = items.filter((s) => isOnMap(pixelOf(s, view)));
  return (
    <>
      <h1>{t(w.mapTitle)}</h1>
      <p className="no-print">
        <a className="button plain" href={pathWith('/stations', asked)}>
          {t(w.toList)}
        </a>
      </p>
      <Filters action={PATH} asked={asked} districts={districts} />
      <figure className="map" aria-label={t(w.mapSays, { n: items.length })}>
        <Picture {...props} />
        <Moves asked={asked} view={view} />
        <figcaption className="soft small">
          <span className="legend-dot is-open" /> {t(w.open)}
          <span className="legend-dot" /> {t(w.shut)}
          <br />
          {tiles ? tiles.credit : t(w.mapHow)}
        </figcaption>
      </figure>
      <h2 id="in-view">
        {t(w.inView)} <span className="soft">{inView.length}</span>
      </h2>
      {inView.length === 0 ? (
        <Empty>{t(w.nobodyInView)}</Empty>
      ) : (
        <ul className="plain-list card">
          {inView.slice(0, LISTED).map((s) => (
            <Line key={s.id} s={s} at={at} />
          ))}
        </ul>
      )}
      {inView.length > LISTED && (
        <p>
          <a href={pathWith('/stations', asked)}>{t(w.seeAll)}</a>
        </p>
      )}
    </>
  );
}

/** Tiles are there for whole zooms only. */
const wholeIf = (isTiled: boolean, view: View): View => (isTiled ? { ...view, zoom: Math.floor(view.zoom) } : view);

/** The map: drawn here, of what lies here. Nothing is asked of anybody outside unless a tile server was set up. */
export async function drawMap(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const asked = readAsked(given.query);
  const [frame, { items }, districts, at] = await Promise.all([
    frameOf(ctx, given),
    findPublic(ctx, asked),
    districtsOf(ctx),
    momentOf(ctx),
  ]);
  const { tiles } = ctx.house.config;
  const view = wholeIf(tiles !== null, readView(given.query.at) ?? viewOf(items, tiles ? 1 : undefined));
  const children = <MapPage asked={asked} view={view} items={items} districts={districts} at={at} tiles={tiles} />;
  return { html: drawPage(frame, { title: tell(w.mapTitle, frame.lang), children }) };
}
