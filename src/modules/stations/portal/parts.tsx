import { typeset } from '#kernel/typeset.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import type { HouseDay } from '../hours.rules.ts';
import { openSaid } from '../said.rules.ts';
import { amenities, staleFor } from '../stations.rules.ts';
import type { StoredStation } from '../stations.store.ts';
import { amenityWords, stationKindWords, stationWords } from '../stations.words.ts';
import type { Asked } from './find.ts';
import { portalStationWords as w } from './station.words.ts';

/** The moment a page is drawn for: the house's days, and the minute on the wall clock. */
export type Moment = { days: readonly HouseDay[]; minute: number; today: string };

export function OpenLine({ s, at }: { s: StoredStation; at: Moment }) {
  const { lang } = useFrame();
  const { isOpen, says } = openSaid(s, at.days, at.minute, lang);
  return <span className={isOpen ? 'is-open-now' : 'soft'}>{lang === 'zh' ? typeset(says) : says}</span>;
}

export function Stale({ s, at }: { s: StoredStation; at: Moment }) {
  const t = useSay();
  const months = staleFor(s.confirmedOn, at.today);
  return months === null ? null : <p className="span late">{t(stationWords.stale, { n: months })}</p>;
}

/** One station in a list: all that decides whether to go there. */
export function Line({ s, at }: { s: StoredStation; at: Moment }) {
  const t = useSay();
  return (
    <li>
      <p>
        <a className="lead" href={`/stations/${s.id}`}>
          {s.name}
        </a>
        <br />
        <OpenLine s={s} at={at} />
      </p>
      <p className="soft">
        {[t(stationKindWords[s.kind]), s.districtName, s.address].join(' · ')}
        <br />
        {s.amenities.map((a) => t(amenityWords[a])).join('、')}
      </p>
      <Stale s={s} at={at} />
    </li>
  );
}

type Option = { value: string; text: string };
function Choose(props: { name: string; label: string; value: string | undefined; options: readonly Option[] }) {
  const t = useSay();
  return (
    <div>
      <label htmlFor={`f-${props.name}`}>{props.label}</label>
      <select id={`f-${props.name}`} name={props.name} defaultValue={props.value ?? ''}>
        <option value="">{t(w.all)}</option>
        {props.options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** District, service, name, open now: a plain form that asks the server. */
export function Filters({
  action,
  asked,
  districts,
}: {
  action: string;
  asked: Asked;
  districts: readonly { code: string; name: string }[];
}) {
  const t = useSay();
  return (
    <form method="get" action={action} className="filters no-print" aria-label={t(w.filters)}>
      <Choose
        name="area"
        label={t(w.place)}
        value={asked.area}
        options={districts.map((d) => ({ value: d.code, text: d.name }))}
      />
      <Choose
        name="amenity"
        label={t(w.amenity)}
        value={asked.amenity}
        options={amenities.map((a) => ({ value: a, text: t(amenityWords[a]) }))}
      />
      <div>
        <label htmlFor="f-q">{t(w.q)}</label>
        <input id="f-q" name="q" type="text" maxLength={40} defaultValue={asked.q ?? ''} />
      </div>
      <div className="check-line">
        <label htmlFor="f-open">
          <input id="f-open" name="open" type="checkbox" value="1" defaultChecked={asked.openNow} /> {t(w.openNow)}
        </label>
      </div>
      <button type="submit" className="button plain">
        {t(w.show)}
      </button>
    </form>
  );
}
