import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { statusWords } from '#modules/cases/cases.words.ts';
import { Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { inboxConsoleWords as w, whyWords } from '../inbox.console.words.ts';
import type { Alike } from '../inbox.contract.ts';

/** What may be the same already, looked at before a second case is made. */
export function AlikeList({ alike, join }: { alike: readonly Alike[]; join?: (number: string) => void }) {
  const { say } = useSay();
  if (alike.length === 0) return null;
  return (
    <section className="inbox-alike">
      <h3>{say(w.alike)}</h3>
      {join && <p className="soft small">{say(w.alikeHint)}</p>}
      <ul className="plain">
        {alike.map((a) => (
          <li key={a.id}>
            <Tag className="mark">{say(whyWords[a.why])}</Tag>{' '}
            {a.what === 'case' ? (
              <Link to="/cases/$id" params={{ id: a.id }}>
                {a.title}
              </Link>
            ) : (
              <span>{a.title}</span>
            )}{' '}
            <span className="soft small">
              {a.number && <span className="mono">{a.number} </span>}
              {a.status ? say(statusWords[a.status]) : say(w.waitingToo)} · <Moment at={a.receivedAt} />
            </span>{' '}
            {join && a.number && (
              <Button size="small" onClick={() => join(a.number ?? '')}>
                {say(w.joinThis)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
