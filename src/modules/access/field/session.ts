import { useSyncExternalStore } from 'react';
import { ask } from '#ui/field/ask.ts';
import { forgetAll } from '#ui/field/load.ts';
import type { Who } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import type { Me } from '../access.contract.ts';
import { access } from './wire.ts';

/**
 * Who is signed in. Only who it was last is kept on the phone (name and post, nothing else), so that the app opens without a
 * network and what is written meanwhile goes under the right name; the server asks again at the first call.
 */
export type Session =
  | { state: 'unknown' }
  | { state: 'signedOut'; ended: boolean }
  | { state: 'mustChangePassword'; me: Me }
  | { state: 'choosePost'; me: Me }
  | { state: 'in'; who: Who; me: Me | null };

const KEY = 'baodao.field.who';
let session: Session = { state: 'unknown' };
const watchers = new Set<() => void>();

function set(next: Session) {
  if (next.state === 'in') localStorage.setItem(KEY, JSON.stringify(next.who));
  if (next.state === 'signedOut' && !next.ended) localStorage.removeItem(KEY);
  session = next;
  for (const watcher of watchers) watcher();
}

function remembered(): Who | null {
  try {
    const kept: Who | null = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return kept?.accountId ? kept : null;
  } catch {
    return null;
  }
}

/** What the server says about who we are. Another person, or another post, sees nothing of what was read before. */
export function became(me: Me): void {
  const next = sessionOf(me);
  if (session.state === 'in' && JSON.stringify(next.state === 'in' && next.who) !== JSON.stringify(session.who))
    forgetAll();
  set(next);
}

function sessionOf(me: Me): Session {
  if (me.state === 'visitor' || !me.account) return { state: 'signedOut', ended: session.state === 'in' };
  if (me.state === 'mustChangePassword') return { state: me.state, me };
  if (me.state === 'choosePost' || !me.post) return { state: 'choosePost', me };
  const { role, organisationId, organisation, area } = me.post;
  return {
    state: 'in',
    who: { accountId: me.account.id, name: me.account.name, role, organisationId, organisation, area },
    me,
  };
}

/** Asks the server who is signed in. Whoever has signed in since it was asked knows better than the answer. */
export async function findOut(): Promise<void> {
  const asked = session;
  try {
    const me = await ask(access.me);
    if (session === asked) became(me);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const who = remembered();
    if (session.state !== 'unknown') return;
    set(who ? { state: 'in', who, me: null } : { state: 'signedOut', ended: false });
  }
}

/**
 * A call was answered with "sign in first". It may have been another person's, still on its way when this one signed in, so the server is asked
 * before anybody is signed out; what was begun stays on the phone.
 */
export function signInAsked(): void {
  if (session.state === 'in') void findOut();
}

/** Nobody is shown as signed out while something of theirs is still on the phone: `forget` takes it away first. */
export async function signOut(forget: () => Promise<void>): Promise<void> {
  await ask(access.signOut);
  try {
    await forget();
  } finally {
    forgetAll();
    set({ state: 'signedOut', ended: false });
  }
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
export const useSession = (): Session => useSyncExternalStore(watch, () => session);
