import { useQuery } from '@tanstack/react-query';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type GrantView, grantsApi } from '../grants.contract.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import type { BatchWhole } from '../relief.contract.ts';

/** All of them, however many pages: the sheet is for everybody who waits. */
async function allOpen(batchId: string, signal: AbortSignal): Promise<GrantView[]> {
  const found: GrantView[] = [];
  let after: string | null = null;
  do {
    const query = { batchId, status: 'open' as const, ...(after && { after }) };
    const page: { items: GrantView[]; next: string | null } = await call(grantsApi.listGrants, { query, signal });
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}

const SPARE = 3;
/** A sheet for whoever comes: most of a page, where few or none are known to wait. */
const AT_LEAST = 12;

/** Who is still to get something of a batch, with room to sign; and a few empty lines. */
export function PaperList({ b }: { b: BatchWhole }) {
  const { say } = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: [...keyOf(grantsApi.listGrants, { query: { batchId: b.id } }), 'paper'],
    queryFn: ({ signal }) => allOpen(b.id, signal),
  });
  const ask = { data, error: error && asProblem(error), refetch };
  const heads = [w.household, w.quantity, w.signature, w.signsWitness, w.signsDay];
  return (
    <Read ask={ask} rows={4}>
      {(items) => (
        <table className="paper-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head[1]} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((g) => (
              <tr key={g.id}>
                <td>{[g.household, g.address].filter(Boolean).join(' · ')}</td>
                <td>
                  {g.lines
                    .filter((l) => l.batchId === b.id)
                    .map((l) => amountText(l.quantity, l))
                    .join('、')}
                </td>
                <td />
                <td />
                <td />
              </tr>
            ))}
            {Array.from({ length: Math.max(SPARE, AT_LEAST - items.length) }, (_, i) => `blank ${i}`).map((line) => (
              <tr key={line}>
                {heads.map((head) => (
                  <td key={head[1]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Read>
  );
}
