import type { Addition } from '#platform/module.ts';
import { useSay } from '#ui/portal/frame.tsx';
import { stationsByDistrict } from '../stations.store.ts';
import { portalStationWords as w } from './station.words.ts';

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/stations">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}

/** On the home page: the way to the stations, once there are any. */
export const stationsAtHome: Addition = async (ctx) => ((await stationsByDistrict(ctx)).size === 0 ? null : <AtHome />);
