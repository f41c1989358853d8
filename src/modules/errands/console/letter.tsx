import { Button, Modal } from 'antd';
import { kitWords } from '#ui/console/kit.words.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import type { ErrandView } from '../errands.contract.ts';
import { errandLetterWords as w } from '../errands.letter.words.ts';
import { mediumWords, paperKindWords } from '../errands.words.ts';

const LINE = '＿＿＿＿＿＿＿＿';

/** 代办委托书 and the list of papers on one sheet; its code brings the signed sheet back to the case. */
function Letter({ errand, link }: { errand: ErrandView; link: string }) {
  const { say } = useSay();
  const a = errand.authorisation;
  const facts: [string, string][] = [
    [say(w.agent), errand.agent ? `${errand.agent.organisation} ${errand.agent.name}` : LINE],
    [say(w.scope), a?.scope ?? LINE],
    [say(w.term), a ? say(w.fromTo, { from: dayOf(Date.parse(a.since)), to: dayOf(Date.parse(a.until)) }) : LINE],
    ...(a ? ([[say(w.how), say(mediumWords[a.medium])]] as [string, string][]) : []),
  ];
  return (
    <article className="notice print-alone">
      <header>
        <h2>{say(w.title)}</h2>
        <p>{errand.number}</p>
      </header>
      <p className="notice-text">{say(w.opening)}</p>
      <dl className="notice-found">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <h3>{say(w.papers)}</h3>
      {errand.papers.length === 0 && <p>{say(w.noPapers)}</p>}
      <ul>
        {errand.papers.map((p) => (
          <li key={p.id}>
            {p.name} · {say(paperKindWords[p.kind])} ×{p.copies} ·{' '}
            {say(w.received, { day: dayOf(Date.parse(p.receivedAt)) })} ·{' '}
            {p.returnedAt ? say(w.returned, { day: dayOf(Date.parse(p.returnedAt)) }) : say(w.notReturned)}
          </li>
        ))}
      </ul>
      <p className="notice-text">{say(w.rules)}</p>
      <footer>
        <dl className="notice-signed">
          {[w.principalSigns, w.agentSigns, w.day].map((word) => (
            <div key={word[1]}>
              <dt>{say(word)}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <QrCode text={link} size={96} />
      </footer>
    </article>
  );
}

/** The letter as it is printed and signed; what is seen is what is printed. */
export function LetterDialog({ close, ...of }: { errand: ErrandView; link: string; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(w.print)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <Letter {...of} />
    </Modal>
  );
}
