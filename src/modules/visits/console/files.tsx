import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { type VisitView, visitsApi } from '../visits.contract.ts';

/** Pictures, voice and paper of a visit, and the signature as it was drawn. */
export function Files({ v }: { v: VisitView }) {
  const { say } = useSay();
  if (v.files.length === 0 && !v.strokes) return null;
  const url = (fileId: string, size: 'full' | 'thumb') =>
    urlOf(visitsApi.visitFile, { params: { id: v.id, fileId }, query: { size } });
  return (
    <section className="section">
      <h2>{say(w.files)}</h2>
      {v.hasConsent && <p className="soft small">{say(w.consent)}</p>}
      <ul className="visit-pictures">
        {v.files.map((f) => (
          <li key={f.id}>
            {f.kind === 'sound' ? (
              // biome-ignore lint/a11y/useMediaCaption: a person's own voice note has no captions
              <audio controls src={url(f.id, 'full')} aria-label={say(w.sound)} />
            ) : (
              <a href={url(f.id, 'full')} target="_blank" rel="noreferrer">
                {f.hasThumb ? (
                  <img src={url(f.id, 'thumb')} alt={f.kind === 'paper' ? say(w.paperPage) : f.name} loading="lazy" />
                ) : (
                  f.name
                )}
              </a>
            )}
          </li>
        ))}
      </ul>
      {v.strokes && <Signature strokes={v.strokes} label={say(w.signature)} />}
    </section>
  );
}

function Signature({ strokes, label }: { strokes: NonNullable<VisitView['strokes']>; label: string }) {
  const points = strokes.flat();
  const most = (i: 0 | 1) => Math.max(1, ...points.map((p) => p[i]));
  return (
    <svg className="visit-signature" role="img" aria-label={label} viewBox={`-6 -6 ${most(0) + 12} ${most(1) + 12}`}>
      {strokes.map((s, i) => (
        <polyline
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no names and never change
          key={i}
          points={s.map(([x, y]) => `${x},${y}`).join(' ')}
          fill="none"
          stroke="#16211d"
          strokeWidth={2}
        />
      ))}
    </svg>
  );
}
