import { useAsk } from '#ui/console/ask.ts';
import { placesApi } from '../places.contract.ts';
import { useNearName } from './near-name.ts';

/** A place by its name, as one says it from here; its code until the name has come. */
export function PlaceName({ code }: { code: string }) {
  const near = useNearName();
  const ask = useAsk(placesApi.getPlace, { params: { code } }, { staleTime: 600_000 });
  return ask.data ? near(ask.data.fullName) : code;
}
