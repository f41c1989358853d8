import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Finder, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import type { HouseDay } from '../hours.rules.ts';
import { stationConsoleWords as w } from '../stations.console.words.ts';
import { type StationRow, stationsApi } from '../stations.contract.ts';
import { amenities, keeperRoles, staleFor, stationStates } from '../stations.rules.ts';
import { amenityWords, stationKindWords, stationStateWords, stationWords } from '../stations.words.ts';
import { Boxes } from './boxes.tsx';
import { StationsMap } from './map.tsx';
import { useOpenSaid } from './now.ts';
import { Reports } from './reports.tsx';
import { StationDrawer } from './station.drawer.tsx';
import { StationForm } from './station.form.tsx';
import { type StationSearch, stationViews } from './stations.search.ts';
import './stations.css';

const route = getRouteApi('/stations');

/** 驿站: list and map, what users reported, the rectangles of places; everything that is chosen stands in the address. */
export function StationsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  const go = (change: Partial<StationSearch>) =>
    void navigate({ to: '/stations', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'list';
  const keeps = keeperRoles.some((r) => r === role);
  const query = {
    ...(search.area && { area: search.area }),
    ...(search.amenity && { amenity: search.amenity }),
    ...(search.state && { state: search.state }),
    ...(search.q && { q: search.q }),
    ...(search.only && { [search.only]: 'true' }),
  };
  return (
    <>
      <PageHead title={say(stationWords.title)} note={say(w.hint)}>
        <ExportButton list="stations" filters={query} />
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <Button href={urlOf(stationsApi.exportStations, { query: query as never })} download>
          {say(w.xlsx)}
        </Button>
        {keeps && <ButtonLink to="/stations/import">{say(w.import)}</ButtonLink>}
        {keeps && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <search className="filters no-print">
        <Segmented
          value={view}
          options={stationViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'list' ? undefined : next })}
        />
        {view !== 'boxes' && (
          <div className="filter-search">
            <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
          </div>
        )}
        {(view === 'list' || view === 'map') && <Choices search={search} go={go} />}
      </search>
      {view === 'reports' && <Reports area={search.area} open={(id) => go({ open: id })} />}
      {view === 'boxes' && <Boxes />}
      {(view === 'list' || view === 'map') && (
        <Found query={query} isMap={view === 'map'} open={(id) => go({ open: id })} />
      )}
      {search.open && <StationDrawer id={search.open} close={() => go({ open: undefined })} />}
      {isAdding && (
        <StationForm before={null} close={() => setAdding(false)} done={(s) => go({ view: undefined, open: s.id })} />
      )}
    </>
  );
}

type Go = (change: Partial<StationSearch>) => void;
function Choices({ search, go }: { search: StationSearch; go: Go }) {
  const { say } = useSay();
  return (
    <>
      <Finder label={w.find} find={(q) => q !== (search.q ?? '') && go({ q: q || undefined })} />
      <Select
        aria-label={say(w.amenity)}
        value={search.amenity ?? ''}
        options={[
          { value: '', label: say(w.anyAmenity) },
          ...amenities.map((value) => ({ value, label: say(amenityWords[value]) })),
        ]}
        onChange={(amenity) => go({ amenity: amenities.find((a) => a === amenity) })}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={say(w.state)}
        value={search.only ?? search.state ?? ''}
        options={[
          { value: '', label: say(w.anyState) },
          { value: 'openNow', label: say(w.openNow) },
          { value: 'stale', label: say(w.stale) },
          ...stationStates.map((value) => ({ value, label: say(stationStateWords[value]) })),
        ]}
        onChange={(next) =>
          go({
            state: stationStates.find((s) => s === next),
            only: (['openNow', 'stale'] as const).find((o) => o === next),
          })
        }
        popupMatchSelectWidth={false}
      />
    </>
  );
}

function Found({ query, isMap, open }: { query: object; isMap: boolean; open: (id: string) => void }) {
  const { say } = useSay();
  const ask = useAsk(stationsApi.listStations, { query: query as never }, { keepOld: true });
  return (
    <Read ask={ask} rows={8}>
      {({ items, days }) =>
        items.length === 0 ? (
          <Nothing title={say(w.none)} hint={say(w.noneHint)} />
        ) : isMap ? (
          <StationsMap items={items} days={days} open={open} />
        ) : (
          <Table items={items} days={days} open={open} />
        )
      }
    </Read>
  );
}

function Table({
  items,
  days,
  open,
}: {
  items: readonly StationRow[];
  days: readonly HouseDay[];
  open: (id: string) => void;
}) {
  const { say } = useSay();
  const said = useOpenSaid(days);
  const today = days[1]?.date ?? '';
  return (
    <>
      <p className="soft">{say(w.count, { n: items.length })}</p>
      <Register
        rows={items}
        keyOf={(s) => s.id}
        open={(s) => open(s.id)}
        columns={[
          { head: w.name, cell: (s) => s.name },
          { head: w.now, cell: (s) => said(s).says },
          { head: w.kind, cell: (s) => say(stationKindWords[s.kind]) },
          { head: w.place, cell: (s) => `${s.districtName} · ${s.address}` },
          { head: w.amenity, cell: (s) => s.amenities.map((a) => say(amenityWords[a])).join('、') },
          { head: w.waiting, cell: (s) => s.waiting || '', isFigure: true },
          {
            head: w.confirmed,
            cell: (s) => (
              <span className={s.state !== 'closed' && staleFor(s.confirmedOn, today) !== null ? 'station-stale' : ''}>
                {s.confirmedOn}
              </span>
            ),
            isFigure: true,
          },
        ]}
      />
    </>
  );
}
