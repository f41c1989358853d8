import { isDay } from '#kernel/identity.ts';
import { type PatrolState, patrolStates } from '../patrols.rules.ts';

/** What the address of the page says. */
export type PatrolSearch = {
  view?: 'week' | 'finds' | undefined;
  week?: string | undefined;
  area?: string | undefined;
  state?: PatrolState | undefined;
  open?: string | undefined;
};

/** Whatever stands in the address, brought into what can be asked for. */
export function readPatrolSearch(raw: Record<string, unknown>): PatrolSearch {
  const text = (name: string) => (raw[name] === undefined ? '' : String(raw[name]));
  return {
    view: raw.view === 'finds' ? 'finds' : undefined,
    week: isDay(text('week')) ? text('week') : undefined,
    area: /^\d{2,15}$/.test(text('area')) ? text('area') : undefined,
    state: patrolStates.find((s) => s === raw.state),
    open: /^[0-9a-f-]{36}$/.test(text('open')) ? text('open') : undefined,
  };
}
