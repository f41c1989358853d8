import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type AdmissionView, admissionsApi } from '../mandates.admissions.contract.ts';
import type { AdmissionVerb } from '../mandates.admissions.rules.ts';
import { admissionVerbWords, admissionWords as w } from '../mandates.admissions.words.ts';
import { AdmissionAct } from './admission.act.tsx';
import { agreedWord, askedRows } from './admission.bits.ts';
import { AdmissionPaper } from './admission.paper.tsx';
import { AdmissionTag } from './admissions.page.tsx';
import './mandates.css';

const route = getRouteApi('/admissions/$id');

function Asked({ a }: { a: AdmissionView }) {
  const { say } = useSay();
  return (
    <dl className="facts grid">
      {askedRows(a, say).map(([head, says]) => (
        <div key={head[1]}>
          <dt>{say(head)}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}

function Steps({ a }: { a: AdmissionView }) {
  const { say } = useSay();
  return (
    <ol className="plain admission-steps">
      {a.steps.map((s) => (
        <li key={`${s.verb} ${s.at} ${s.unit}`}>
          <p>
            <strong>{say(admissionVerbWords[s.verb])}</strong> {agreedWord(s.verb, s.agrees, say)}{' '}
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

/** One admission: what is asked, who said what, and what the actor may do now. */
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
            <AdmissionPaper a={a} />
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
