import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { colon } from '#kernel/words.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { honourConsoleWords as w } from '../honours.console.words.ts';
import { type CallView, honoursApi } from '../honours.contract.ts';
import { callStatusWords, callVerbWords, honourKindWords } from '../honours.words.ts';
import { Cancel, Codes, Count, NominateDialog } from './honour.dialogs.tsx';
import { Nominees } from './nominees.tsx';
import { Objections } from './objections.tsx';
import './assessments.css';

const route = getRouteApi('/honours/$id');

/** One call: who was nominated and what they answered, the codes, the vote that is counted once, publicity, certificates. */
export function HonourPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(honoursApi.getHonour, { params: { id } });
  const show = (c: CallView) => client.setQueryData(keyOf(honoursApi.getHonour, { params: { id } }), c);
  return (
    <Read ask={ask} rows={8}>
      {(c) => <Honour c={c} show={show} again={() => void ask.refetch()} />}
    </Read>
  );
}

type Props = { c: CallView; show: (c: CallView) => void; again: () => void };
function Honour({ c, show, again }: Props) {
  const { say } = useSay();
  const [dialog, open] = useState<'nominate' | 'codes' | 'count' | 'cancel' | null>(null);
  const [code, tell] = useState<string | null>(null);
  const params = { id: c.id };
  const start = useDeed((_: undefined, key) =>
    call(honoursApi.startVote, { params, input: {}, version: c.version, key }),
  );
  const award = useDeed((_: undefined, key) =>
    call(honoursApi.awardHonours, { params, input: {}, version: c.version, key }),
  );
  const has = (verb: CallView['open'][number]) => c.open.includes(verb);
  // A tie is decided in the dialog: the button is there although the table still says no.
  const mayCount = has('count') || c.tied.length > 0;
  const told = [
    say(w.span, { name: say(w.nominateSpan), ...c.nominate }),
    say(w.span, { name: say(w.voteSpan), ...c.vote }),
    ...(c.codes > 0 ? [say(w.codesOut, { n: c.codes })] : []),
    ...(c.votes === null ? [] : [say(w.votesCame, { n: c.votes })]),
  ];
  return (
    <>
      <PageHead
        title={c.name}
        note={`${say(honourKindWords[c.kind])} · ${say(callStatusWords[c.status])} · ${c.organisation}`}
      >
        {has('nominate') && <Button onClick={() => open('nominate')}>{say(w.addNominee)}</Button>}
        {has('issueCodes') && <Button onClick={() => open('codes')}>{say(w.codes)}</Button>}
        {has('cancel') && <Button onClick={() => open('cancel')}>{say(w.cancel)}</Button>}
        {has('startVote') && (
          <Button
            type="primary"
            loading={start.pending}
            onClick={() => void start.run(undefined).then((x) => x && show(x))}
          >
            {say(w.startVote)}
          </Button>
        )}
        {mayCount && (
          <Button type="primary" onClick={() => open('count')}>
            {say(w.count)}
          </Button>
        )}
        {has('award') && (
          <Button
            type="primary"
            loading={award.pending}
            onClick={() => void award.run(undefined).then((x) => x && show(x))}
          >
            {say(w.award)}
          </Button>
        )}
      </PageHead>
      {start.problem && <Fault problem={start.problem} />}
      {award.problem && <Fault problem={award.problem} />}
      {c.cancelReason && <Alert type="warning" showIcon title={c.cancelReason} />}
      <p className="scheme-standard">{c.about}</p>
      <p className="soft">
        {told.join(' · ')} ·{' '}
        <a className="no-print" href="/honours" target="_blank" rel="noreferrer">
          {say(w.publicPage)}
        </a>
      </p>
      {c.tieReason && <p className="soft">{say(w.tieWas, { reason: c.tieReason })}</p>}
      <ul className="plain soft no-print closed-acts">
        {c.closed
          .filter((x) => !(x.verb === 'count' && mayCount))
          .map((x) => (
            <li key={x.verb}>
              {say(callVerbWords[x.verb])}
              {say(colon)}
              {say(x.says)}
            </li>
          ))}
      </ul>
      <Nominees c={c} show={show} tell={tell} />
      {c.status !== 'nominating' && c.status !== 'voting' && (
        <Objections
          r={{ objections: c.objections, status: c.status === 'cancelled' ? 'cancelled' : 'publicity' }}
          endpoint={honoursApi.answerHonourObjection}
          done={again}
        />
      )}
      <p className="no-print">
        <Link to="/honours">{say(w.toList)}</Link>
      </p>
      {dialog === 'nominate' && <NominateDialog c={c} close={() => open(null)} done={show} />}
      {dialog === 'codes' && (
        <Codes
          c={c}
          close={() => {
            open(null);
            again();
          }}
        />
      )}
      {dialog === 'count' && <Count c={c} close={() => open(null)} done={show} />}
      {dialog === 'cancel' && <Cancel c={c} close={() => open(null)} done={show} />}
      <Modal open={code !== null} title={say(w.codeTitle)} footer={null} onCancel={() => tell(null)}>
        <p>{say(w.codeSays)}</p>
        <p className="honour-code">{code && inFours(code)}</p>
      </Modal>
    </>
  );
}
