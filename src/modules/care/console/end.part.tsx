import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf, momentText } from '#ui/web/time.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { endReasonWords } from '../care.words.ts';
import { type EndView, endsApi } from '../ends.contract.ts';
import type { EndVerb } from '../ends.rules.ts';
import { endStateWords, endVerbWords } from '../ends.words.ts';
import { useCareAgain } from './care.bits.tsx';

const decide = (e: EndView, input: { verb: EndVerb; grounds?: string; endsOn?: string }, key: string) =>
  call(endsApi.decideEnd, { params: { id: e.id }, input, version: e.version, key });

/** A proposal that a benefit ends: what was found, who proposed it, and what another person decided. */
export function EndPart({ e, title }: { e: EndView; title?: string }) {
  const { say, lang } = useSay();
  const at = (moment: string) => momentText(moment, lang, Date.now());
  return (
    <article className="section card">
      <p>
        {title && <strong>{title} · </strong>}
        <strong>{say(endStateWords[e.state])}</strong> · {say(endReasonWords[e.reason])}
        {e.endsOn && ` · ${say(w.endsPart)} ${e.endsOn}`}
      </p>
      <p>{e.facts}</p>
      <p className="soft">{say(w.proposedBy, { by: e.proposedBy, unit: e.unit, at: at(e.proposedAt) })}</p>
      {e.decidedBy && e.decidedAt && (
        <p>{say(w.decidedBy, { by: e.decidedBy, at: at(e.decidedAt), grounds: e.grounds ?? '' })}</p>
      )}
      <Acts e={e} />
    </article>
  );
}

function Acts({ e }: { e: EndView }) {
  const { say } = useSay();
  const again = useCareAgain();
  const [verb, show] = useState<'end' | 'keep' | null>(null);
  const back = useDeed((_: undefined, key) => decide(e, { verb: 'withdraw' }, key));
  const why = e.open.length === 0 ? e.closed[0] : undefined;
  return (
    <>
      {back.problem && <Fault problem={back.problem} />}
      {why && <Alert type="info" showIcon title={say(why.says)} />}
      <div className="page-acts no-print">
        {(['end', 'keep'] as const).map(
          (v) =>
            e.open.includes(v) && (
              <Button key={v} onClick={() => show(v)}>
                {say(endVerbWords[v])}
              </Button>
            ),
        )}
        {e.open.includes('withdraw') && (
          <Button loading={back.pending} onClick={() => void back.run(undefined).then((next) => next && again())}>
            {say(endVerbWords.withdraw)}
          </Button>
        )}
      </div>
      {verb && <Decide e={e} verb={verb} close={() => show(null)} done={again} />}
    </>
  );
}

type Given = { e: EndView; verb: 'end' | 'keep'; close: () => void; done: () => void };
function Decide({ e, verb, close, done }: Given) {
  const { say } = useSay();
  return (
    <FormDialog<{ grounds: string; endsOn?: string }, EndView>
      title={endVerbWords[verb]}
      ok={endVerbWords[verb]}
      start={{ endsOn: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ grounds, endsOn }, key) =>
        decide(e, { verb, grounds, ...(verb === 'end' && endsOn && { endsOn }) }, key)
      }
    >
      <p className="soft">{e.facts}</p>
      <Form.Item name="grounds" label={say(w.grounds)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={3} maxLength={400} />
      </Form.Item>
      {verb === 'end' && (
        <Form.Item name="endsOn" label={say(w.endsOn)}>
          <Input type="date" />
        </Form.Item>
      )}
    </FormDialog>
  );
}
