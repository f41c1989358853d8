import { type ReactNode, useEffect, useState } from 'react';
import { useWho } from '#ui/field/who.ts';
import { enterPhone } from './enter.ts';
import { LetGoNotice } from './LetGoNotice.tsx';
import { startSync } from './sync.ts';

/** The phone's store is open before anything is drawn that reads from it; from then on what waits is sent. */
export function Entered({ children }: { children: ReactNode }) {
  const { accountId } = useWho();
  const [state, setState] = useState<'entering' | 'in' | 'letGo'>('entering');
  useEffect(() => {
    let isHere = true;
    let stop = () => {};
    setState('entering');
    void enterPhone(accountId, () => isHere && setState('letGo')).then((came) => {
      if (!isHere) return;
      setState(came === 'letGo' ? 'letGo' : 'in');
      if (came !== 'letGo') stop = startSync();
    });
    return () => {
      isHere = false;
      stop();
    };
  }, [accountId]);
  if (state === 'letGo') return <LetGoNotice />;
  return state === 'in' ? children : null;
}
