import { Form, Input, Radio, Rate, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import { caseTiers } from '../cases.rules.ts';
import { callbackWords, checkWords, outcomeWords, tierWords } from '../cases.words.ts';
import type { ActVerb } from './case.acts.ts';
import { CaseGate } from './gate.tsx';

type Texts = { name: string; label: Word; min?: number; max: number; rows?: number; start?: string };

/** The contract checks again; here it is said before the way to the server. */
function TextField({ name, label, min = 0, max, rows = 4, start }: Texts) {
  const { say } = useSay();
  const rules =
    min > 0
      ? [
          { required: true, message: say(w.required) },
          { min, message: say(w.tooShort) },
        ]
      : [];
  return (
    <Form.Item name={name} label={say(label)} rules={rules} {...(start !== undefined && { initialValue: start })}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 16 }} maxLength={max} />
    </Form.Item>
  );
}

function ChoiceField<T extends string>({
  name,
  label,
  words,
  all,
  start,
}: {
  name: string;
  label: Word;
  words: Readonly<Record<T, Word>>;
  all: readonly T[];
  start?: T;
}) {
  const { say } = useSay();
  return (
    <Form.Item name={name} label={say(label)} initialValue={start} rules={[{ required: true, message: say(w.choose) }]}>
      <Radio.Group options={all.map((value) => ({ value, label: say(words[value]) }))} />
    </Form.Item>
  );
}

const bySearch = (typed: string, option?: { label?: string }) => (option?.label ?? '').includes(typed.trim());

function UnitField({ caseId }: { caseId: string }) {
  const { say } = useSay();
  const ask = useAsk(casesApi.receivers, { params: { id: caseId } });
  return (
    <Form.Item name="organisationId" label={say(w.toUnit)} rules={[{ required: true, message: say(w.choose) }]}>
      <Select
        showSearch={{ filterOption: bySearch }}
        autoFocus
        placeholder={say(w.toUnitHint)}
        notFoundContent={say(w.noUnits)}
        loading={ask.isPending}
        options={(ask.data?.units ?? []).map((u) => ({ value: u.id, label: u.name }))}
      />
    </Form.Item>
  );
}

/** Lines of the own duty list in which somebody else leads; absent when the unit has none. */
function LineField({ caseId }: { caseId: string }) {
  const { say } = useSay();
  const ask = useAsk(casesApi.receivers, { params: { id: caseId } });
  const lines = ask.data?.lines ?? [];
  if (ask.data && lines.length === 0) return null;
  return (
    <Form.Item name="itemId" label={say(w.declineLine)}>
      <Select
        showSearch={{ filterOption: bySearch }}
        allowClear
        placeholder={say(w.declineLineHint)}
        loading={ask.isPending}
        options={lines.map((line) => ({ value: line.id, label: line.name }))}
      />
    </Form.Item>
  );
}

/** A day within the next ninety: the longest one may wait before looking again. */
function ReviewDay() {
  const { say } = useSay();
  const inDays = (n: number) => dayjs().add(n, 'day').format('YYYY-MM-DD');
  return (
    <Form.Item name="nextReview" label={say(w.nextReview)} rules={[{ required: true, message: say(w.required) }]}>
      <Input type="date" min={inDays(1)} max={inDays(90)} />
    </Form.Item>
  );
}

type Person = { caseId: string; label: Word; optional?: boolean; name?: string };
function PersonField({ caseId, label, optional, name = 'personId' }: Person) {
  const { say } = useSay();
  const ask = useAsk(casesApi.receivers, { params: { id: caseId } });
  return (
    <Form.Item name={name} label={say(label)} rules={optional ? [] : [{ required: true, message: say(w.choose) }]}>
      <Select
        showSearch={{ filterOption: bySearch }}
        allowClear
        loading={ask.isPending}
        options={(ask.data?.colleagues ?? []).map((p) => ({ value: p.id, label: p.name }))}
      />
    </Form.Item>
  );
}

function TierField() {
  const { say } = useSay();
  return (
    <Form.Item name="tier" label={say(w.tier)}>
      <Select
        allowClear
        placeholder={say(w.tierAuto)}
        options={caseTiers.map((value) => ({ value, label: say(tierWords[value]) }))}
      />
    </Form.Item>
  );
}

const outcomes = ['solved', 'explained'] as const;
const checks = ['same', 'differs', 'unreached'] as const;
const results = ['solved', 'explained', 'unsolved', 'unreached'] as const;
const Reason = ({ min = 2 }: { min?: number }) => <TextField name="reason" label={w.reason} min={min} max={500} />;

function ReplyFields({ min }: { min: number }) {
  return (
    <>
      <TextField name="text" label={w.replyText} min={min} max={4000} rows={6} />
      <ChoiceField name="outcome" label={w.outcome} words={outcomeWords} all={outcomes} />
      <TextField name="basis" label={w.basisOptional} max={300} rows={1} />
    </>
  );
}

function CallbackFields() {
  const { say } = useSay();
  return (
    <>
      <ChoiceField name="result" label={w.result} words={callbackWords} all={results} />
      <Form.Item name="stars" label={say(w.stars)}>
        <Rate />
      </Form.Item>
      <TextField name="text" label={w.text} max={1000} rows={3} />
    </>
  );
}

/** The entries of each act, as its endpoint's input names them. */
export function ActFields({ verb, caseId, many }: { verb: ActVerb; caseId: string; many?: boolean }): ReactNode {
  const { lang } = useSay();
  switch (verb) {
    case 'answer':
      return <ReplyFields min={2} />;
    case 'reply':
      return <ReplyFields min={10} />;
    case 'take':
    case 'sign':
      return <PersonField caseId={caseId} label={w.personOptional} optional />;
    case 'assign':
      return <PersonField caseId={caseId} label={w.person} />;
    case 'dispatch':
      return (
        <>
          <UnitField caseId={caseId} />
          {!many && <CaseGate caseId={caseId} />}
          <TierField />
          <TextField name="note" label={w.note} max={500} rows={2} />
        </>
      );
    case 'return':
      return (
        <>
          <LineField caseId={caseId} />
          <TextField name="clause" label={w.declineClause} max={200} rows={1} />
          <Reason min={6} />
        </>
      );
    case 'categorise':
      return <TextField name="category" label={w.categoryLabel} min={1} max={60} rows={1} />;
    case 'proposeSuspension':
      return (
        <>
          <TextField name="reason" label={w.whyNotNow} min={6} max={500} rows={3} />
          <TextField name="plan" label={w.plan} min={6} max={1000} />
          <PersonField caseId={caseId} label={w.owner} name="ownerId" optional />
          <ReviewDay />
        </>
      );
    case 'reviewSuspension':
      return (
        <>
          <TextField name="text" label={w.found} min={4} max={1000} />
          <ReviewDay />
        </>
      );
    case 'checkClosed':
      return (
        <>
          <ChoiceField name="result" label={w.result} words={checkWords} all={checks} />
          <TextField name="text" label={w.text} max={1000} rows={3} />
        </>
      );
    case 'recall':
    case 'allowReturn':
    case 'refuseSuspension':
    case 'resumeWork':
    case 'insist':
    case 'rejectUnreasonable':
    case 'reopen':
    case 'declineHandover':
      return <Reason />;
    case 'contact':
      return <TextField name="text" label={w.text} min={2} max={1000} />;
    case 'supplement':
      return <TextField name="text" label={w.text} min={2} max={2000} />;
    case 'note':
      return <TextField name="text" label={w.text} min={1} max={2000} />;
    case 'proposeUnreasonable':
      return (
        <>
          <TextField name="basis" label={w.legalBasis} min={4} max={300} rows={2} />
          <TextField name="explanation" label={w.explanation} min={20} max={4000} rows={6} />
          <TextField
            name="appeal"
            label={w.appeal}
            min={4}
            max={500}
            rows={2}
            start={w.appealDefault[lang === 'zh' ? 0 : 1]}
          />
        </>
      );
    case 'approveSuspension':
    case 'confirmUnreasonable':
      return <TextField name="note" label={w.reviewNote} max={500} rows={3} />;
    case 'callback':
      return <CallbackFields />;
    case 'offerHandover':
      return (
        <>
          <PersonField caseId={caseId} label={w.personTo} />
          <Reason />
        </>
      );
    case 'acceptHandover':
      return null;
  }
}
