import { Button, Input, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { isWithin } from '#kernel/area.ts';
import type { Word } from '#kernel/words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import { dispatchRoles } from '../cases.parts.rules.ts';
import type { CaseView, Receipt } from '../cases.views.contract.ts';
import { verbWords } from '../cases.words.ts';
import { type ActVerb, actsAmong, actVerbs } from './case.acts.ts';
import { ReceiptCard } from './receipt.tsx';

const isAct = (verb: string): verb is ActVerb => actVerbs.some((known) => known === verb);

function ClosedAct({ verb, says }: { verb: ActVerb; says: Word }) {
  const { say } = useSay();
  return (
    <li>
      <Tooltip title={say(says)}>
        <Button disabled block>
          {say(verbWords[verb])}
        </Button>
      </Tooltip>
      <span className="soft small">{say(says)}</span>
    </li>
  );
}

/** A lost receipt: a reason, then the new one on the screen and on paper. */
function Reissue({ view, close }: { view: CaseView; close: () => void }) {
  const { say } = useSay();
  const [reason, setReason] = useState('');
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const deed = useDeed((input: { reason: string }, key) =>
    call(casesApi.reissue, { params: { id: view.id }, input, version: view.version, key }),
  );
  const send = async () => setReceipt(await deed.run({ reason }));
  return (
    <Modal
      open
      title={say(w.reissue)}
      okText={say(receipt ? kitWords.print : w.reissue)}
      cancelText={say(receipt ? kitWords.close : kitWords.cancel)}
      onOk={() => (receipt ? window.print() : void send())}
      onCancel={close}
      okButtonProps={{ disabled: !receipt && reason.trim().length < 2 }}
      confirmLoading={deed.pending}
      width={640}
    >
      {receipt ? (
        <ReceiptCard receipt={receipt} />
      ) : (
        <>
          <p>{say(w.reissueHint)}</p>
          <Input.TextArea
            value={reason}
            maxLength={500}
            aria-label={say(w.reason)}
            placeholder={say(w.reason)}
            onChange={(event) => setReason(event.target.value)}
          />
          {deed.problem && <Fault problem={deed.problem} />}
        </>
      )}
    </Modal>
  );
}

/** What this post can do now, as buttons; what it could do but for something in the way, with the reason. */
export function ActPanel({ view, begin }: { view: CaseView; begin: (verb: ActVerb) => void }) {
  const { say } = useSay();
  const me = useMe();
  const mayReissue =
    view.firstReceiver?.id === me.accountId ||
    (dispatchRoles.some((role) => role === me.role) && isWithin(view.area, me.area));
  const [isReissuing, reissue] = useState(false);
  const open = actsAmong(view.open);
  const closed = view.closed.flatMap((c) => (isAct(c.verb) ? [{ verb: c.verb, says: c.says }] : []));
  const first = open.find((verb) => verb !== 'note' && verb !== 'supplement');
  return (
    <section className="card no-print" aria-label={say(w.acts)}>
      <h2>{say(w.acts)}</h2>
      {open.length === 0 && <p className="soft">{say(w.actsNone)}</p>}
      <div className="act-grid">
        {open.map((verb) => (
          <Button key={verb} type={verb === first ? 'primary' : 'default'} onClick={() => begin(verb)}>
            {say(verbWords[verb])}
          </Button>
        ))}
        {mayReissue && (
          <Button type="text" onClick={() => reissue(true)}>
            {say(w.reissue)}
          </Button>
        )}
      </div>
      {closed.length > 0 && (
        <>
          <h3>{say(w.closedActs)}</h3>
          <ul className="plain closed-acts">
            {closed.map((c) => (
              <ClosedAct key={c.verb} {...c} />
            ))}
          </ul>
        </>
      )}
      {isReissuing && <Reissue view={view} close={() => reissue(false)} />}
    </section>
  );
}
