import { colon } from '#kernel/words.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import type { FactHousehold, factsApi } from '../facts.contract.ts';
import { factWriters, showFact } from '../facts.rules.ts';
import { freshnessWords, factPaperWords as w } from '../facts.words.ts';

type Kind = Answer<typeof factsApi.factKinds>['items'][number];
const SIGNS = [w.teller, w.asker, w.day];

/** What is written by hand beside a fact: its choices to tick, or a line. */
function useBlank() {
  const { say, lang } = useSay();
  const boxes = (texts: readonly string[]) => texts.map((text) => say(w.box, { text })).join('  ');
  return (kind: Kind) => {
    if (kind.type === 'choice') return boxes(kind.choices.map((c) => c[lang]));
    if (kind.type === 'yesNo') return boxes([say(w.yes), say(w.no)]);
    return kind.type === 'day' ? say(w.date) : say(w.number, { unit: kind.unit ?? '' });
  };
}

/** The paper twin of a household's facts: nobody writes again what is known and holds. */
export function FactsOnPaper({ of, kinds }: { of: FactHousehold; kinds: readonly Kind[] }) {
  const { role } = useMe();
  if (!factWriters.some((r) => r === role)) return null;
  return (
    <PaperTwin kind="householdFacts" subject={of.id} label={w.title} signs={SIGNS} small>
      <Body of={of} kinds={kinds} />
    </PaperTwin>
  );
}

function Body({ of, kinds }: { of: FactHousehold; kinds: readonly Kind[] }) {
  const { say, lang } = useSay();
  const blank = useBlank();
  const nameOf = new Map(of.members.map((m) => [m.personId, m.name]));
  return (
    <>
      <p>{say(w.how)}</p>
      <p>
        {say(w.household)}
        {say(colon)}
        {[of.head, of.placeName, of.address].filter(Boolean).join(' · ')}
      </p>
      <table className="paper-table">
        <thead>
          <tr>
            {[w.item, w.of, w.known, w.changed].map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.lines.map((line) => {
            const kind = kinds.find((k) => k.key === line.kind);
            if (!kind) return null;
            const known = line.now && `${showFact(kind, line.now.value, lang)}${kind.unit ?? ''} · ${line.now.on}`;
            return (
              <tr key={`${line.kind}/${line.personId ?? ''}`}>
                <th scope="row">{say([kind.zh, kind.en])}</th>
                <td>{line.personId ? nameOf.get(line.personId) : say(w.whole)}</td>
                <td>
                  {known} {line.state !== 'fresh' && <strong>{say(freshnessWords[line.state])}</strong>}
                </td>
                <td>{blank(kind)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{say(w.source)}</p>
    </>
  );
}
