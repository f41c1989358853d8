import { PaperTwin } from '#modules/papers/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import type { AdmissionView } from '../mandates.admissions.contract.ts';
import { admissionWords as w } from '../mandates.admissions.words.ts';
import { agreedWord, askedRows } from './admission.bits.ts';

type Hand = { head: readonly [string, string]; who: string; agreed: string; says: string };

/** Whose word the sheet has room for: what was said already stands in it, the rest is for pen and seal. */
function handsOf(a: AdmissionView, say: ReturnType<typeof useSay>['say']): Hand[] {
  const said = (verbs: readonly string[], unit?: string) =>
    a.steps.find((s) => verbs.includes(s.verb) && (unit === undefined || s.unit === unit));
  const hand = (head: Hand['head'], who: string, verbs: readonly string[], unit?: string): Hand => {
    const s = said(verbs, unit);
    return { head, who: s?.unit ?? who, agreed: s ? agreedWord(s.verb, s.agrees, say) : '', says: s?.says ?? '' };
  };
  const reviewers = a.reviewers.length > 0 ? a.reviewers.map((r) => r.name) : ['', ''];
  return [
    hand(w.handRequester, a.requester.name, ['propose']),
    hand(w.handReceiver, a.receiver.name, ['answer']),
    hand(w.handLawyer, '', ['check']),
    ...reviewers.map((name) => hand(w.handReviewer, name, ['sign'], name)),
    hand(w.handApprover, '', ['approve', 'approveTemporarily', 'reject']),
  ];
}

/** 职责准入申请表 on A4. */
export function AdmissionPaper({ a }: { a: AdmissionView }) {
  const { say } = useSay();
  return (
    <PaperTwin kind="admission" subject={a.id} label={w.paper} signs={[]}>
      <table className="paper-table admission-sheet">
        <tbody>
          {askedRows(a, say).map(([head, says]) => (
            <tr key={head[1]}>
              <th scope="row">{say(head)}</th>
              <td>{says}</td>
            </tr>
          ))}
          {handsOf(a, say).map((h, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a sheet stand where they stand
            <tr key={i} className="hand">
              <th scope="row">
                {say(h.head)}
                {h.who && <small className="block">{h.who}</small>}
              </th>
              <td>
                <p>{[h.agreed, h.says].filter(Boolean).join(say(w.comma))}</p>
                <p className="sealed">{say(w.sealHere)}</p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PaperTwin>
  );
}
