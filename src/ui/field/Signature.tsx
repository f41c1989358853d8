import { useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import { fieldWords as w } from './field.words.ts';
import { Button } from './kit.tsx';
import { useSay } from './say.ts';

export type Strokes = readonly (readonly (readonly [number, number])[])[];

/** A box to sign in, kept as strokes. Who cannot write takes another way, which the form around it offers. */
export function Signature({ label, onStrokes }: { label: string; onStrokes: (strokes: Strokes) => void }) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const tell = useRef(onStrokes);
  tell.current = onStrokes;
  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    const scale = window.devicePixelRatio || 1;
    box.width = box.offsetWidth * scale;
    box.height = box.offsetHeight * scale;
    box.getContext('2d')?.scale(scale, scale);
    const made = new SignaturePad(box, { penColor: '#16211d', minWidth: 1, maxWidth: 3 });
    made.addEventListener('endStroke', () =>
      tell.current(made.toData().map((s) => s.points.map((p) => [Math.round(p.x), Math.round(p.y)] as const))),
    );
    pad.current = made;
    return () => made.off();
  }, []);
  return (
    <div className="signature">
      <canvas ref={canvas} role="img" aria-label={label} />
      <Button
        kind="quiet"
        onClick={() => {
          pad.current?.clear();
          onStrokes([]);
        }}
      >
        {say(w.signAgain)}
      </Button>
    </div>
  );
}
