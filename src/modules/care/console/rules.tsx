import { Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { careConsoleWords as w } from '../care.console.words.ts';
import { type AllowanceView, careApi, type RuleView } from '../care.contract.ts';
import { careRuleRoles } from '../care.rules.ts';
import { careClassWords, checkKindWords, circumstanceWords } from '../care.words.ts';
import { useCareAgain } from './care.bits.tsx';
import { AddAllowance, AddRule } from './rule.dialogs.tsx';

/** How often what is checked: the defaults with their source, and what the place decided instead. */
export function Rules() {
  const { say } = useSay();
  const { role } = useMe();
  const again = useCareAgain();
  const [dialog, show] = useState<'rule' | 'allowance' | null>(null);
  const ask = useAsk(careApi.listCareRules, {});
  const place = (r: RuleView | AllowanceView) => r.placeName ?? say(w.everywhere);
  const common = [
    { head: w.leadDays, cell: (r: RuleView | AllowanceView) => r.leadDays, isFigure: true },
    { head: w.secondDays, cell: (r: RuleView | AllowanceView) => r.secondDays, isFigure: true },
    { head: w.needsWitness, cell: (r: RuleView | AllowanceView) => say(r.needsWitness ? w.yes : w.no) },
    { head: w.validFrom, cell: (r: RuleView | AllowanceView) => r.validFrom, isFigure: true },
    { head: w.place, cell: place },
    { head: w.source, cell: (r: RuleView | AllowanceView) => r.source },
  ];
  const months = (n: number | null) => (n === null ? say(w.monthsNone) : say(w.everyMonths, { n }));
  return (
    <>
      {careRuleRoles.some((r) => r === role) && (
        <div className="filters no-print">
          <Button onClick={() => show('rule')}>{say(w.addRule)}</Button>
          <Button onClick={() => show('allowance')}>{say(w.addAllowance)}</Button>
        </div>
      )}
      <Read ask={ask} rows={8}>
        {({ rules, allowances }) => (
          <>
            <Register
              rows={rules}
              keyOf={(r) => [r.area, r.careClass, r.kind, r.circumstance, r.validFrom].join()}
              columns={[
                { head: w.careClass, cell: (r) => say(careClassWords[r.careClass]) },
                { head: w.kind, cell: (r) => say(checkKindWords[r.kind]) },
                { head: w.circumstance, cell: (r) => say(circumstanceWords[r.circumstance]) },
                { head: w.months, cell: (r) => months(r.months) },
                ...common,
              ]}
            />
            <h2>{say(careClassWords.elderAllowance)}</h2>
            <Register
              rows={allowances}
              keyOf={(r) => [r.area, r.ageFrom, r.validFrom].join()}
              columns={[
                {
                  head: w.ages,
                  cell: (r) =>
                    r.ageTo === null
                      ? say(w.agesFrom, { from: r.ageFrom })
                      : say(w.agesBetween, { from: r.ageFrom, to: r.ageTo - 1 }),
                },
                { head: w.yuan, cell: (r) => (r.amountCents ? (r.amountCents / 100).toFixed(0) : '—'), isFigure: true },
                { head: w.months, cell: (r) => months(r.months) },
                ...common,
              ]}
            />
          </>
        )}
      </Read>
      {dialog === 'rule' && <AddRule close={() => show(null)} done={again} />}
      {dialog === 'allowance' && <AddAllowance close={() => show(null)} done={again} />}
    </>
  );
}
