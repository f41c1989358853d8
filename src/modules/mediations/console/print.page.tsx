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
import { contentsOf, FULL, type Row, rowPages, textPages } from '../volume.rules.ts';
import './mediations.css';

type Say = ReturnType<typeof useSay>['say'];
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

/** The parts of a file that have something in them, each as one sheet or more; every sheet is one page and has its number. */
function Volume({ m }: { m: MediationView }) {
  const { say } = useSay();
  const parts = fileKinds.map((kind) => ({ kind, bodies: bodiesOf(m, kind, say) }));
  const contents = contentsOf(parts.map(({ kind, bodies }) => ({ kind, sheets: bodies.length })));
  const sheets = parts.flatMap(({ kind, bodies }) => bodies.map((body) => ({ kind, body })));
  const total = sheets.length + 2;
  return (
    <div className="mediation-volume">
      <Sheet page={1} total={total}>
        <Cover m={m} />
      </Sheet>
      <Sheet page={2} total={total}>
        <Contents contents={contents} />
      </Sheet>
      {sheets.map(({ kind, body }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sheets of a file stand in one order
        <Sheet key={i} of={kind} page={i + 3} total={total}>
          {body}
        </Sheet>
      ))}
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
    <>
      <div className="mediation-cover">
        <p>{m.committee}</p>
        <h1>{say(w.coverTitle)}</h1>
      </div>
      <Table rows={rows} />
    </>
  );
}

function Contents({ contents }: { contents: ReturnType<typeof contentsOf<FileKind>> }) {
  const { say } = useSay();
  return (
    <>
      <h2>{say(w.pages)}</h2>
      <table className="paper-table plain-table">
        <tbody>
          {contents.map(({ kind, from, to }) => (
            <tr key={kind}>
              <th scope="row">
                {say(fileWords[kind])}
                {must.includes(kind) && say(w.star)}
              </th>
              <td>{from === null ? say(w.notThere) : from === to ? from : `${from}—${to}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{say(w.must)}</p>
    </>
  );
}

function Table({ rows }: { rows: readonly (readonly [Word, string])[] }) {
  const { say } = useSay();
  return (
    <table className="paper-table plain-table">
      <tbody>
        {rows.map(([head, says], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in one order
          <tr key={i}>
            <th scope="row">{say(head)}</th>
            <td className="mediation-text">{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
function Sheet({ of, page, total, children }: { of?: FileKind; page: number; total: number; children: ReactNode }) {
  const { say } = useSay();
  return (
    <article className="mediation-sheet">
      <div>
        {of && <h2>{say(fileWords[of])}</h2>}
        {children}
      </div>
      <footer>{say(w.pageOf, { page, total })}</footer>
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

/** What the system itself holds of a part, and then each paper that was put there: one entry for each page. */
function bodiesOf(m: MediationView, kind: FileKind, say: Say): ReactNode[] {
  const scans = m.files.filter((f) => f.kind === kind).map((f) => <Scan key={f.id} m={m} f={f} />);
  return [...ownSheets(m, kind, say), ...scans];
}
const HEAD_LINES = 8;
const SIGN_LINES = 5;
function ownSheets(m: MediationView, kind: FileKind, say: Say): ReactNode[] {
  const records = (...kinds: string[]) => m.records.filter((r) => kinds.includes(r.kind)).flatMap(recordSheets);
  if (kind === 'application') return applicationSheets(m);
  if (kind === 'rights') return m.parties.some((p) => p.rightsOn) ? [<Rights key="r" m={m} />] : [];
  if (kind === 'identity') return m.parties.some((p) => p.idNumber) ? [<Identity key="i" m={m} />] : [];
  if (kind === 'proxy') return m.parties.some((p) => p.proxy) ? [<Proxies key="p" m={m} />] : [];
  if (kind === 'investigation') return records('investigation', 'talk', 'prevent', 'police');
  if (kind === 'session') return records('session', 'helper');
  if (kind === 'agreement') return agreementSheets(m, say);
  if (kind === 'performance') return m.instalments.some((i) => i.doneOn) ? performanceSheets(m) : [];
  if (kind === 'visit') return records('visit');
  return kind === 'court' && m.court.filedOn ? [<Court key="c" m={m} />] : [];
}

/** A record goes on over as many pages as it needs; whoever was there signs each of them. */
const recordSheets = (r: MediationView['records'][number]): ReactNode[] =>
  textPages(r.text, { ...FULL, lines: FULL.lines - SIGN_LINES }, 2).map((text, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a record stand in one order
    <RecordSheet key={`${r.id}${i}`} r={r} text={text} />
  ));
function RecordSheet({ r, text }: { r: MediationView['records'][number]; text: string }) {
  const { say } = useSay();
  return (
    <>
      <p>
        {say(recordWords[r.kind])} · {r.on} · {r.by}
      </p>
      <p className="mediation-text">{text}</p>
      {r.witness && <p>{say(w.witnessed, { name: r.witness })}</p>}
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
/** Who they are on the first page or two, then what they said. */
function applicationSheets(m: MediationView): ReactNode[] {
  const rows = m.parties.map(
    (p) => [w[p.side], [p.name, p.phone, p.address].filter(Boolean).join('\n')] as const satisfies Row<Word>,
  );
  const who = rowPages<Word>(rows).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a table stand in one order
    <Table key={`who${i}`} rows={part} />
  ));
  const pages = textPages(m.body, { ...FULL, lines: FULL.lines - HEAD_LINES });
  const said = pages.map((text, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a text stand in one order
    <Application key={`said${i}`} m={m} text={text} isLast={i === pages.length - 1} />
  ));
  return [...who, ...said];
}
function Application({ m, text, isLast }: { m: MediationView; text: string; isLast: boolean }) {
  const { say } = useSay();
  return (
    <>
      <h3>{say(w.body)}</h3>
      <p className="mediation-text">{text}</p>
      {isLast && m.endedAs && m.endedAs !== 'performed' && (
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
/** What was agreed, row by row; who signed, and since when it holds, on a page of its own. */
function agreementSheets(m: MediationView, say: Say): ReactNode[] {
  const a = m.agreement;
  if (!a) return [];
  const rows: Row<Word>[] = [
    [w.parties, m.parties.map((p) => p.name).join('、')],
    [w.form, say(w[m.form ?? 'written'])],
    [w.facts, a.facts],
    [w.issues, a.issues],
    [w.responsibility, a.responsibility],
    [w.content, a.content],
    [w.manner, a.manner],
    [w.instalments, m.instalments.map((i) => `${i.nth}. ${i.what} (${i.dueOn})`).join('\n')],
  ];
  const pages = rowPages<Word>(rows).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a table stand in one order
    <Table key={`a${i}`} rows={part} />
  ));
  return [...pages, <Signed key="signed" m={m} />];
}
function Signed({ m }: { m: MediationView }) {
  const { say } = useSay();
  return (
    <>
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
      <Signs />
    </>
  );
}
const performanceSheets = (m: MediationView): ReactNode[] =>
  rowPages<Word>(
    m.instalments.map((i) => [[`${i.nth}`, `${i.nth}`], `${i.what} ${i.dueOn} ${i.doneOn ? `✓ ${i.doneOn}` : ''}`]),
  ).map((rows, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a table stand in one order
    <Table key={`f${i}`} rows={rows} />
  ));
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
