import { Alert, Button, Skeleton, Tooltip } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '#ui/web/call.ts';
import { endText, momentText, spanText } from '#ui/web/time.ts';
import { kitWords as w } from './kit.words.ts';
import { useSay } from './say.tsx';

/** The time now, told again every half minute to whatever shows a span. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The name of the page on its tab; never what a person said, for tabs are seen over shoulders and kept in histories. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

export function PageHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  usePageTitle(title);
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {note && <p className="soft">{note}</p>}
      </div>
      {children && <div className="page-acts no-print">{children}</div>}
    </header>
  );
}

/** A refusal or a broken line, in the place where the answer would be. */
export function Fault({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const { say } = useSay();
  // A refusal about one field says it once.
  const faults = problem.faults.filter((f) => f.says[0] !== problem.says[0]);
  return (
    <Alert
      type={problem.status === 412 ? 'warning' : 'error'}
      showIcon
      title={say(problem.says)}
      description={
        faults.length > 0 && (
          <ul className="plain">
            {faults.map((f) => (
              <li key={f.field + f.rule}>{say(f.says)}</li>
            ))}
          </ul>
        )
      }
      action={retry && <Button onClick={retry}>{say(w.retry)}</Button>}
    />
  );
}

type Asked<T> = { data: T | undefined; error: Problem | null; refetch: () => unknown };
/** Waits, fails in place with a retry, or shows what was read. */
export function Read<T>({
  ask,
  children,
  rows = 4,
}: {
  ask: Asked<T>;
  children: (data: T) => ReactNode;
  rows?: number;
}) {
  if (ask.data !== undefined) return children(ask.data);
  if (ask.error) return <Fault problem={ask.error} retry={() => void ask.refetch()} />;
  return <Waiting rows={rows} />;
}

/** What stands in the head of a drawer until its own name is there. */
export function Opening() {
  const { say } = useSay();
  return <>{say(w.loading)}</>;
}

const UNSEEN_MS = 100;
/** Nothing for the first tenth of a second, then the shape of what will come. */
export function Waiting({ rows }: { rows: number }) {
  const { say } = useSay();
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), UNSEEN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={say(w.loading)}>
      {isShown && <Skeleton active title={false} paragraph={{ rows }} />}
    </div>
  );
}

/** What would be here, and how to begin. */
export function Nothing({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {hint && <p className="soft">{hint}</p>}
      {children}
    </div>
  );
}

export function Moment({ at }: { at: string }) {
  const { lang } = useSay();
  return <time dateTime={at}>{momentText(at, lang, Date.now())}</time>;
}

/** How long is left, with the exact end on hover and focus; persimmon when nothing is left. */
export function Remaining({ due, overdue, provisional }: { due: string; overdue: boolean; provisional?: boolean }) {
  const { lang, say } = useSay();
  const now = useNow();
  const ms = Date.parse(due) - now;
  const span = spanText(ms, lang);
  const exact = say(w.by, { moment: endText(due, lang, now) });
  const text = overdue
    ? say(w.overdueBy, { span })
    : ms < 0
      ? say(w.promised)
      : lang === 'zh'
        ? `还剩 ${span}`
        : `${span} left`;
  const why = [exact, ms < 0 && !overdue && say(w.promisedWhy), provisional && say(w.provisional)].filter(Boolean);
  const near = overdue ? 'now' : ms < 86_400_000 ? 'near' : '';
  return (
    <Tooltip title={why.join(' · ')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact moment must be reachable by keyboard. */}
      <time className={`remaining ${near}`} dateTime={due} tabIndex={0}>
        {text}
        {provisional && ' *'}
        <span className="sr-only">{exact}</span>
      </time>
    </Tooltip>
  );
}
