import { useNavigate } from '@tanstack/react-router';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { aidColumnWords, aidConsoleWords as w } from '../aid.console.words.ts';
import { registersApi } from '../aid.registers.contract.ts';
import { aidKindWords, aidStatusWords } from '../aid.words.ts';

/** Applicants who are kin of those who handle relief or of village committee members: apart from the others (DB 11). */
export function KinRegister({ within }: { within: { area?: string } }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const ask = useAsk(registersApi.kinRegister, { query: within }, { keepOld: true });
  return (
    <>
      <ExportLine list="aid-kin" filters={within} />
      <p className="soft">{say(w.kinHint)}</p>
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.kinNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(k) => k.id}
              open={(k) => void navigate({ to: '/aid/$id', params: { id: k.applicationId } })}
              columns={[
                { head: w.applicant, cell: (k) => k.applicant },
                { head: w.official, cell: (k) => `${k.official} (${say(w[k.post])})` },
                { head: w.relation, cell: (k) => k.relation },
                { head: w.kind, cell: (k) => say(aidKindWords[k.kind]) },
                { head: aidColumnWords.status, cell: (k) => say(aidStatusWords[k.status]) },
                { head: w.visited, cell: (k) => say(k.visited ? w.yes : w.no) },
                { head: w.at, cell: (k) => dayOf(Date.parse(k.at)), isFigure: true },
                { head: aidColumnWords.place, cell: (k) => k.placeName },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
