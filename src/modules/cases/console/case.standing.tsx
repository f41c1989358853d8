import { Alert } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import type { CaseView } from '../cases.views.contract.ts';

/** What stands between this case and its end: open tasks, a word that still needs a call, a plan for later. */
export function Standing({ view }: { view: CaseView }) {
  const { say } = useSay();
  const { holds, suspension, confirmed, status } = view;
  return (
    <>
      {holds.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={say(w.holdsTitle)}
          description={
            <ul>
              {holds.map((hold) => (
                <li key={hold[0]}>{say(hold)}</li>
              ))}
            </ul>
          }
        />
      )}
      {confirmed && status === 'replied' && <Alert type="warning" showIcon title={say(w.confirmedWaits)} />}
      {suspension && (
        <section className="card">
          <h2>{say(w.onRecord)}</h2>
          {!suspension.approved && <p className="soft">{say(w.waitsApproval)}</p>}
          <p>
            {say(w.onRecordSays, {
              plan: suspension.plan,
              reason: suspension.reason,
              owner: `${suspension.organisation} ${suspension.owner}`,
              review: suspension.nextReview,
            })}
          </p>
        </section>
      )}
    </>
  );
}
