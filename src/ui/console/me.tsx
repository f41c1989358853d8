import { createContext, useContext } from 'react';
import type { Role } from '#kernel/actor.ts';

/** Who works here, in which post. */
export type Me = {
  accountId: string;
  login: string;
  name: string;
  role: Role;
  organisation: string;
  organisationId: string;
  area: string;
};
export const MeContext = createContext<Me | null>(null);

/** Inside the shell somebody is always signed in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the shell');
  return me;
}
