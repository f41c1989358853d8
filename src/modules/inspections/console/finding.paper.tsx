import { useSay } from '#ui/console/say.tsx';
import type { FindingView } from '../inspections.contract.ts';
import { categoryWords, inspectionWords as i, standingWords, stepWords } from '../inspections.words.ts';

/** 巡察反馈问题整改登记表: one finding as it stands, to be signed by the unit that sets it right and the office that inspected. */
export function FindingPaper({ x }: { x: FindingView }) {
  const { say } = useSay();
  // What was done and what the other office found, each with its day: the sheet is signed for all of it.
  const course = x.steps
    .filter((s) => s.body && s.verb !== 'closeRefused')
    .map((s) => `${s.onDay} ${say(stepWords[s.verb])}${s.unit ? `（${s.unit}）` : ''} ${s.body}`)
    .join('\n');
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
    [i.course, course],
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
