import type { ReactNode } from 'react';
import { colon, type Word } from '#kernel/words.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { aidConsoleWords as c } from '../aid.console.words.ts';
import { abilityGrounds, allHeads, memberTies } from '../aid.means.rules.ts';
import { abilityWords, exclusionWords, headWords, singleWords, tieWords, yuan } from '../aid.means.words.ts';
import { aidFormKinds, aidKinds, careForms, takerRoles } from '../aid.rules.ts';
import { surveyApi } from '../aid.survey.contract.ts';
import type { AidView } from '../aid.views.contract.ts';
import { aidKindWords, careFormWords, filerWords, aidFormWords as w } from '../aid.words.ts';
import type { FoundHousehold } from './bits.tsx';

const SIGNS = [w.signs, w.helper, w.taker, w.day];
const LINES = ['a', 'b', 'c', 'd'];

/** The application as it was told at the counter, on A4, for the applicant to read and sign; what came back signed. */
export function FormToSign({ a }: { a: AidView }) {
  const { say } = useSay();
  const { role } = useMe();
  if (a.erasedOn || !takerRoles.some((r) => r === role)) return null;
  const nameOf = (id: string) => a.members.find((m) => m.personId === id)?.name ?? '';
  const ofKind = [
    a.singleGround && `${say(c.single)}${say(colon)}${say(singleWords[a.singleGround])}`,
    a.tekun && `${say(abilityWords[a.tekun.ground])} · ${say(c.noSource)} · ${say(c.noSupporter)}`,
    a.careForm && `${say(c.careForm)}${say(colon)}${say(careFormWords[a.careForm])}`,
  ].filter((x) => typeof x === 'string');
  return (
    <PaperTwin kind={aidFormKinds.filled} subject={a.id} label={w.sign} signs={SIGNS}>
      <p>{say(w.filledHow)}</p>
      <Rows>
        <Line head={c.kind}>{[say(aidKindWords[a.kind]), ...ofKind].join('。')}</Line>
        <Line head={c.applicant}>{a.applicant}</Line>
        <Line head={c.household}>
          {a.placeName} {a.address}
        </Line>
        <Line head={c.filedBy}>{[say(filerWords[a.filedBy]), a.entrusted].filter(Boolean).join(' · ')}</Line>
        <Line head={c.members}>
          {a.members.map((m) => (
            <div key={m.personId}>
              {m.name} · {say(tieWords[m.tie])}
              {m.excluded && ` · ${say(exclusionWords[m.excluded])}`}
            </div>
          ))}
        </Line>
        <Line head={c.income}>
          {a.income.map((l) => (
            <div key={l.personId + l.head + l.yearCents}>
              {nameOf(l.personId)} · {say(headWords[l.head])} · {yuan(l.yearCents)}
            </div>
          ))}
        </Line>
        <Line head={c.reason}>{a.reason}</Line>
        <Line head={c.kinAsk}>
          {a.kin.length === 0
            ? say(c.kinNo)
            : a.kin.map((k) => `${k.official}(${say(c[k.post])})· ${k.relation}`).join('、')}
        </Line>
      </Rows>
      <p>{say(w.truth)}</p>
    </PaperTwin>
  );
}

/** A form to take home, with the names that are known; what came back of it waits for the application. */
export function BlankForm({ home }: { home: FoundHousehold }) {
  const { say } = useSay();
  const boxes = (words: readonly Word[]) =>
    words.map((word) => (
      <span key={word[1]} className="aid-box">
        {say(w.box, { text: say(word) })}
      </span>
    ));
  return (
    <div className="page-acts">
      <PaperTwin kind={aidFormKinds.blank} subject={home.id} label={w.blankTitle} signs={SIGNS} small>
        <p>{say(w.blankHow)}</p>
        <Rows>
          <Line head={c.kind}>{boxes(aidKinds.map((k) => aidKindWords[k]))}</Line>
          <Line head={c.household}>{home.address}</Line>
          {home.members.map((m) => (
            <Line key={m.personId} head={w.onlyOwn} of={m.name}>
              {boxes(memberTies.map((t) => tieWords[t]))}
            </Line>
          ))}
          {LINES.map((line) => (
            <Line key={line} head={c.income}>
              {say(c.whose)}＿＿＿＿＿＿ {boxes(allHeads.slice(0, 5).map((h) => headWords[h]))} {say(c.yearYuan)}
              ＿＿＿＿＿＿
            </Line>
          ))}
          <Line head={c.reason} tall />
          <Line head={c.tekun}>{boxes(abilityGrounds.map((g) => abilityWords[g]))}</Line>
          <Line head={c.careForm}>{boxes(careForms.map((f) => careFormWords[f]))}</Line>
          <Line head={c.kinAsk}>
            {boxes([c.kinNo, c.kinYes])} {say(c.official)}＿＿＿＿＿＿ {say(c.relation)}＿＿＿＿＿＿
          </Line>
          <Line head={c.entrusted} />
        </Rows>
        <p>{say(w.truth)}</p>
      </PaperTwin>
      <Waiting id={home.id} />
    </div>
  );
}

function Waiting({ id }: { id: string }) {
  const { say } = useSay();
  const { data } = useAsk(surveyApi.formsWaiting, { params: { id } });
  return data && data.waiting > 0 ? <p className="soft small">{say(w.waiting, { n: data.waiting })}</p> : null;
}

const Rows = ({ children }: { children: ReactNode }) => (
  <table className="paper-table aid-blank">
    <tbody>{children}</tbody>
  </table>
);
function Line({ head, of, tall, children }: { head: Word; of?: string; tall?: boolean; children?: ReactNode }) {
  const { say } = useSay();
  return (
    <tr className={tall ? 'tall' : undefined}>
      <th scope="row">
        {of && <strong>{of} </strong>}
        {say(head)}
      </th>
      <td>{children}</td>
    </tr>
  );
}
