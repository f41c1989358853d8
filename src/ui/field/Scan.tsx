import { useEffect, useRef, useState } from 'react';
import { fieldWords as w } from './field.words.ts';
import { Button, Field } from './kit.tsx';
import { useSay } from './say.ts';

/** What browsers with a reader of their own bring along; others have none, and typing is the way there. */
type Detector = { detect: (of: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> };
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;
const FORMATS = ['ean_13', 'ean_8', 'code_128', 'code_39', 'codabar', 'qr_code'] as const;
const detectorClass = (): DetectorClass | undefined => Reflect.get(globalThis, 'BarcodeDetector') as DetectorClass;
const canScan = () => Boolean(detectorClass() && navigator.mediaDevices?.getUserMedia);

const LOOK_MS = 250;
/** The same code held before the camera counts once. */
const SAME_MS = 2500;

type Props = { label: string; hint?: string; fault?: string | undefined; onCode: (code: string) => void };

/** A bar code by the camera where the phone can read one, or typed, or from a scanner that types and presses Enter. */
export function Scan({ label, hint, fault, onCode }: Props) {
  const say = useSay();
  const [typed, type] = useState('');
  const [isOn, turn] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const enter = () => {
    const code = typed.trim();
    type('');
    if (code) onCode(code);
  };
  return (
    <>
      <Field label={label} hint={hint} fault={fault}>
        {(wiring) => (
          <input
            {...wiring}
            inputMode="text"
            autoComplete="off"
            maxLength={40}
            value={typed}
            onChange={(event) => type(event.target.value)}
            onBlur={enter}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Enter belongs to the code, not to the form around it.
              event.preventDefault();
              enter();
            }}
          />
        )}
      </Field>
      {canScan() && (
        <Button
          onClick={() => {
            setRefused(false);
            turn(!isOn);
          }}
        >
          {say(isOn ? w.scanStop : w.scanStart)}
        </Button>
      )}
      {isOn && (
        <Camera
          onCode={onCode}
          onRefused={() => {
            setRefused(true);
            turn(false);
          }}
        />
      )}
      {isRefused && (
        <p className="fault" role="alert">
          {say(w.scanRefused)}
        </p>
      )}
    </>
  );
}

function Camera({ onCode, onRefused }: { onCode: (code: string) => void; onRefused: () => void }) {
  const say = useSay();
  const video = useRef<HTMLVideoElement>(null);
  const hears = useRef({ onCode, onRefused });
  hears.current = { onCode, onRefused };
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    const last = { code: '', at: 0 };
    const begin = async () => {
      const Reader = detectorClass();
      stream = await navigator.mediaDevices
        .getUserMedia({ video: { facingMode: 'environment' }, audio: false })
        .catch(() => null);
      if (!stream || !Reader || !isHere || !video.current) {
        if (isHere) hears.current.onRefused();
        return stop();
      }
      const reader = new Reader({ formats: FORMATS });
      video.current.srcObject = stream;
      await video.current.play();
      const look = async () => {
        if (!isHere || !video.current) return;
        const [found] = await reader.detect(video.current).catch(() => []);
        const now = Date.now();
        if (found && (found.rawValue !== last.code || now - last.at > SAME_MS)) {
          last.code = found.rawValue;
          navigator.vibrate?.(60);
          hears.current.onCode(found.rawValue);
        }
        if (found) last.at = now;
        timer = setTimeout(look, LOOK_MS);
      };
      await look();
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    void begin();
    return () => {
      isHere = false;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return <video ref={video} className="scan" muted playsInline aria-label={say(w.scanStart)} />;
}
