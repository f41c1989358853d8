import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { placesApi } from '../places.contract.ts';

/** A place as one says it here: what is common to everything in one's own area is left out. */
export function useNearName(): (fullName: string) => string {
  const { area } = useMe();
  const own = useAsk(placesApi.getPlace, { params: { code: area } }, { staleTime: 600_000 }).data;
  return (fullName) => {
    if (!own) return fullName;
    if (fullName === own.fullName) return own.name;
    return fullName.startsWith(own.fullName) ? fullName.slice(own.fullName.length) : fullName;
  };
}
