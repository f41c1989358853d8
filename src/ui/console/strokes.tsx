const MARGIN = 6;
/** A signature as it was written: dark on white in every scheme. */
export function Strokes({
  strokes,
  label,
}: {
  strokes: readonly (readonly (readonly [number, number])[])[];
  label: string;
}) {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const box = `${left} ${top} ${Math.max(...xs) - left + MARGIN} ${Math.max(...ys) - top + MARGIN}`;
  return (
    <svg className="signed-strokes" viewBox={box} role="img" aria-label={label}>
      {strokes.map((s) => (
        <polyline
          key={s.map((p) => p.join()).join(' ')}
          points={s.map((p) => p.join()).join(' ')}
          fill="none"
          stroke="#16211d"
          strokeWidth={3}
        />
      ))}
    </svg>
  );
}
