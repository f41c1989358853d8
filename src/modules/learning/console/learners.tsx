import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Nothing, Read } from '#ui/console/parts.tsx';
import { Finder, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { SecretsOnce } from '#ui/console/secrets-once.tsx';
import { call } from '#ui/web/call.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { type LearnerView, registerApi } from '../register.contract.ts';
import { useLearningAgain } from './learning.page.tsx';

type Card = { number: string; passphrase: string };

/** Who learns here, in order of name; telephones are shown one by one, and that is noted. */
export function Learners() {
  const { say } = useSay();
  const [q, find] = useState('');
  const [editing, edit] = useState<LearnerView | 'new' | null>(null);
  const [card, show] = useState<Card | null>(null);
  const again = useLearningAgain();
  const ask = useAsk(registerApi.listLearners, { query: q ? { q } : {} }, { keepOld: true });
  return (
    <>
      <ExportLine list="learners" filters={q ? { q } : {}} />
      <div className="filters no-print">
        <Finder label={w.find} find={find} />
        <Button type="primary" onClick={() => edit('new')}>
          {say(w.addLearner)}
        </Button>
      </div>
      <Read ask={ask} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noLearners)} hint={say(w.noLearnersHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(l) => l.id}
              open={edit}
              columns={[
                { head: w.name, cell: (l) => l.name },
                { head: w.number, cell: (l) => inFours(l.number) },
                { head: w.birthYear, cell: (l) => l.birthYear ?? '', isFigure: true },
                { head: w.agreedOn, cell: (l) => l.agreedOn ?? '' },
                { head: w.classes, cell: (l) => l.classes.map((c) => c.name).join('、') },
                { head: w.phone, cell: (l) => <Reach l={l} lost={show} /> },
              ]}
            />
          )
        }
      </Read>
      {editing && (
        <LearnerForm
          before={editing === 'new' ? null : editing}
          close={() => edit(null)}
          done={(made) => {
            again();
            if (made) show(made);
          }}
        />
      )}
      {card && (
        <SecretsOnce
          title={w.cardTitle}
          lines={[
            [w.number, inFours(card.number)],
            [w.passphrase, inFours(card.passphrase)],
          ]}
          close={() => show(null)}
        />
      )}
    </>
  );
}

function Reach({ l, lost }: { l: LearnerView; lost: (card: Card) => void }) {
  const { say } = useSay();
  const [seen, show] = useState<string | null>(null);
  const see = useDeed((id: string, key) => call(registerApi.reachLearner, { params: { id }, input: {}, key }));
  const anew = useDeed((id: string, key) => call(registerApi.newPassphrase, { params: { id }, input: {}, key }));
  return (
    <>
      {seen ??
        (l.hasPhone && (
          <Button
            size="small"
            type="link"
            onClick={async () => {
              const answer = await see.run(l.id);
              if (answer)
                show([answer.phone, answer.kin && `${answer.kin.name} ${answer.kin.phone}`].filter(Boolean).join('、'));
            }}
          >
            {say(w.seePhone)}
          </Button>
        ))}
      <Button
        size="small"
        type="link"
        onClick={async () => {
          const answer = await anew.run(l.id);
          if (answer) lost(answer);
        }}
      >
        {say(w.lost)}
      </Button>
      {(see.problem ?? anew.problem) && <Fault problem={(see.problem ?? anew.problem)!} />}
    </>
  );
}

type Values = {
  name: string;
  birthYear?: number | null;
  phone?: string;
  kin?: { name?: string; phone?: string };
  agreedOn?: string;
};
function LearnerForm({
  before,
  close,
  done,
}: {
  before: LearnerView | null;
  close: () => void;
  done: (card: Card | null) => void;
}) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Values, Card | null>
      title={before ? w.editLearner : w.addLearner}
      start={
        before
          ? {
              name: before.name ?? '',
              birthYear: before.birthYear,
              ...(before.agreedOn && { agreedOn: before.agreedOn }),
            }
          : {}
      }
      close={close}
      done={done}
      send={async (v, key) => {
        const kin = v.kin?.name && v.kin.phone ? { kin: { name: v.kin.name, phone: v.kin.phone } } : {};
        const said = {
          name: v.name,
          birthYear: v.birthYear ?? null,
          ...kin,
          ...(v.agreedOn && { agreedOn: v.agreedOn }),
        };
        if (!before) {
          const made = await call(registerApi.addLearner, { input: { ...said, phone: v.phone ?? '' }, key });
          return { number: made.learner.number, passphrase: made.passphrase };
        }
        const input = { ...said, ...(v.phone && { phone: v.phone }) };
        await call(registerApi.changeLearner, { params: { id: before.id }, version: before.version, input, key });
        return null;
      }}
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="birthYear" label={say(w.birthYear)}>
          <InputNumber min={1880} max={2200} controls={false} className="wide" />
        </Form.Item>
        <Form.Item name="phone" label={say(w.phone)} rules={before ? [] : required}>
          <Input maxLength={30} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name={['kin', 'name']} label={say(w.kinName)} extra={say(w.extraHint)}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={['kin', 'phone']} label={say(w.kinPhone)}>
          <Input maxLength={30} />
        </Form.Item>
      </div>
      <Form.Item name="agreedOn" label={say(w.agreedOn)}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
