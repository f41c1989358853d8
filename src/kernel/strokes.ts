/** A signature: strokes, each a row of points in pixels. */
export type Strokes = readonly (readonly (readonly [number, number])[])[];

const SHORTEST = 12;
/** Were there strokes at all? A touch by mistake is a point or two. */
export function isSigned(strokes: Strokes): boolean {
  const length = strokes.reduce(
    (sum, stroke) =>
      sum +
      stroke.slice(1).reduce((s, [x, y], i) => {
        const [fromX, fromY] = stroke[i] ?? [x, y];
        return s + Math.hypot(x - fromX, y - fromY);
      }, 0),
    0,
  );
  return length >= SHORTEST;
}
