import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { asProblem } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { useSay } from '#ui/console/say.tsx';
import { newKey, type Problem } from '#ui/web/call.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import type { CaseRow } from '../cases.views.contract.ts';
import { verbWords } from '../cases.words.ts';
import { ActDialog } from './act.dialog.tsx';
import { type ActOn, type ActVerb, doAct } from './case.acts.ts';

const batchVerbs = ['sign', 'dispatch', 'return', 'recall', 'note'] as const satisfies readonly ActVerb[];
type Outcome = { row: ActOn; problem: Problem | null; now: ActOn | null };
type Result = { verb: ActVerb; outcomes: Outcome[] };

/** One after the other, each decided on its own version: what is refused says why, the rest is done. */
async function doAll(verb: ActVerb, rows: readonly ActOn[], input: object): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    try {
      const now = await doAct(verb, row, input, newKey());
      outcomes.push({ row, problem: null, now });
    } catch (error) {
      outcomes.push({ row, problem: asProblem(error), now: null });
    }
  }
  return outcomes;
}

/** What can be done to all chosen rows at once, and what came of it, row by row. */
export function Batch({ rows, done }: { rows: readonly CaseRow[]; done: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [verb, setVerb] = useState<(typeof batchVerbs)[number] | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [isBusy, setBusy] = useState(false);
  const open = batchVerbs.filter((v) => rows.length > 0 && rows.every((row) => row.open.includes(v)));
  const run = async (what: ActVerb, on: readonly ActOn[], input: object) => {
    setBusy(true);
    setResult({ verb: what, outcomes: await doAll(what, on, input) });
    setBusy(false);
    done();
    await client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith(casesApi.list.path) });
  };
  const finished = result?.outcomes.flatMap((o) => (o.now ? [o.now] : [])) ?? [];
  const refused = result?.outcomes.filter((o) => o.problem) ?? [];
  const first = rows[0];
  return (
    <>
      {rows.length > 0 && (
        <div className="batch no-print">
          <span>{say(w.selected, { n: rows.length })}</span>
          {open.map((v) => (
            <Button key={v} disabled={isBusy} onClick={() => setVerb(v)}>
              {say(verbWords[v])}
            </Button>
          ))}
          <Button type="text" onClick={done}>
            {say(kitWords.cancel)}
          </Button>
        </div>
      )}
      {result && (
        <Alert
          className="batch-result"
          type={refused.length > 0 ? 'warning' : 'success'}
          showIcon
          closable={{ onClose: () => setResult(null) }}
          title={say(refused.length > 0 ? w.batchDone : w.batchAllDone, {
            done: finished.length,
            refused: refused.length,
          })}
          description={
            refused.length > 0 && (
              <ul className="plain">
                {refused.map((o) => (
                  <li key={o.row.id}>
                    <span className="mono">{o.row.number}</span> {o.problem && say(o.problem.says)}
                  </li>
                ))}
              </ul>
            )
          }
          action={
            result.verb === 'dispatch' &&
            finished.length > 0 && (
              <Button loading={isBusy} onClick={() => void run('recall', finished, { reason: say(w.undoReason) })}>
                {say(w.batchUndo)}
              </Button>
            )
          }
        />
      )}
      {verb && first && (
        <ActDialog
          verb={verb}
          on={first}
          close={() => setVerb(null)}
          many={{ n: rows.length, run: (input) => run(verb, rows, input) }}
        />
      )}
    </>
  );
}
