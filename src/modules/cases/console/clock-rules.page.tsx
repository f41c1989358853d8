import { Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { clockRuleWords } from '../cases.clocks.console.words.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import { kindWords, purposeWords, tierWords } from '../cases.words.ts';
import { unitWords } from './case.clocks.tsx';
import { AddClockRule } from './clock-rule.form.tsx';
import { DriftCard } from './drift.card.tsx';

/** The time limits that hold, each with the clause it comes from. */
export function ClockRulesPage() {
  const { say } = useSay();
  const { role } = useMe();
  const [isAdding, add] = useState(false);
  const ask = useAsk(casesApi.clockRules, {});
  return (
    <>
      <PageHead title={say(w.rulesTitle)} note={say(w.rulesHint)}>
        {role === 'systemAdmin' && (
          <Button type="primary" onClick={() => add(true)}>
            {say(clockRuleWords.add)}
          </Button>
        )}
      </PageHead>
      <DriftCard />
      <Read ask={ask} rows={10}>
        {({ rules }) =>
          rules.length === 0 ? (
            <Nothing title={say(w.rulesNone)} />
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
            <section className="table-scroll" tabIndex={0} aria-label={say(w.rulesTitle)}>
              <table className="plain-table">
                <thead>
                  <tr>
                    {[w.rulePurpose, w.ruleFor, w.ruleLimit, w.ruleSource, w.ruleValid].map((word) => (
                      <th key={word[1]} scope="col">
                        {say(word)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rules.map((r) => (
                    <tr key={`${r.id}.${r.area}.${r.validFrom}`}>
                      <td>{say(purposeWords[r.purpose])}</td>
                      <td>
                        {r.area || say(w.everywhere)} · {r.kind ? say(kindWords[r.kind]) : say(w.anyKind)}
                        {r.tier && ` · ${say(tierWords[r.tier])}`}
                      </td>
                      <td className="figure">
                        {r.amount} {say(unitWords[r.unit])}
                      </td>
                      <td>{r.source}</td>
                      <td className="figure">
                        {r.validFrom}
                        {r.validTo && ` – ${r.validTo}`}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )
        }
      </Read>
      {isAdding && <AddClockRule close={() => add(false)} />}
    </>
  );
}
