import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentWords as a, scoreVerbWords, starWords } from '../assessments.words.ts';
import { type EntryView, entriesApi, type SheetLine } from '../entries.contract.ts';
import { type Stars, starNumbers } from '../stars.rules.ts';

type Props = { e: EntryView; close: () => void; done: (e: EntryView) => void };
/** The form hands in value and change besides. */
const ScoreField = ({ l, label, ...field }: { l: SheetLine; label: string; id?: string; value?: number }) => (
  <InputNumber {...field} aria-label={label} min={0} max={l.item.cap} step={l.item.step} />
);

type AppealEntry = { items: Record<string, { isIn?: boolean; reason?: string } | undefined> };
/** Once, and for every item its own reason; offered first where the review gave less. */
export function Appeal({ e, close, done }: Props) {
  const { say } = useSay();
  const isLess = (l: SheetLine) => (l.review?.score ?? 0) < (l.self?.score ?? 0);
  const lines = e.lines.filter((l) => l.review || l.self).toSorted((x, y) => Number(isLess(y)) - Number(isLess(x)));
  return (
    <FormDialog<AppealEntry, EntryView>
      title={scoreVerbWords.appeal}
      ok={w.appeal}
      close={close}
      done={done}
      send={({ items = {} }, key) =>
        call(entriesApi.appealEntry, {
          params: { id: e.id },
          version: e.version,
          input: {
            items: Object.entries(items).flatMap(([itemId, i]) =>
              i?.isIn ? [{ itemId, reason: i.reason?.trim() ?? '' }] : [],
            ),
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          <p className="soft">{say(w.appealHint)}</p>
          {lines.map((l) => (
            <div key={l.item.id} className="appeal-line">
              <Form.Item name={['items', l.item.id, 'isIn']} valuePropName="checked">
                <Checkbox>
                  {l.item.title} · {say(w.selfTotal)} {l.self?.score ?? 0} · {say(w.reviewTotal)} {l.review?.score ?? 0}
                </Checkbox>
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {() =>
                  form.getFieldValue(['items', l.item.id, 'isIn']) && (
                    <Form.Item
                      name={['items', l.item.id, 'reason']}
                      rules={[{ required: true, message: say(w.required) }]}
                    >
                      <Input.TextArea
                        rows={2}
                        maxLength={1000}
                        aria-label={`${say(w.reason)} ${l.item.title}`}
                        placeholder={say(w.reason)}
                      />
                    </Form.Item>
                  )
                }
              </Form.Item>
            </div>
          ))}
        </>
      )}
    </FormDialog>
  );
}

type DecideEntry = { items: Record<string, { score: number; answer: string }> };
/** Every appealed item gets a score and an answer; both go back to the organisation with the day. */
export function Decide({ e, close, done }: Props) {
  const { say } = useSay();
  const lines = e.lines.filter((l) => l.appeal);
  const required = [{ required: true, message: say(w.required) }];
  const start = Object.fromEntries(lines.map((l) => [l.item.id, { score: l.review?.score ?? 0 }]));
  return (
    <FormDialog<DecideEntry, EntryView>
      title={w.decide}
      start={{ items: start as DecideEntry['items'] }}
      close={close}
      done={done}
      send={({ items }, key) =>
        call(entriesApi.decideAppeal, {
          params: { id: e.id },
          version: e.version,
          input: { items: Object.entries(items).map(([itemId, i]) => ({ itemId, ...i })) },
          key,
        })
      }
    >
      {lines.map((l) => (
        <fieldset key={l.item.id} className="section">
          <legend>{l.item.title}</legend>
          <p className="scheme-standard">{say(w.appealSaid, { reason: l.appeal?.reason ?? '' })}</p>
          <p className="soft">
            {say(w.selfTotal)} {l.self?.score ?? 0} · {say(w.reviewTotal)} {l.review?.score ?? 0}
            {l.review?.word && ` · ${l.review.word}`}
          </p>
          <Form.Item name={['items', l.item.id, 'score']} label={say(w.decidedScore)} rules={required}>
            <ScoreField l={l} label={`${say(w.decidedScore)} ${l.item.title}`} />
          </Form.Item>
          <Form.Item name={['items', l.item.id, 'answer']} label={say(w.answer)} rules={required}>
            <Input.TextArea rows={2} maxLength={1000} aria-label={`${say(w.answer)} ${l.item.title}`} />
          </Form.Item>
        </fieldset>
      ))}
    </FormDialog>
  );
}

/** A score that hung out wrong; the reason stays with it and the days of publicity begin anew. */
export function Correct({ e, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ itemId: string; score: number; reason: string }, EntryView>
      title={scoreVerbWords.correct}
      close={close}
      done={done}
      send={(input, key) => call(entriesApi.correctScore, { params: { id: e.id }, version: e.version, input, key })}
    >
      <Form.Item name="itemId" label={say(a.item)} rules={required}>
        <Select
          options={e.lines.map((l) => ({ value: l.item.id, label: `${l.item.title} · ${l.final?.score ?? 0}` }))}
        />
      </Form.Item>
      <Form.Item name="score" label={say(w.decidedScore)} rules={required}>
        <InputNumber min={0} max={1000} precision={1} />
      </Form.Item>
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
export function Downgrade({ e, close, done }: Props) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const lower: Stars[] = [...starNumbers, 0 as const].filter((n) => n < (e.stars ?? 0));
  return (
    <FormDialog<{ stars: Stars; reason: string }, EntryView>
      title={scoreVerbWords.downgrade}
      close={close}
      done={done}
      send={(input, key) => call(entriesApi.downgradeEntry, { params: { id: e.id }, version: e.version, input, key })}
    >
      <Form.Item name="stars" label={say(w.starsTitle)} rules={required}>
        <Select options={lower.map((value) => ({ value, label: say(starWords[value]) }))} />
      </Form.Item>
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
