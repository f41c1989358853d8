import type { ReactNode } from 'react';
import { useFrame, useSay } from './frame.tsx';
import { momentText, remainingText, untilText } from './moments.ts';
import { frameWords } from './portal.words.ts';

/** A moment as people read it, and exactly for machines. */
export function DateText({ at }: { at: Temporal.Instant }) {
  const { lang, now } = useFrame();
  return <time dateTime={at.toString()}>{momentText(at, lang, now)}</time>;
}

/** The last day (or moment) before an end. */
export function UntilText({ end }: { end: Temporal.Instant }) {
  const { lang, now } = useFrame();
  return <time dateTime={end.toString()}>{untilText(end, lang, now)}</time>;
}

/** `还剩 2 天 3 小时`; what is late stands out. */
export function Remaining({ end }: { end: Temporal.Instant }) {
  const { lang, now } = useFrame();
  const late = Temporal.Instant.compare(now, end) >= 0;
  return (
    <span className={late ? 'span late' : 'span'} title={momentText(end, lang, now)}>
      {remainingText(end, lang, now)}
    </span>
  );
}

type Tone = 'plain' | 'good' | 'now' | 'danger';
export function Notice({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'good' ? 'status' : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}

/** Says what would be here and how to begin. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

/** Danger to life is never queued: the numbers to call, before anything else (domain §12.21). */
export function DangerLine({ strong = false, title }: { strong?: boolean; title?: string }) {
  const t = useSay();
  return (
    <aside className={strong ? 'danger-line strong' : 'danger-line'} role={strong ? 'alert' : undefined}>
      <p>{title ?? t(frameWords.danger)}</p>
      <p className="phones">
        <a href="tel:110">{t(frameWords.police)}</a>
        <a href="tel:119">{t(frameWords.fire)}</a>
        <a href="tel:120">{t(frameWords.ambulance)}</a>
      </p>
    </aside>
  );
}

export type TimelineItem = { key: string; at: Temporal.Instant; title: ReactNode; by?: string; children?: ReactNode };

/** What happened, newest first, as on a parcel's way. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.key}>
          <p className="when">
            <DateText at={item.at} />
          </p>
          <p className="what">{item.title}</p>
          {item.by && <p className="soft small">{item.by}</p>}
          {item.children}
        </li>
      ))}
    </ol>
  );
}

/** Where one is on a short way: `第 1 步,共 3 步`. */
export function Steps({ at, of, label }: { at: number; of: number; label: string }) {
  return (
    <div className="steps">
      <p className="soft small">{label}</p>
      <div aria-hidden="true">
        {Array.from({ length: of }, (_, i) => i + 1).map((n) => (
          <span key={n} className={n <= at ? 'done' : undefined} />
        ))}
      </div>
    </div>
  );
}

/** A text a person wrote, its line breaks kept. */
export function Said({ children }: { children: string }) {
  return <div className="said">{children}</div>;
}
