import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type CorrectionView, correctionsApi } from '../corrections.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import type { VisitView } from '../visits.contract.ts';
import { answererRoles, type Outcome } from '../visits.rules.ts';
import { answerLevelWords, correctionPartWords, outcomeWords, wishWords } from '../visits.words.ts';
import { useVisitsAgain } from './bits.tsx';

/** What the household says to what was written; somebody of the place has to answer. */
export function Corrections({ v }: { v: VisitView }) {
  const { say } = useSay();
  const { role } = useMe();
  const [answering, answer] = useState<CorrectionView | null>(null);
  const mayAnswer = answererRoles.some((r) => r === role);
  return (
    <section className="section">
      <h2>{say(w.corrections)}</h2>
      {v.corrections.length === 0 && <p className="soft">{say(w.correctionsNone)}</p>}
      {v.corrections.map((c) => (
        <div key={c.id} className="visit-row">
          <strong>
            {say(wishWords[c.wish])} · {say(correctionPartWords[c.part])}
          </strong>
          {c.text && <p className="visit-said">{c.text}</p>}
          <small className="soft">
            <Moment at={c.at} />{' '}
            {c.isLate && (
              <strong className="visit-now">
                {say(c.climbedAt ? w.climbed : w.late, { level: say(answerLevelWords[c.level]) })}
              </strong>
            )}
          </small>
          {c.outcome && (
            <p>
              <strong>{say(outcomeWords[c.outcome])}</strong> {c.answer}
              <br />
              <small className="soft">
                {c.answeredBy} {c.answeredAt && <Moment at={c.answeredAt} />}
              </small>
            </p>
          )}
          {!c.outcome && mayAnswer && (
            <Button type="primary" className="no-print" onClick={() => answer(c)}>
              {say(w.answer)}
            </Button>
          )}
        </div>
      ))}
      {answering && <AnswerDialog v={v} c={answering} close={() => answer(null)} />}
    </section>
  );
}

type Entry = { outcome: Outcome; answer: string; newText?: string };

function AnswerDialog({ v, c, close }: { v: VisitView; c: CorrectionView; close: () => void }) {
  const { say } = useSay();
  const again = useVisitsAgain();
  const isText = c.part === 'said' || c.part === 'note';
  const now = (c.part === 'note' ? v.note : v.said)[0]?.text ?? '';
  return (
    <FormDialog<Entry, CorrectionView>
      title={w.answerTitle}
      ok={w.answer}
      start={{ outcome: c.outcomes[0], newText: now }}
      close={close}
      done={again}
      send={({ outcome, answer, newText }, key) =>
        call(correctionsApi.answerCorrection, {
          params: { id: v.id, correctionId: c.id },
          input: { outcome, answer, ...(outcome === 'corrected' && isText && newText && { newText }) },
          version: c.version,
          key,
        })
      }
    >
      {c.text && <p className="visit-said">{c.text}</p>}
      <Form.Item name="outcome" label={say(w.outcome)}>
        <Select options={c.outcomes.map((value) => ({ value, label: say(outcomeWords[value]) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Entry, b: Entry) => a.outcome !== b.outcome}>
        {({ getFieldValue }) =>
          getFieldValue('outcome') === 'corrected' &&
          isText && (
            <Form.Item name="newText" label={say(w.newText)} rules={[{ required: true, message: say(w.required) }]}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item
        name="answer"
        label={say(w.answerText)}
        extra={say(w.answerHint)}
        rules={[{ required: true, min: 2, message: say(w.required) }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
