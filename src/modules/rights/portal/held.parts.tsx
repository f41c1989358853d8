import type { Word } from '#kernel/words.ts';
import { useSay } from '#ui/portal/frame.tsx';
import { DateText, Empty } from '#ui/portal/parts.tsx';
import { rightsWords as w } from '../rights.portal.words.ts';
import type { Read, Section } from '../rights.subject.ts';

const MOST_RECORDS = 20;
const MOST_READINGS = 200;
const isWord = (why: Word | string): why is Word => typeof why !== 'string';

/** One kind of records: what for, how long, and each of them; on the page the first of many, in a copy all. */
export function Kind({ s, nameOf }: { s: Section; nameOf?: (hash: string) => string }) {
  const t = useSay();
  const shown = nameOf ? s.rows : s.rows.slice(0, MOST_RECORDS);
  return (
    <details className="card" open={nameOf !== undefined}>
      <summary>
        <b>{t(s.says)}</b> · {t(w.count)} {s.rows.length}
      </summary>
      <p className="soft">
        <b>{t(w.why)}</b> {t(s.why)}
      </p>
      <p className="soft">
        <b>{t(w.until)}</b> {t(s.until)}
      </p>
      {shown.map((r) => (
        <Row key={r.id} r={r} nameOf={nameOf} />
      ))}
      {s.rows.length > shown.length && <p className="soft">{t(w.more, { n: s.rows.length - shown.length })}</p>}
    </details>
  );
}
function Row({ r, nameOf }: { r: Section['rows'][number]; nameOf: ((hash: string) => string) | undefined }) {
  const t = useSay();
  const files = r.files ?? [];
  return (
    <dl className="facts grid">
      {r.at && (
        <>
          <dt>{t(w.when)}</dt>
          <dd>{r.at}</dd>
        </>
      )}
      {r.lines.map((l) => [
        <dt key={`${l.says[1]}-t`}>{t(l.says)}</dt>,
        <dd key={l.says[1]}>{isWord(l.text) ? t(l.text) : l.text}</dd>,
      ])}
      {files.length > 0 && (
        <>
          <dt>{t(w.files)}</dt>
          <dd>
            {nameOf
              ? files.map(({ hash }) => (
                  <a key={hash} href={nameOf(hash)}>
                    {nameOf(hash)}{' '}
                  </a>
                ))
              : t(w.filesInCopy, { n: files.length })}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Who of the staff looked, newest first. */
export function Readings({ readings, isWhole = false }: { readings: readonly Read[]; isWhole?: boolean }) {
  const t = useSay();
  if (readings.length === 0) return <Empty>{t(w.readingsNone)}</Empty>;
  return (
    <ul className="plain-list card">
      {(isWhole ? readings : readings.slice(0, MOST_READINGS)).map((r, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is drawn once and never changes
        <li key={i}>
          <DateText at={r.at} /> · <span className="lead">{r.unit}</span> {r.role && t(r.role)}
          <p className="soft">
            {t(r.what)}
            {r.why !== null && ` · ${isWord(r.why) ? t(r.why) : r.why}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
