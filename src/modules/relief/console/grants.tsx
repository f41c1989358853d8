import { Button, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type GrantView, grantsApi } from '../grants.contract.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { approverRoles, type GrantStatus, grantStatuses } from '../relief.rules.ts';
import { grantStatusWords, paperWords, purposeWords } from '../relief.words.ts';
import { Approve } from './approve.dialog.tsx';
import { useReliefAgain } from './batches.tsx';

export const whatOf = (g: Pick<GrantView, 'lines'>): string =>
  g.lines.map((l) => `${l.item} ${amountText(l.quantity, l)}`).join('、');

/** What was approved for which household, and whether it was handed out. */
export function Grants({
  within,
  status,
  choose,
  open,
}: {
  within: { area?: string };
  status: GrantStatus | undefined;
  choose: (status: GrantStatus | undefined) => void;
  open: (id: string) => void;
}) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useReliefAgain();
  const [isApproving, approve] = useState(false);
  const ask = useAsk(grantsApi.listGrants, { query: { ...within, ...(status && { status }) } }, { keepOld: true });
  return (
    <>
      <div className="page-acts no-print">
        <ExportButton list="relief-grants" filters={{ ...within, ...(status && { status }) }} />
        {approverRoles.some((r) => r === role) && (
          <>
            <Button type="primary" onClick={() => approve(true)}>
              {say(w.approve)}
            </Button>
            <ButtonLink to="/relief/import">{say(w.importList)}</ButtonLink>
          </>
        )}
        <Select
          aria-label={say(w.status)}
          value={status ?? ''}
          options={[
            { value: '', label: say(w.anyStatus) },
            ...grantStatuses.map((value) => ({ value, label: say(grantStatusWords[value]) })),
          ]}
          onChange={(next) => choose(grantStatuses.find((s) => s === next))}
          popupMatchSelectWidth={false}
        />
        <span className="soft">{say(w.handOutHow)}</span>
      </div>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.grantsNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(g) => g.id}
              open={(g) => open(g.id)}
              columns={[
                { head: w.household, cell: (g) => [g.household, g.address].filter(Boolean).join(' · ') },
                { head: w.what, cell: whatOf },
                { head: w.forWhat, cell: (g) => say(purposeWords[g.purpose]) },
                { head: w.status, cell: (g) => say(grantStatusWords[g.status]) },
                { head: w.approver, cell: (g) => g.approver },
                { head: w.handedOn, cell: (g) => g.handedOn ?? '—', isFigure: true },
                {
                  head: w.missing,
                  cell: (g) =>
                    g.missing.length > 0
                      ? `${g.missing.map((m) => say(paperWords[m])).join('、')} (${say(w.papersDue, { day: g.papersDue ?? '' })})`
                      : '—',
                },
              ]}
            />
          )
        }
      </Read>
      {isApproving && <Approve close={() => approve(false)} done={again} />}
    </>
  );
}
