import { Button, Modal } from 'antd';
import { kitWords } from '#ui/console/kit.words.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { careConsoleWords } from '../care.console.words.ts';
import { carePaperWords as w } from '../care.paper.words.ts';
import { careClassWords, checkKindWords } from '../care.words.ts';
import type { CheckRow } from '../checks.contract.ts';
import { methods, outcomes } from '../checks.rules.ts';
import { methodWords, outcomeWords } from '../checks.words.ts';

const LINE = '＿＿＿＿＿＿＿＿＿＿＿＿';
const linkTo = (c: CheckRow) => `${location.origin}/console/care?member=${c.memberId}`;

/** The paper twin of a visit: taken along to the door, signed by hand, entered at the desk; its code opens the benefit. */
function Sheet({ c }: { c: CheckRow }) {
  const { say } = useSay();
  const kind = say(checkKindWords[c.kind]);
  const boxes = (texts: readonly string[]) => texts.map((text) => say(w.box, { text })).join('  ');
  const facts: [string, string][] = [
    [say(w.head), c.household],
    ...(c.person ? ([[say(w.person), c.person]] as [string, string][]) : []),
    [say(w.address), c.address],
    [say(w.place), c.placeName],
    [say(w.dueOn), c.dueOn],
    [say(w.method), boxes(methods.filter((m) => m !== 'video').map((m) => say(methodWords[m])))],
    [say(w.outcome), boxes(outcomes.map((o) => say(outcomeWords[o])))],
    [say(w.missed), LINE],
    [say(w.told), LINE],
  ];
  return (
    <article className="notice care-sheet print-alone">
      <header>
        <h2>{say(w.sheetTitle, { kind })}</h2>
        <p>{say(w.sheetOf, { careClass: say(careClassWords[c.careClass]), kind })}</p>
      </header>
      <dl className="notice-found notice-table">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p className="notice-text">{say(w.video)}</p>
      <p className="notice-text">{say(w.says)}</p>
      <footer>
        <dl className="notice-signed">
          {[w.signPerson, w.signWitness, w.signVisitor, w.day].map((word) => (
            <div key={word[1]}>
              <dt>{say(word)}</dt>
              <dd />
            </div>
          ))}
        </dl>
        <QrCode text={linkTo(c)} size={96} />
        <p>{say(w.code)}</p>
      </footer>
    </article>
  );
}

/** One sheet of A4 for each; what is seen is what is printed. */
export function Sheets({ checks, close }: { checks: readonly CheckRow[]; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(careConsoleWords.sheets)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      {checks.map((c) => (
        <Sheet key={c.id} c={c} />
      ))}
    </Modal>
  );
}
