import { useSay } from '#ui/console/say.tsx';
import type { FindingView } from '../inspections.contract.ts';
import { categoryWords, inspectionWords as i, standingWords } from '../inspections.words.ts';

/** 巡察反馈问题整改登记表: one finding as it stands, to be signed by the unit that sets it right and the office that inspected. */
export function FindingPaper({ x }: { x: FindingView }) {
  const { say } = useSay();
  const last = x.last ? `${x.last.onDay} ${x.last.body}` : '';
  const rows = [
    [i.round, `${x.round} · ${x.nth}`],
    [i.unit, x.inspected.name],
    [i.category, say(categoryWords[x.category])],
    [i.body, x.body],
    [i.basis, [x.basis, x.papers].filter(Boolean).join('；')],
    [i.owner, x.owner?.name ?? ''],
    [i.leader, x.leaderPost ?? ''],
    [i.lead, x.lead?.name ?? ''],
    [i.measures, x.measures.map((m) => `${m.nth}. ${m.body}（${m.unit.name}，${m.doneOn ?? m.dueOn}）`).join('\n')],
    [i.due, x.dueOn],
    [i.last, last],
    [i.status, say(standingWords[x.standing])],
  ] as const;
  return (
    <table className="paper-table">
      <tbody>
        {rows.map(([head, text]) => (
          <tr key={head[1]}>
            <th scope="row">{say(head)}</th>
            <td className="inspection-body">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
