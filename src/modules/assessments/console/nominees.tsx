import { Button, Checkbox, DatePicker, Form, Modal, Popconfirm, Select, Upload } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault, Nothing } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { honourConsoleWords as w } from '../honours.console.words.ts';
import { type CallView, honoursApi, type NomineeView } from '../honours.contract.ts';
import { type ConsentWay, consentWays, mayAnswer, mayWithdraw } from '../honours.rules.ts';
import { consentWayWords, honourKindWords, nomineeStatusWords } from '../honours.words.ts';

type Props = { c: CallView; show: (c: CallView) => void; tell: (code: string) => void };
/** Who was nominated; nothing of anybody is public before they said so, and it goes when they say so. */
export function Nominees({ c, show, tell }: Props) {
  const { say } = useSay();
  const [asked, ask] = useState<NomineeView | null>(null);
  const [certified, certify] = useState<NomineeView | null>(null);
  const isOwn = c.open.length > 0 || c.closed.length > 0 || c.status === 'awarded';
  const withdraw = useDeed((id: string, key) => call(honoursApi.withdrawNominee, { params: { id }, input: {}, key }));
  const revoke = useDeed((id: string, key) => call(honoursApi.revokeHonour, { params: { id }, input: {}, key }));
  const photo = useDeed(({ id, file }: { id: string; file: File }, key) =>
    call(honoursApi.addHonourPhoto, { params: { id }, input: {}, files: [{ field: 'files', file }], key }),
  );
  const then = (next: CallView | null) => next && show(next);
  if (c.nominees.length === 0) return <Nothing title={say(w.noNominees)} />;
  return (
    <section className="section">
      <h2>{say(w.nominees)}</h2>
      {[withdraw, revoke, photo].map((d) => d.problem && <Fault key={d.problem.code} problem={d.problem} />)}
      <Register
        rows={c.nominees}
        keyOf={(n) => n.id}
        columns={[
          {
            head: w.who,
            cell: (n) => (
              <>
                <b>{n.name ?? say(w.erased)}</b>
                {n.hasPhoto && (
                  <img
                    className="honour-thumb"
                    src={urlOf(honoursApi.honourPhoto, { params: { id: n.id } })}
                    alt={n.name ?? ''}
                  />
                )}
              </>
            ),
          },
          { head: w.deeds, cell: (n) => <span className="scheme-standard">{n.deeds}</span> },
          { head: w.contact, cell: (n) => n.contact ?? '' },
          { head: w.by, cell: (n) => n.by ?? '' },
          {
            head: w.status,
            cell: (n) =>
              [say(nomineeStatusWords[n.status]), n.consentWay && say(consentWayWords[n.consentWay]), n.consentOn]
                .filter(Boolean)
                .join(' · '),
          },
          {
            head: w.todo,
            cell: (n) =>
              isOwn && (
                <span className="page-acts no-print">
                  {mayAnswer(n) && (c.status === 'nominating' || c.status === 'voting') && (
                    <Button size="small" aria-label={`${say(w.answer)} ${n.name}`} onClick={() => ask(n)}>
                      {say(w.answer)}
                    </Button>
                  )}
                  {n.photoOk && (
                    <Upload
                      accept="image/*"
                      showUploadList={false}
                      beforeUpload={(file) => {
                        void photo.run({ id: n.id, file }).then(then);
                        return false;
                      }}
                    >
                      <Button size="small">{say(w.photo)}</Button>
                    </Upload>
                  )}
                  {n.status === 'honoured' && c.status === 'awarded' && (
                    <Button size="small" onClick={() => certify(n)}>
                      {say(w.certificate)}
                    </Button>
                  )}
                  {mayWithdraw(n) && (
                    <Popconfirm
                      title={say(w.withdrawSure)}
                      okText={say(w.withdraw)}
                      onConfirm={() => void withdraw.run(n.id).then(then)}
                    >
                      <Button size="small">{say(w.withdraw)}</Button>
                    </Popconfirm>
                  )}
                  {n.status === 'honoured' && c.objections.some((o) => o.outcome === 'upheld') && (
                    <Popconfirm
                      title={say(w.revokeSure)}
                      okText={say(w.revoke)}
                      onConfirm={() => void revoke.run(n.id).then(then)}
                    >
                      <Button size="small">{say(w.revoke)}</Button>
                    </Popconfirm>
                  )}
                </span>
              ),
          },
        ]}
      />
      {asked && <Answer n={asked} close={() => ask(null)} show={show} tell={tell} />}
      {certified && <Certificate c={c} n={certified} close={() => certify(null)} />}
    </section>
  );
}

type AnswerEntry = { agrees: boolean; way: ConsentWay; on: Dayjs; photoOk?: boolean };
type Answered = { call: CallView; code: string | null };
type AnswerProps = { n: NomineeView; close: () => void; show: (c: CallView) => void; tell: (code: string) => void };
function Answer({ n, close, show, tell }: AnswerProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<AnswerEntry, Answered>
      title={w.answer}
      close={close}
      done={(answered) => {
        show(answered.call);
        if (answered.code) tell(answered.code);
      }}
      send={({ on, photoOk, ...v }, key) =>
        call(honoursApi.answerNomination, {
          params: { id: n.id },
          input: { ...v, photoOk: v.agrees && (photoOk ?? false), on: on.format('YYYY-MM-DD') },
          key,
        })
      }
    >
      <p className="soft">{say(w.answerHint)}</p>
      <Form.Item name="agrees" label={say(w.agrees)} rules={required}>
        <Select
          options={[
            { value: true, label: say(w.yes) },
            { value: false, label: say(w.no) },
          ]}
        />
      </Form.Item>
      <div className="pair">
        <Form.Item name="way" label={say(w.way)} rules={required}>
          <Select options={consentWays.map((value) => ({ value, label: say(consentWayWords[value]) }))} />
        </Form.Item>
        <Form.Item name="on" label={say(w.on)} rules={required}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item name="photoOk" valuePropName="checked">
        <Checkbox>{say(w.photoOk)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

/** What is seen is what is printed on A4. */
function Certificate({ c, n, close }: { c: CallView; n: NomineeView; close: () => void }) {
  const { say } = useSay();
  const values = { name: n.name ?? '', place: c.placeName, year: c.year, kind: say(honourKindWords[c.kind]) };
  return (
    <Modal
      open
      width="min(840px, 100%)"
      title={<span className="no-print">{say(w.certificateTitle)}</span>}
      onCancel={close}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <article className="notice print-alone honour-certificate">
        <header>
          <h2>{say(w.certificateTitle)}</h2>
        </header>
        {say(w.certificateText, values)
          .split('\n')
          .map((line, i) => (
            <p key={line} className={i === 0 ? '' : 'notice-text'}>
              {line}
            </p>
          ))}
        <footer>
          <p className="notice-end">
            {c.organisation}
            <br />
            {c.publicTo}
          </p>
        </footer>
      </article>
    </Modal>
  );
}
