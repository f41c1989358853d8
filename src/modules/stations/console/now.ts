import dayjs from 'dayjs';
import { useNow } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { HouseDay } from '../hours.rules.ts';
import { openSaid } from '../said.rules.ts';
import type { PublicStation } from '../stations.contract.ts';

const SHANGHAI_MINUTES = 480;
/** The minute on the county's wall clock, wherever this computer thinks it is. */
export const minuteAt = (now: number): number => {
  const there = dayjs(now).add(SHANGHAI_MINUTES, 'minute').toISOString();
  return Number(there.slice(11, 13)) * 60 + Number(there.slice(14, 16));
};

/** Whether a station is open, told again every half minute. */
export function useOpenSaid(days: readonly HouseDay[]) {
  const { lang } = useSay();
  const now = useNow();
  return (s: PublicStation) => openSaid(s, days, minuteAt(now), lang);
}
