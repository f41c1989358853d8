import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { isPublicCharter } from '../charter.rules.ts';
import { normConsoleWords as w } from '../norms.console.words.ts';
import { type CharterView, normsApi } from '../norms.contract.ts';
import { charterStatusWords, charterVerbWords, meetingBaseWords, unlawfulWords } from '../norms.words.ts';
import { AdoptDialog } from './adopt.dialog.tsx';
import { CharterText, FileDialog, OrderDialog } from './charter.dialogs.tsx';
import './norms.css';

const route = getRouteApi('/norms/$id');

/** One edition: its clauses, what may not stand in them, the vote, the filing, the sheet to be signed. */
export function CharterPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(normsApi.getCharter, { params: { id } });
  const show = (c: CharterView) => client.setQueryData(keyOf(normsApi.getCharter, { params: { id } }), c);
  return (
    <Read ask={ask} rows={8}>
      {(c) => <Charter c={c} show={show} />}
    </Read>
  );
}

function Charter({ c, show }: { c: CharterView; show: (c: CharterView) => void }) {
  const { say } = useSay();
  const [dialog, open] = useState<'edit' | 'adopt' | 'file' | 'order' | null>(null);
  const given = { params: { id: c.id }, version: c.version, input: {} };
  const send = useDeed((_: undefined, key) => call(normsApi.sendCharter, { ...given, key }));
  const drop = useDeed((_: undefined, key) => call(normsApi.dropCharter, { ...given, key }));
  const has = (verb: CharterView['open'][number]) => c.open.includes(verb);
  const of = { c, close: () => open(null), done: show };
  return (
    <>
      <PageHead
        title={`${c.placeName} ${c.name}`}
        note={`${say(w.nth, { n: c.edition })} · ${say(charterStatusWords[c.status])} · ${c.organisation}`}
      >
        {isPublicCharter(c) && (
          <Button href={`/norms/${c.area}`} target="_blank">
            {say(w.publicPage)}
          </Button>
        )}
        <PaperTwin kind="charter" subject={c.id} label={w.paper}>
          <p>{say(w.paperHow)}</p>
          <Clauses c={c} />
        </PaperTwin>
        {has('edit') && <Button onClick={() => open('edit')}>{say(charterVerbWords.edit)}</Button>}
        {has('drop') && (
          <Popconfirm
            title={say(w.dropSure)}
            okText={say(charterVerbWords.drop)}
            onConfirm={() => void drop.run(undefined).then((x) => x && show(x))}
          >
            <Button>{say(charterVerbWords.drop)}</Button>
          </Popconfirm>
        )}
        {has('order') && <Button onClick={() => open('order')}>{say(charterVerbWords.order)}</Button>}
        {has('adopt') && (
          <Button type="primary" onClick={() => open('adopt')}>
            {say(charterVerbWords.adopt)}
          </Button>
        )}
        {has('send') && (
          <Popconfirm
            title={say(w.sendSure)}
            okText={say(charterVerbWords.send)}
            onConfirm={() => void send.run(undefined).then((x) => x && show(x))}
          >
            <Button type="primary" loading={send.pending}>
              {say(charterVerbWords.send)}
            </Button>
          </Popconfirm>
        )}
        {has('file') && (
          <Button type="primary" onClick={() => open('file')}>
            {say(charterVerbWords.file)}
          </Button>
        )}
      </PageHead>
      {send.problem && <Fault problem={send.problem} />}
      {drop.problem && <Fault problem={drop.problem} />}
      {c.orderReason && <Alert type="warning" showIcon title={say(w.ordered, { reason: c.orderReason })} />}
      {c.meeting && (
        <p className="soft">
          {say(w.heldOn)} {c.meeting.heldOn} · {say(meetingBaseWords[c.meeting.base])} · {say(w.meetingWas, c.meeting)}
          {c.filedBy && ` · ${say(w.filedOn)} ${c.filedOn} ${c.filedBy}`}
        </p>
      )}
      {c.cited && (
        <p className="soft">
          <Link to="/deliberations/meetings/$id" params={{ id: c.cited.meetingId }}>
            {c.cited.title}
          </Link>{' '}
          {say(w.citedIs, { question: c.cited.question })}
        </p>
      )}
      {c.byHand && <Alert type="info" showIcon title={say(w.handIs, { why: c.byHand })} />}
      {c.cited?.isTextLater && <Alert type="info" showIcon title={say(w.laterIs)} />}
      <Findings c={c} />
      <section className="section">
        <h2>{say(w.clauses)}</h2>
        <Clauses c={c} />
      </section>
      <p className="no-print">
        <Link to="/norms">{say(w.toList)}</Link>
      </p>
      {dialog === 'edit' && <CharterText before={c} close={of.close} done={show} />}
      {dialog === 'adopt' && <AdoptDialog {...of} />}
      {dialog === 'file' && <FileDialog {...of} />}
      {dialog === 'order' && <OrderDialog {...of} />}
    </>
  );
}
const Clauses = ({ c }: { c: CharterView }) => (
  <ol className="norm-clauses">
    {c.clauses.map((clause) => (
      <li key={clause}>{clause}</li>
    ))}
  </ol>
);
/** What a charter may not say, where it stands, and what to write instead. */
function Findings({ c }: { c: CharterView }) {
  const { say } = useSay();
  if (c.unlawful.length === 0)
    return c.status === 'draft' && c.clauses.length > 0 ? <p className="soft no-print">{say(w.clean)}</p> : null;
  return (
    <Alert
      className="no-print"
      type="error"
      showIcon
      title={say(w.found, { n: c.unlawful.length })}
      description={
        <ul className="plain">
          {c.unlawful.map((u) => (
            <li key={`${u.nth}.${u.kind}`}>
              <b>{say(w.foundIn, u)}</b> {say(unlawfulWords[u.kind])}
            </li>
          ))}
        </ul>
      }
    />
  );
}
