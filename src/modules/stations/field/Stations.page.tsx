import { useState } from 'react';
import type { Position } from '#modules/publication/publication.rules.ts';
import { ask } from '#ui/field/ask.ts';
import { Button, Empty, Field, Loading, Notice } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { clockText, dayOf } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import type { HouseDay } from '../hours.rules.ts';
import { metresBetween } from '../position.rules.ts';
import { openFirst, openSaid } from '../said.rules.ts';
import type { PublicStation } from '../stations.contract.ts';
import { type Amenity, amenities, keeperRoles, staleFor } from '../stations.rules.ts';
import { amenityWords, stationWords } from '../stations.words.ts';
import { stationFieldWords as w } from './field.words.ts';
import { stations } from './wire.ts';

const SHOWN = 40;
const WAIT_MS = 10_000;
const KILOMETRE = 1000;

/** The way to the stations, on 我: whoever works outdoors may want one. */
export function StationsLink() {
  const say = useSay();
  const { role } = useWho();
  return (
    <>
      <a className="button plain" href={hashOf(['stations'])}>
        {say(w.link)}
      </a>
      {keeperRoles.some((r) => r === role) && (
        <a className="button plain" href={hashOf(['keep'])}>
          {say(w.keep)}
        </a>
      )}
    </>
  );
}

/** The stations, kept for where there is no network. Where the phone is, is asked on a tap and goes nowhere. */
export function StationsPage() {
  const say = useSay();
  const loaded = useLoad('stations/all', () => ask(stations.list), { keep: true });
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['me'])} />
      <Loading of={loaded}>{({ items, days }) => <List items={items} days={days} />}</Loading>
    </>
  );
}

/** The house's days from yesterday on, also when what the phone kept is some days old. */
const daysFrom = (days: readonly HouseDay[], today: string) => {
  const at = days.findIndex((d) => d.date === today);
  return at > 0 ? days.slice(at - 1) : days;
};
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

function List({ items, days }: { items: readonly PublicStation[]; days: readonly HouseDay[] }) {
  const say = useSay();
  const { lang } = useSettings();
  const [q, find] = useState('');
  const [amenity, want] = useState<Amenity | ''>('');
  const [isOpenOnly, onlyOpen] = useState(false);
  const [me, setMe] = useState<Position | null>(null);
  const now = Date.now();
  const from = daysFrom(days, dayOf(now));
  const minute = minuteOf(clockText(now, lang));
  const found = items
    .filter((s) => `${s.name}${s.address}${s.placeName}`.includes(q.trim()))
    .filter((s) => !amenity || s.amenities.includes(amenity))
    .map((s) => ({ s, open: openSaid(s, from, minute, lang), metres: me && metresBetween(me, s) }))
    .filter((f) => !isOpenOnly || f.open.isOpen)
    .sort((a, b) => (me ? (a.metres ?? 0) - (b.metres ?? 0) : openFirst(from, minute)(a.s, b.s)));
  return (
    <>
      <Near me={me} setMe={setMe} />
      <Field label={say(w.find)}>
        {(wiring) => (
          <input {...wiring} type="search" value={q} maxLength={40} onChange={(e) => find(e.target.value)} />
        )}
      </Field>
      <Field label={say(w.amenity)}>
        {(wiring) => (
          <select {...wiring} value={amenity} onChange={(e) => want(amenities.find((a) => a === e.target.value) ?? '')}>
            <option value="">{say(w.any)}</option>
            {amenities.map((a) => (
              <option key={a} value={a}>
                {say(amenityWords[a])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={isOpenOnly} onChange={(e) => onlyOpen(e.target.checked)} />
        <span>{say(w.openOnly)}</span>
      </label>
      {found.length === 0 && <Empty title={say(w.none)} />}
      {found.length > SHOWN && <p className="kept-at">{say(w.shown, { n: found.length, of: SHOWN })}</p>}
      <ul className="lines">
        {found.slice(0, SHOWN).map((f) => (
          <Line key={f.s.id} {...f} today={dayOf(now)} />
        ))}
      </ul>
    </>
  );
}

/** Asks the phone where it is, once, and only for sorting what is already here. */
function Near({ me, setMe }: { me: Position | null; setMe: (at: Position) => void }) {
  const say = useSay();
  const [hasFailed, fail] = useState(false);
  const look = () => {
    fail(false);
    if (!('geolocation' in navigator)) return fail(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setMe({ lat: coords.latitude, long: coords.longitude }),
      () => fail(true),
      { timeout: WAIT_MS, maximumAge: 60_000 },
    );
  };
  return (
    <>
      <Button kind="main" onClick={look}>
        {say(w.near)}
      </Button>
      <p className="hint">{say(me ? w.nearDone : w.nearHow)}</p>
      {hasFailed && <Notice>{say(w.nearFailed)}</Notice>}
    </>
  );
}

type LineProps = { s: PublicStation; open: { isOpen: boolean; says: string }; metres: number | null; today: string };
function Line({ s, open, metres, today }: LineProps) {
  const say = useSay();
  const stale = staleFor(s.confirmedOn, today);
  const far =
    metres === null
      ? null
      : metres < KILOMETRE
        ? say(w.metres, { n: Math.round(metres / 10) * 10 })
        : say(w.kilometres, { n: (metres / KILOMETRE).toFixed(1) });
  return (
    <li>
      <a className="line" href={`/stations/${s.id}`} target="_blank" rel="noreferrer">
        <strong>{s.name}</strong>
        <span className="about">
          {far && <span>{far}</span>}
          <span>{open.says}</span>
          <span>{s.address}</span>
        </span>
        <span className="about">
          <span>{s.amenities.map((a) => say(amenityWords[a])).join('、')}</span>
        </span>
        {stale !== null && (
          <span className="about">
            <span>{say(stationWords.stale, { n: stale })}</span>
          </span>
        )}
      </a>
    </li>
  );
}
