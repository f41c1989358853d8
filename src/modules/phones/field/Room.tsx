import { useEffect, useState } from 'react';
import { fieldWords } from '#ui/field/field.words.ts';
import { Notice } from '#ui/field/kit.tsx';
import { storeMode } from '#ui/field/phone.store.ts';
import { useSay } from '#ui/field/say.ts';
import { phoneFieldWords as w } from './field.words.ts';
import { isNearlyFull, sizeText } from './room.ts';

type Found = { used: number; left: number; isNearlyFull: boolean; isKept: boolean | null };

async function look(): Promise<Found> {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const isKept = (await navigator.storage?.persisted?.()) ?? null;
  return { used: usage, left: Math.max(0, quota - usage), isNearlyFull: isNearlyFull(usage, quota), isKept };
}

/** How much this phone still takes, and whether it has promised to keep it: a phone that is nearly full is told of before something is lost. */
export function Room() {
  const say = useSay();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let isHere = true;
    void look()
      .then((is) => isHere && setFound(is))
      .catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, []);
  if (storeMode() === 'memory') return <Notice kind="now">{say(fieldWords.memoryOnly)}</Notice>;
  if (!found) return null;
  return (
    <>
      {found.isNearlyFull && <Notice kind="now">{say(w.room, { left: sizeText(found.left) })}</Notice>}
      <p className="hint">
        {say(w.roomLeft, { used: sizeText(found.used), left: sizeText(found.left) })}{' '}
        {found.isKept !== null && say(found.isKept ? w.roomKept : w.roomNotKept)}
      </p>
    </>
  );
}
