import { PaperPile, PaperTwin } from '#modules/papers/console/index.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { careConsoleWords } from '../care.console.words.ts';
import { carePaperWords as w } from '../care.paper.words.ts';
import { visitRoles } from '../care.rules.ts';
import type { CheckRow } from '../checks.contract.ts';
import { methods, outcomes } from '../checks.rules.ts';
import { methodWords, outcomeWords } from '../checks.words.ts';

const LINE = '＿＿＿＿＿＿＿＿＿＿＿＿';
const signs = [w.signPerson, w.signWitness, w.signVisitor, w.day];

/** What stands on the sheet of a visit: whom it is about, what to tick, and what everybody may know about it. */
function Body({ c }: { c: CheckRow }) {
  const { say } = useSay();
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
    <>
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
    </>
  );
}

/** The paper twin of one check: its sheet, and what came back of it. */
export function CheckPaper({ c }: { c: CheckRow }) {
  const { role } = useMe();
  if (!visitRoles.some((r) => r === role)) return null;
  return (
    <PaperTwin kind="careCheck" subject={c.id} label={careConsoleWords.sheet} signs={signs}>
      <Body c={c} />
    </PaperTwin>
  );
}

/** The sheets of a round: one of A4 for each. */
export function Sheets({ checks, close }: { checks: readonly CheckRow[]; close: () => void }) {
  return (
    <PaperPile
      kind="careCheck"
      label={careConsoleWords.sheets}
      of={checks.map((c) => ({ subject: c.id, body: <Body c={c} /> }))}
      signs={signs}
      close={close}
    />
  );
}
