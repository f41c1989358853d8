import { Tag } from 'antd';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import {
  abilityWords,
  exclusionWords,
  headWords,
  singleWords,
  tieWords,
  verdictWords,
  yuan,
} from '../aid.means.words.ts';
import type { AidView } from '../aid.views.contract.ts';
import { careFormWords } from '../aid.words.ts';

/** Who lives together, what comes in, and how that stands to the local standard: a help to think, people decide. */
export function Means({ a }: { a: AidView }) {
  const { say } = useSay();
  const { means } = a;
  const nameOf = (id: string) => a.members.find((m) => m.personId === id)?.name ?? '';
  const facts: [readonly [string, string], string][] = [
    [w.yearIncome, `${yuan(means.yearCents)} · ${say(w.persons, { n: means.people })}`],
    [w.exempt, yuan(means.exemptCents)],
    [
      w.standard,
      means.standardCents === null ? say(w.noStandard) : `${yuan(means.standardCents)} · ${means.standardSource}`,
    ],
    ...(means.verdict ? [[w.verdict, say(verdictWords[means.verdict])] as [readonly [string, string], string]] : []),
    ...(means.gapCents !== null ? [[w.gap, yuan(means.gapCents)] as [readonly [string, string], string]] : []),
    ...(a.singleGround ? [[w.single, say(singleWords[a.singleGround])] as [readonly [string, string], string]] : []),
    ...(a.tekun
      ? [
          [w.tekun, `${say(abilityWords[a.tekun.ground])} · ${say(w.noSource)} · ${say(w.noSupporter)}`] as [
            readonly [string, string],
            string,
          ],
        ]
      : []),
    ...(a.careForm ? [[w.careForm, say(careFormWords[a.careForm])] as [readonly [string, string], string]] : []),
  ];
  return (
    <section className="card">
      <h2>{say(w.members)}</h2>
      <Register
        rows={a.members}
        keyOf={(m) => m.personId}
        columns={[
          { head: w.applicant, cell: (m) => m.name },
          { head: w.tie, cell: (m) => say(tieWords[m.tie]) },
          { head: w.counts, cell: (m) => (m.excluded ? <Tag>{say(exclusionWords[m.excluded])}</Tag> : '✓') },
        ]}
      />
      <h2>{say(w.meansTitle)}</h2>
      {a.income.length > 0 && (
        <Register
          rows={a.income}
          keyOf={(l) => l.personId + l.head + l.yearCents}
          columns={[
            { head: w.whose, cell: (l) => nameOf(l.personId) },
            { head: w.head, cell: (l) => say(headWords[l.head]) },
            { head: w.yearYuan, cell: (l) => yuan(l.yearCents), isFigure: true },
          ]}
        />
      )}
      <dl className="aid-facts">
        {facts.map(([head, text]) => (
          <div key={head[1]} className="aid-fact">
            <dt>{say(head)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{say(w.helperNote)}</p>
    </section>
  );
}
