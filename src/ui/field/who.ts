import { createContext, useContext } from 'react';
import type { Role } from '#kernel/actor.ts';

/** Who is signed in on this phone, at which of their posts. */
export type Who = {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly organisation: string;
  readonly area: string;
};

export const WhoContext = createContext<Who | null>(null);

/** Only below the shell, which is drawn for somebody who is signed in. */
export function useWho(): Who {
  const who = useContext(WhoContext);
  if (!who) throw new Error('nobody is signed in here');
  return who;
}
