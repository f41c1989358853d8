import { create } from 'qrcode';

/** A QR code as one inline path: nothing to load, sharp on paper. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, y) => y);
  const path = rows.flatMap((y) => rows.map((x) => (modules.get(y, x) ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-2 -2 ${modules.size + 4} ${modules.size + 4}`}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M-2-2h${modules.size + 4}v${modules.size + 4}h-${modules.size + 4}z`} />
      <path d={path} />
    </svg>
  );
}
