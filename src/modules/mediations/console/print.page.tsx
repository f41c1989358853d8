import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { type MediationView, mediationsApi } from '../mediations.contract.ts';
import { type FileKind, fileKinds } from '../mediations.rules.ts';
import {
  disputeWords,
  endedWords,
  fileWords,
  mediationVerbWords,
  recordWords,
  rightsWords,
  routeWords,
  signWords,
} from '../mediations.words.ts';
import './mediations.css';

const route = getRouteApi('/mediations/$id/print');
const must: readonly FileKind[] = ['application', 'rights', 'identity', 'session', 'agreement'];

/** The whole file in the order of its template, on A4, each sheet numbered: what is seen is what is printed. */
export function MediationPrintPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const ask = useAsk(mediationsApi.getMediation, { params: { id } }, { staleTime: 60_000 });
  return (
    <Read ask={ask} rows={8}>
      {(m) => (
        <>
          <div className="no-print">
            <PageHead title={say(w.whole)} note={m.number}>
              <ButtonLink to="/mediations/$id" params={{ id }}>
                {m.number}
              </ButtonLink>
              <Button type="primary" onClick={() => window.print()}>
                {say(w.print)}
              </Button>
            </PageHead>
          </div>
          <Volume m={m} />
        </>
      )}
    </Read>
  );
}

/** The parts of a file that have something in them, each as one sheet or more. */
function Volume({ m }: { m: MediationView }) {
  const parts = fileKinds.map((kind) => ({ kind, sheets: sheetsOf(m, kind) }));
  let next = 3;
  const contents = parts.map(({ kind, sheets }) => {
    const page = sheets.length > 0 ? next : null;
    next += sheets.length;
    return { kind, page };
  });
  return (
    <div className="mediation-volume">
      <Cover m={m} />
      <Contents contents={contents} />
      {parts.flatMap(({ sheets }) => sheets)}
    </div>
  );
}

function Cover({ m }: { m: MediationView }) {
  const { say } = useSay();
  const ended = m.steps.findLast((s) => ['fulfil', 'breach', 'fail', 'stop', 'refuse'].includes(s.verb));
  const kept = m.keepYears === null ? '' : m.keepYears === 0 ? say(w.forever) : say(w.years, { n: m.keepYears });
  const rows: (readonly [Word, string])[] = [
    [w.volume, m.number],
    [w.caseTitle, say(disputeWords[m.kind])],
    [w.parties, m.parties.map((p) => p.name).join('、')],
    [w.mediators, m.mediators.join('、')],
    [w.acceptedOn, dayOf(Date.parse(m.at))],
    [w.endedOn, ended ? dayOf(Date.parse(ended.at)) : ''],
    [w.keptFor, kept],
  ];
  return (
    <article className="mediation-sheet">
      <div className="mediation-cover">
        <p>{m.committee}</p>
        <h1>{say(w.coverTitle)}</h1>
      </div>
      <Table rows={rows} />
    </article>
  );
}

function Contents({ contents }: { contents: readonly { kind: FileKind; page: number | null }[] }) {
  const { say } = useSay();
  return (
    <article className="mediation-sheet">
      <h2>{say(w.pages)}</h2>
      <table className="paper-table plain-table">
        <tbody>
          {contents.map(({ kind, page }) => (
            <tr key={kind}>
              <th scope="row">
                {say(fileWords[kind])}
                {must.includes(kind) && say(w.star)}
              </th>
              <td>{page ?? say(w.notThere)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{say(w.must)}</p>
    </article>
  );
}

function Table({ rows }: { rows: readonly (readonly [Word, string])[] }) {
  const { say } = useSay();
  return (
    <table className="paper-table plain-table">
      <tbody>
        {rows.map(([head, says]) => (
          <tr key={head[1]}>
            <th scope="row">{say(head)}</th>
            <td className="mediation-text">{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
function Sheet({ of, children }: { of: FileKind; children: ReactNode }) {
  const { say } = useSay();
  return (
    <article className="mediation-sheet">
      <h2>{say(fileWords[of])}</h2>
      {children}
    </article>
  );
}
function Scan({ m, f }: { m: MediationView; f: MediationView['files'][number] }) {
  const href = urlOf(mediationsApi.mediationFile, { params: { id: m.id, fileId: f.id } });
  return f.mediaType.startsWith('image/') ? (
    <img src={href} alt={f.name} />
  ) : (
    <p>
      <a href={href} target="_blank" rel="noreferrer">
        {f.name}
      </a>
    </p>
  );
}

/** What the system itself holds of a part, and then each paper that was put there. */
function sheetsOf(m: MediationView, kind: FileKind): ReactNode[] {
  const own = ownSheets(m, kind).map((body, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a file stand in one order
    <Sheet key={`${kind}${i}`} of={kind}>
      {body}
    </Sheet>
  ));
  const scans = m.files
    .filter((f) => f.kind === kind)
    .map((f) => (
      <Sheet key={f.id} of={kind}>
        <Scan m={m} f={f} />
      </Sheet>
    ));
  return [...own, ...scans];
}
function ownSheets(m: MediationView, kind: FileKind): ReactNode[] {
  const records = (...kinds: string[]) =>
    m.records.filter((r) => kinds.includes(r.kind)).map((r) => <RecordSheet key={r.id} r={r} />);
  if (kind === 'application') return [<Application key="a" m={m} />];
  if (kind === 'rights') return m.parties.some((p) => p.rightsOn) ? [<Rights key="r" m={m} />] : [];
  if (kind === 'identity') return m.parties.some((p) => p.idNumber) ? [<Identity key="i" m={m} />] : [];
  if (kind === 'proxy') return m.parties.some((p) => p.proxy) ? [<Proxies key="p" m={m} />] : [];
  if (kind === 'investigation') return records('investigation', 'talk', 'prevent', 'police');
  if (kind === 'session') return records('session', 'helper');
  if (kind === 'agreement') return m.agreement ? [<Agreement key="g" m={m} />] : [];
  if (kind === 'performance') return m.instalments.some((i) => i.doneOn) ? [<Performance key="f" m={m} />] : [];
  if (kind === 'visit') return records('visit');
  return kind === 'court' && m.court.filedOn ? [<Court key="c" m={m} />] : [];
}

function RecordSheet({ r }: { r: MediationView['records'][number] }) {
  const { say } = useSay();
  return (
    <>
      <p>
        {say(recordWords[r.kind])} · {r.on} · {r.by}
      </p>
      <p className="mediation-text">{r.text}</p>
      <Signs />
    </>
  );
}
function Signs() {
  const { say } = useSay();
  return (
    <p className="mediation-signs">
      <span>{say(w.partySign)}</span>
      <span>{say(w.mediatorSign)}</span>
      <span>{say(w.day)}</span>
    </p>
  );
}
function Application({ m }: { m: MediationView }) {
  const { say } = useSay();
  return (
    <>
      {m.parties.map((p) => (
        <Table
          key={p.id}
          rows={[
            [w[p.side], p.name],
            [w.phone, p.phone ?? ''],
            [w.address, p.address ?? ''],
          ]}
        />
      ))}
      <h3>{say(w.body)}</h3>
      <p className="mediation-text">{m.body}</p>
      {m.endedAs && m.endedAs !== 'performed' && (
        <>
          <p>{say(endedWords[m.endedAs])}</p>
          <ul>
            {routeWords.map((word) => (
              <li key={word[1]}>{say(word)}</li>
            ))}
          </ul>
        </>
      )}
      <Signs />
    </>
  );
}
function Rights({ m }: { m: MediationView }) {
  const { say } = useSay();
  return (
    <>
      <ol>
        {[...rightsWords.rights, ...rightsWords.duties].map((word) => (
          <li key={word[1]}>{say(word)}</li>
        ))}
      </ol>
      {m.parties.map((p) => (
        <p key={p.id}>
          {p.name} {p.rightsOn ? say(w.rightsOn, { day: p.rightsOn }) : say(w.rightsNot)}
        </p>
      ))}
      <Signs />
    </>
  );
}
function Identity({ m }: { m: MediationView }) {
  return (
    <>
      {m.parties.map((p) => (
        <Table
          key={p.id}
          rows={[
            [w.name, p.name],
            [w.idNumber, p.idNumber ?? ''],
          ]}
        />
      ))}
    </>
  );
}
const Proxies = ({ m }: { m: MediationView }) => (
  <Table rows={m.parties.filter((p) => p.proxy).map((p) => [w[p.side], `${p.name} → ${p.proxy}`])} />
);
function Agreement({ m }: { m: MediationView }) {
  const { say } = useSay();
  const a = m.agreement;
  if (!a) return null;
  return (
    <>
      <Table
        rows={[
          [w.parties, m.parties.map((p) => p.name).join('、')],
          [w.form, say(w[m.form ?? 'written'])],
          [w.facts, a.facts],
          [w.issues, a.issues],
          [w.responsibility, a.responsibility],
          [w.content, a.content],
          [w.manner, a.manner],
          [w.instalments, m.instalments.map((i) => `${i.nth}. ${i.what} (${i.dueOn})`).join('\n')],
        ]}
      />
      <ul>
        {m.parties.map((p) => (
          <li key={p.id}>
            {p.name}{' '}
            {p.signedWay && p.signedOn
              ? say(w.signedOn, { way: say(signWords[p.signedWay]), day: p.signedOn })
              : m.form === 'written' && say(w.unsigned)}
          </li>
        ))}
      </ul>
      {m.form === 'written' && (
        <p>
          {say(mediationVerbWords.signMediator)} {m.mediatorSignedOn} · {say(w.seal)} {m.sealedOn} ·{' '}
          {say(mediationVerbWords.validate)} {m.validOn}
        </p>
      )}
    </>
  );
}
const Performance = ({ m }: { m: MediationView }) => (
  <Table
    rows={m.instalments.map((i) => [
      [`${i.nth}`, `${i.nth}`],
      `${i.what} ${i.dueOn} ${i.doneOn ? `✓ ${i.doneOn}` : ''}`,
    ])}
  />
);
const Court = ({ m }: { m: MediationView }) => (
  <Table
    rows={[
      [w.court, m.court.name ?? ''],
      [w.courtNumber, m.court.number ?? ''],
      [mediationVerbWords.fileCourt, m.court.filedOn ?? ''],
      [mediationVerbWords.courtAccept, m.court.acceptedOn ?? ''],
      [mediationVerbWords.confirm, m.court.decidedOn ?? ''],
    ]}
  />
);
