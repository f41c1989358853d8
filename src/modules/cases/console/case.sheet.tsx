import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import type { CaseView } from '../cases.views.contract.ts';

/** On paper only: the code by which this sheet, signed and scanned, finds its way back. */
export function PaperCode({ view }: { view: CaseView }) {
  const { say } = useSay();
  return (
    <figure className="paper-only paper-code">
      <QrCode text={view.link} size={96} />
      <figcaption>{say(w.paperCode)}</figcaption>
    </figure>
  );
}

/** On paper only: room to write by hand, for a visit at the door or a day without power. Signed pages bear the code too. */
export function PaperLines({ view }: { view: CaseView }) {
  const { say } = useSay();
  return (
    <section className="paper-only paper-lines">
      <header>
        <h2>
          {say(w.paperLines)} <span className="mono">{view.number}</span>
        </h2>
        <QrCode text={view.link} size={96} />
      </header>
      {['first', 'second', 'third', 'fourth'].map((line) => (
        <p key={line} />
      ))}
      <p className="paper-signs">
        <span>{say(w.paperHandler)}</span>
        <span>{say(w.paperPerson)}</span>
        <span>{say(w.paperDay)}</span>
      </p>
    </section>
  );
}
