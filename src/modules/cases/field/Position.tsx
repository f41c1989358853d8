import { useState } from 'react';
import { Button } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import { caseFieldWords as w } from './field.words.ts';

const WAIT_MS = 15_000;

/** Where the phone is, asked for by a tap and only then; shown before it is sent, and dropped as easily. */
export function Position({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const say = useSay();
  const [state, setState] = useState<'idle' | 'busy' | 'none'>('idle');
  if (!('geolocation' in navigator)) return null;
  if (value)
    return (
      <p className="position">
        {value}{' '}
        <Button kind="quiet" onClick={() => onChange('')}>
          {say(w.positionDrop)}
        </Button>
      </p>
    );
  const find = () => {
    setState('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange(
          say(w.positionText, {
            lat: coords.latitude.toFixed(5),
            lng: coords.longitude.toFixed(5),
            m: Math.round(coords.accuracy),
          }),
        );
      },
      () => setState('none'),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  };
  return (
    <>
      <Button kind="quiet" disabled={state === 'busy'} onClick={find}>
        {say(state === 'busy' ? w.positionBusy : w.position)}
      </Button>
      {state === 'none' && <p role="status">{say(w.positionNone)}</p>}
    </>
  );
}
