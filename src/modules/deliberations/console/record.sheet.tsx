import { PaperTwin } from '#modules/papers/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import type { MatterView } from '../deliberations.contract.ts';
import { gates } from '../deliberations.rules.ts';
import { forumWords, gateWords } from '../deliberations.words.ts';

/** 四议两公开记录表: every gate with its day, who should have come, who did, what was settled, and room to sign. */
export function RecordSheet({ m }: { m: MatterView }) {
  const { say } = useSay();
  const of = (gate: (typeof gates)[number]) => m.gates.find((g) => g.round === m.round && g.gate === gate);
  const signs = [w.signsChair, w.signsRecorder, w.signsSupervisor] as const;
  return (
    <PaperTwin kind="deliberationRecord" subject={m.id} label={w.recordSheet} signs={signs}>
      <p>{say(w.recordHow)}</p>
      <table className="paper-table">
        <tbody>
          <tr>
            <th scope="row">{say(w.title)}</th>
            <td colSpan={3}>{m.title}</td>
          </tr>
          <tr>
            <th scope="row">{say(w.kind)}</th>
            <td>{say(m.kindName)}</td>
            <th scope="row">{say(w.forum)}</th>
            <td>{say(forumWords[m.forum])}</td>
          </tr>
          <tr>
            <th scope="row">{say(w.cause)}</th>
            <td colSpan={3}>{m.cause}</td>
          </tr>
          <tr>
            <th scope="row">{say(w.content)}</th>
            <td colSpan={3}>{m.content}</td>
          </tr>
        </tbody>
      </table>
      <table className="paper-table">
        <thead>
          <tr>
            {[w.steps, w.heldOn, w.should, w.present, w.yes, w.body, w.signTable].map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gates.map((gate, i) => {
            const g = of(gate);
            const share = g?.should ? ` (${Math.round(((g.present ?? 0) * 100) / g.should)}%)` : '';
            return (
              <tr key={gate}>
                <th scope="row">
                  {i + 1}. {say(gateWords[gate])}
                </th>
                <td>{g ? (g.untilOn ? `${g.heldOn} – ${g.untilOn}` : g.heldOn) : ''}</td>
                <td>{g?.should ?? ''}</td>
                <td>{g?.present === null || g?.present === undefined ? '' : `${g.present}${share}`}</td>
                <td>{g?.yes ?? ''}</td>
                <td>{g?.body ?? ''}</td>
                <td />
              </tr>
            );
          })}
        </tbody>
      </table>
    </PaperTwin>
  );
}
