import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type AdmissionView, admissionsApi } from '../mandates.admissions.contract.ts';
import type { AdmissionVerb } from '../mandates.admissions.rules.ts';
import { admissionVerbWords, approvalLevelWords, admissionWords as w } from '../mandates.admissions.words.ts';
import { gateRoleWords, matterKindWords } from '../mandates.gate.words.ts';
import { AdmissionAct } from './admission.act.tsx';
import { AdmissionTag } from './admissions.page.tsx';
import './mandates.css';

const route = getRouteApi('/admissions/$id');

function Asked({ a }: { a: AdmissionView }) {
  const { say } = useSay();
  const rows = [
    [w.task, a.task],
    [w.matter, `${say(matterKindWords[a.matterKind])} ${a.matterLabel}`],
    [w.receiver, a.receiver.name],
    [w.role, say(gateRoleWords[a.role])],
    [w.requester, a.requester.name],
    [w.basis, a.basis],
    [w.funds, `${say(w.yuan, { n: a.fundsYuan.toLocaleString('zh-CN') })} · ${a.fundsSource}`],
    [w.people, a.people],
    [w.until, a.until],
    [w.level, say(approvalLevelWords[a.level])],
    ...(a.decision ? ([[w.decision, say(w[a.decision])]] as const) : []),
    ...(a.validFrom && a.validTo
      ? ([[w.untilShort, say(w.holdsUntil, { from: a.validFrom, to: a.validTo })]] as const)
      : []),
  ] as const;
  return (
    <dl className="facts grid">
      {rows.map(([head, says]) => (
        <div key={head[1]}>
          <dt>{say(head)}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}

const agreeing = {
  answer: ['agrees', 'disagrees'],
  sign: ['agrees', 'disagrees'],
  check: ['lawful', 'unlawful'],
} as const;
function Steps({ a }: { a: AdmissionView }) {
  const { say } = useSay();
  const agreed = (verb: string, agrees: boolean | null) => {
    const words = agrees === null ? undefined : agreeing[verb as keyof typeof agreeing];
    return words ? say(w[words[agrees ? 0 : 1]]) : '';
  };
  return (
    <ol className="plain admission-steps">
      {a.steps.map((s) => (
        <li key={`${s.verb} ${s.at} ${s.unit}`}>
          <p>
            <strong>{say(admissionVerbWords[s.verb])}</strong> {agreed(s.verb, s.agrees)}{' '}
            <span className="soft">
              {[s.unit, s.person].filter(Boolean).join(' ')} <Moment at={s.at} />
            </span>
          </p>
          {s.says && <p>{s.says}</p>}
        </li>
      ))}
    </ol>
  );
}

function Reviewers({ a }: { a: AdmissionView }) {
  const { say } = useSay();
  if (a.reviewers.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.reviewers)}</h2>
      <ul className="plain">
        {a.reviewers.map((r) => (
          <li key={r.id}>
            {r.name}：{say(r.agrees === null ? w.unsigned : r.agrees ? w.agrees : w.disagrees)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One admission: what is asked, who said what, and what the actor may do now; printed as the paper that goes into the file. */
export function AdmissionPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const client = useQueryClient();
  const [verb, act] = useState<AdmissionVerb | null>(null);
  const given = { params: { id } };
  const ask = useAsk(admissionsApi.getAdmission, given);
  return (
    <Read ask={ask} rows={8}>
      {(a) => (
        <>
          <PageHead title={`${a.number} ${a.task}`} note={<AdmissionTag status={a.status} />}>
            <Button onClick={() => window.print()}>{say(w.print)}</Button>
            {a.open.map((v) => (
              <Button key={v} type={v === 'withdraw' || v === 'revoke' ? 'default' : 'primary'} onClick={() => act(v)}>
                {say(admissionVerbWords[v])}
              </Button>
            ))}
            {a.closed.map(({ verb: v, says }) => (
              <Tooltip key={v} title={say(says)}>
                <Button disabled>{say(admissionVerbWords[v])}</Button>
              </Tooltip>
            ))}
          </PageHead>
          <section className="card">
            <Asked a={a} />
          </section>
          <Reviewers a={a} />
          <section className="card">
            <h2>{say(w.steps)}</h2>
            <Steps a={a} />
          </section>
          <p className="no-print">
            <Link to="/admissions" search={{}}>
              {say(w.back)}
            </Link>
          </p>
          {verb && (
            <AdmissionAct
              a={a}
              verb={verb}
              close={() => act(null)}
              done={(next) => {
                client.setQueryData(keyOf(admissionsApi.getAdmission, given), next);
                void client.invalidateQueries({ queryKey: [admissionsApi.listAdmissions.path] });
              }}
            />
          )}
        </>
      )}
    </Read>
  );
}
