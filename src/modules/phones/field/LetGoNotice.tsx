import { useEffect, useState } from 'react';
import { onReached } from '#ui/field/connection.ts';
import { Empty } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import { checkLetGo, isLeaving } from './enter.ts';
import { phoneFieldWords as w } from './field.words.ts';

const AGAIN_MS = 30_000;

/** Said instead of everything else on a phone that was let go; while it still holds something, it goes on handing it over. */
export function LetGoNotice() {
  const say = useSay();
  const [isLeft, setLeft] = useState(isLeaving);
  useEffect(() => {
    const goOn = () => void checkLetGo().then(() => setLeft(isLeaving()));
    const stop = onReached(goOn);
    const timer = setInterval(goOn, AGAIN_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, []);
  return (
    <main>
      <Empty title={say(w.letGoTitle)}>{say(isLeft ? w.letGoLeft : w.letGoHow)}</Empty>
    </main>
  );
}
