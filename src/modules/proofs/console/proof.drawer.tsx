import { Button, Drawer, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import { type ProofView, proofsApi } from '../proofs.contract.ts';
import type { ProofVerb } from '../proofs.rules.ts';
import { agencyKindWords, proofStatusWords, proofVerbWords, wayWords } from '../proofs.words.ts';
import { ActDialog } from './act.dialog.tsx';
import { AnswerPaper, CertificatePaper } from './paper.tsx';
import { useProofsAgain } from './proofs.page.tsx';

/** One request: who, what, why; what the list says; who verified; what may be done now, and why the rest may not. */
export function ProofDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const ask = useAsk(proofsApi.getProof, { params: { id } });
  return (
    <Drawer open onClose={close} size={520} title={ask.data?.itemName ?? say(w.noItem)}>
      <Read ask={ask}>{(p) => <Shown p={p} />}</Read>
    </Drawer>
  );
}
const FIRST: readonly ProofVerb[] = ['answer', 'accept', 'check', 'sign', 'issue', 'use'];

function Shown({ p }: { p: ProofView }) {
  const { say } = useSay();
  const again = useProofsAgain();
  const [verb, act] = useState<ProofVerb | null>(null);
  const [paper, print] = useState<'answer' | 'certificate' | null>(null);
  return (
    <>
      <p className="proof-state">
        <Tag>{say(proofStatusWords[p.status])}</Tag> {p.isErased ? say(w.erased) : !p.mayWork && say(w.masked)}
      </p>
      <About p={p} />
      <Papers p={p} />
      <ListSays p={p} />
      {p.basis && p.status !== 'requested' && <Checks p={p} />}
      <div className="acts">
        {p.open.map((v) => (
          <Button key={v} type={FIRST.includes(v) ? 'primary' : 'default'} onClick={() => act(v)}>
            {say(proofVerbWords[v])}
          </Button>
        ))}
        {p.mayWork &&
          p.closed.map((c) => (
            <Tooltip key={c.verb} title={say(c.says)}>
              <Button disabled>{say(proofVerbWords[c.verb])}</Button>
            </Tooltip>
          ))}
        {p.status === 'answered' && p.instead && <Button onClick={() => print('answer')}>{say(w.printAnswer)}</Button>}
        {p.certificate?.body && p.certificate.issuedOn && (
          <Button onClick={() => print('certificate')}>{say(w.printCertificate)}</Button>
        )}
      </div>
      {verb && <ActDialog p={p} verb={verb} close={() => act(null)} done={again} />}
      {paper === 'answer' && p.instead && <AnswerPaper p={p} instead={p.instead} close={() => print(null)} />}
      {paper === 'certificate' && p.certificate && <CertificatePaper c={p.certificate} close={() => print(null)} />}
    </>
  );
}
function About({ p }: { p: ProofView }) {
  const { say } = useSay();
  const rows = [
    [w.name, p.name],
    [w.idNumber, p.idNumber],
    [w.phone, p.phone],
    [w.said, p.said],
    [w.agency, p.agency && `${p.agency} · ${say(agencyKindWords[p.agencyKind])}`],
    [w.place, p.placeName],
    [w.way, say(wayWords[p.way])],
    [w.facts, p.facts],
    [w.meeting, p.meeting],
    [w.note, p.note],
  ] as const;
  return (
    <dl className="facts">
      {rows.flatMap(([head, says]) =>
        says ? [<dt key={`${head[1]}.h`}>{say(head)}</dt>, <dd key={head[1]}>{says}</dd>] : [],
      )}
      <dt>{say(w.at)}</dt>
      <dd>
        <Moment at={p.at} />
      </dd>
    </dl>
  );
}
/** What was shown at the door; whoever opens one stands in the journal. */
function Papers({ p }: { p: ProofView }) {
  const { say } = useSay();
  if (p.papers.length === 0) return null;
  return (
    <section>
      <h3>{say(w.papers)}</h3>
      <ul className="plain">
        {p.papers.map((f, i) => (
          <li key={f.id}>
            <a
              href={urlOf(proofsApi.proofPaper, { params: { id: p.id, paperId: f.id } })}
              target="_blank"
              rel="noreferrer"
            >
              {say(w.paperN, { n: i + 1 })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
/** What the list says of it, or may say. */
function ListSays({ p }: { p: ProofView }) {
  const { say } = useSay();
  if (p.instead)
    return (
      <dl className="facts">
        <dt>{say(w.whoIssues)}</dt>
        <dd>{say(p.instead.who)}</dd>
        <dt>{say(w.howInstead)}</dt>
        <dd>{say(p.instead.how)}</dd>
        <dt>{say(w.source)}</dt>
        <dd>{p.instead.source}</dd>
      </dl>
    );
  if (p.basis)
    return (
      <dl className="facts">
        <dt>{say(w.basis)}</dt>
        <dd>
          {p.basis.law} {p.basis.article}
        </dd>
        <dt>{say(w.procedure)}</dt>
        <dd>{p.basis.procedure}</dd>
        <dt>{say(w.materials)}</dt>
        <dd>{p.basis.materials || '—'}</dd>
      </dl>
    );
  if (p.status !== 'requested' || !p.mayWork) return null;
  return (
    <p className="soft">
      {p.suggested.length === 0
        ? say(w.noSuggestion)
        : `${say(w.suggestion)}${say(colon)}${p.suggested.map((s) => `${s.name}(${say(s.kind === 'never' ? w.neverTag : w.issueTag)})`).join('、')}`}
    </p>
  );
}
function Checks({ p }: { p: ProofView }) {
  const { say } = useSay();
  return (
    <section>
      <h3>{say(w.checks)}</h3>
      {p.checks.length === 0 && <p className="soft">{say(w.noChecks)}</p>}
      <ul className="plain">
        {p.checks.map((c) => (
          <li key={c.by + c.at}>
            {say(w.checkedBy, { by: c.by })} · <Moment at={c.at} />
            {c.found && <p>{c.found}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
