import { type ReactNode, useEffect, useState } from 'react';
import { onReached } from '#ui/field/connection.ts';
import { checkLetGo } from './enter.ts';
import { LetGoNotice } from './LetGoNotice.tsx';

/** While nobody is signed in: a phone that was let go hands over what it holds, and says so; else whatever stands here. */
export function SignedOut({ children }: { children: ReactNode }) {
  const [isLetGo, setLetGo] = useState(false);
  useEffect(() => {
    const check = () => void checkLetGo().then((is) => is && setLetGo(true));
    check();
    const stop = onReached(check);
    return () => {
      stop();
    };
  }, []);
  return isLetGo ? <LetGoNotice /> : children;
}
