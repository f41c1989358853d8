import { PaperTwin } from '#modules/papers/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import type { DutyView } from '../duties.contract.ts';
import { isNoted } from '../duties.rules.ts';
import { dutyPaperWords as w } from '../duties.words.ts';

const LINES = Array.from({ length: 18 }, (_, i) => `line-${i}`);

/** The paper twin of a duty that is fulfilled by a word of whoever did it. */
export function DutyPaper({ duty }: { duty: DutyView }) {
  const { say } = useSay();
  if (!isNoted(duty.recordKind)) return null;
  return (
    <PaperTwin kind="dutyNotes" subject={duty.id}>
      <p>{say(w.how)}</p>
      <table className="paper-table">
        <thead>
          <tr>
            {[w.day, w.what, w.by].map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LINES.map((line) => (
            <tr key={line}>
              <td style={{ width: '18%' }} />
              <td />
              <td style={{ width: '18%' }} />
            </tr>
          ))}
        </tbody>
      </table>
    </PaperTwin>
  );
}
