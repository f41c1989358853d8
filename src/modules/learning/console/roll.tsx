import { Button, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Read } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { type ClassView, learningApi } from '../learning.contract.ts';
import { learningWords } from '../learning.words.ts';
import { type CertificateView, type ClassRecord, registerApi } from '../register.contract.ts';
import { useLearningAgain } from './learning.page.tsx';

/** Who is in the class and how often they came, in order of name; certificates, and what they think of the course. */
export function Roll({ c, keeps }: { c: ClassView; keeps: boolean }) {
  const { say } = useSay();
  const ask = useAsk(registerApi.classRecord, { params: { id: c.id } });
  return (
    <section>
      <h3>{say(w.record)}</h3>
      <Read ask={ask}>{(r) => <Shown c={c} r={r} keeps={keeps} />}</Read>
    </section>
  );
}

function Shown({ c, r, keeps }: { c: ClassView; r: ClassRecord; keeps: boolean }) {
  const { say } = useSay();
  const again = useLearningAgain();
  const [papers, show] = useState<readonly CertificateView[] | null>(null);
  const give = useDeed((_: string, key) =>
    call(registerApi.giveCertificates, { params: { id: c.id }, input: {}, key }),
  );
  const lead = useDeed((learnerId: string, key) =>
    call(learningApi.chooseLeader, { params: { id: c.id }, version: c.version, input: { learnerId }, key }),
  );
  const list = useDeed((_: string, __) => call(registerApi.listCertificates, { params: { id: c.id } }));
  const hasCertificates = r.learners.some((l) => l.certificate);
  if (r.learners.length === 0) return <p className="soft">{say(w.nobody)}</p>;
  return (
    <>
      <Register
        rows={r.learners}
        keyOf={(l) => l.learnerId + l.hasLeft}
        columns={[
          {
            head: w.name,
            cell: (l) => (
              <>
                {l.name} {l.learnerId === c.leaderId && <Tag>{say(w.leader)}</Tag>}
                {l.hasLeft && <Tag>{say(w.hasLeft)}</Tag>}
              </>
            ),
          },
          { head: w.present, cell: (l) => l.present, isFigure: true },
          { head: w.leave, cell: (l) => l.leave, isFigure: true },
          { head: w.absent, cell: (l) => l.absent, isFigure: true },
          { head: w.certificate, cell: (l) => l.certificate?.number ?? (r.held > 0 && l.earns ? say(w.earned) : '') },
          ...(keeps
            ? [
                {
                  head: w.leader,
                  cell: (l: ClassRecord['learners'][number]) =>
                    l.learnerId !== c.leaderId && !l.hasLeft ? (
                      <Button
                        size="small"
                        onClick={async () => {
                          if (await lead.run(l.learnerId)) again();
                        }}
                      >
                        {say(w.makeLeader)}
                      </Button>
                    ) : (
                      ''
                    ),
                },
              ]
            : []),
        ]}
      />
      {keeps && (
        <div className="acts">
          <Button
            loading={give.pending}
            onClick={async () => {
              const answer = await give.run(c.id);
              if (!answer) return;
              again();
              show(answer.items);
            }}
          >
            {say(w.certificates)}
          </Button>
          {hasCertificates && (
            <Button onClick={async () => show((await list.run(c.id))?.items ?? null)}>{say(w.printCertificate)}</Button>
          )}
        </div>
      )}
      {(give.problem ?? lead.problem) && <Fault problem={(give.problem ?? lead.problem)!} />}
      <h3>{say(w.rating)}</h3>
      <p>
        {r.rating.mean === null
          ? say(w.ratingFew, { n: r.rating.n })
          : say(w.ratingShown, { n: r.rating.n, mean: r.rating.mean })}
      </p>
      <ul>
        {r.rating.words.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {papers && papers.length > 0 && <Certificates list={papers} close={() => show(null)} />}
    </>
  );
}

/** Certificates on A4, one a page, each with the code by which anybody can check it. */
function Certificates({ list, close }: { list: readonly CertificateView[]; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(w.printCertificate)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(w.print)}
        </Button>
      }
    >
      <div className="print-alone">
        {list
          .filter((c) => c.revokedReason === null)
          .map((c) => (
            <article key={c.id} className="notice certificate-sheet">
              <header>
                <p className="notice-unit">{c.unit}</p>
                <h2>{say(learningWords.certificate)}</h2>
                <p>{c.number}</p>
              </header>
              <p className="certificate-body">
                {say(w.certBody, {
                  name: c.name,
                  term: c.term,
                  course: c.course,
                  attended: c.attended,
                  held: c.held,
                  hours: c.hours,
                })}
              </p>
              <footer>
                <div className="notice-end">
                  <p>{c.unit}</p>
                  <p>{c.issuedOn}</p>
                </div>
                <div className="certificate-verify">
                  <QrCode text={c.link} size={104} />
                  <p>
                    {say(w.code)} <span className="mono">{c.code}</span>
                    <br />
                    {say(w.certHow)}
                  </p>
                </div>
              </footer>
            </article>
          ))}
      </div>
    </Modal>
  );
}
