import type { FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { looksLikeAccusation } from '#modules/accusations/accusations.rules.ts';
import { accusationsWords } from '#modules/accusations/accusations.words.ts';
import {
  Button,
  Choose,
  EnterButton,
  FaultSummary,
  Field,
  FileInput,
  Form,
  RadioCards,
  TextArea,
} from '#ui/portal/form.tsx';
import { useSay } from '#ui/portal/frame.tsx';
import { DangerLine, Notice, Said, Steps } from '#ui/portal/parts.tsx';
import { PlacePicker } from '#ui/portal/place-picker.tsx';
import { MAX_BODY } from '../cases.contract.ts';
import { delegateRelations, FAMILY_DAYS } from '../cases.delegates.rules.ts';
import { disclosures } from '../cases.rules.ts';
import { disclosureWords, kindWords } from '../cases.words.ts';
import { relationWords } from './delegates.words.ts';
import { carried, type Draft, type DraftStep, draftSteps, MOST_FILES, type PlaceChoices } from './draft.ts';
import { disclosureChoices, kindChoices, portalKinds, reportWords } from './report.words.ts';

export type StepProps = {
  form: string;
  draft: Draft;
  isDangerous: boolean;
  faults: readonly FieldFault[];
  refused?: Refused | null;
  notice?: Word;
};

const labels: Readonly<Record<string, Word | undefined>> = {
  kind: reportWords.kind,
  body: reportWords.body,
  files: reportWords.files,
  area: reportWords.place,
  placeNote: reportWords.placeNote,
  disclosure: reportWords.disclosure,
  'reporter.name': reportWords.name,
  'reporter.phone': reportWords.phone,
  'reporter.address': reportWords.address,
  for: reportWords.who,
  'by.name': reportWords.byName,
  'by.phone': reportWords.byPhone,
};

/** What stands above every step: where one is, the danger numbers when the words sound like it, and what to mend. */
function StepHead({ step, title, ...p }: StepProps & { step: DraftStep; title: Word }) {
  const t = useSay();
  return (
    <>
      <Steps
        at={draftSteps.indexOf(step) + 1}
        of={draftSteps.length}
        label={t(reportWords.step, { at: draftSteps.indexOf(step) + 1 })}
      />
      <h1>{t(title)}</h1>
      <FaultSummary faults={p.faults} refused={p.refused ?? null} labels={labels} />
      {p.notice && <Notice tone="now">{<p>{t(p.notice)}</p>}</Notice>}
      {p.isDangerous ? (
        <>
          <DangerLine strong title={t(reportWords.dangerTitle)} />
          <p className="soft">{t(reportWords.dangerAfter)}</p>
        </>
      ) : (
        step === 'what' && <DangerLine />
      )}
      {looksLikeAccusation(p.draft.values.body) && (
        <Notice tone="now">
          <p>{t(accusationsWords.suggest)}</p>
          <p>
            <a className="button plain" href="/accuse">
              {t(accusationsWords.suggestWay)}
            </a>
          </p>
        </Notice>
      )}
    </>
  );
}

function KeptFiles({ draft }: { draft: Draft }) {
  const t = useSay();
  if (draft.files.length === 0) return null;
  return (
    <>
      <p className="hint">{t(reportWords.kept)}</p>
      <ul className="kept">
        {draft.files.map(({ file, token }, i) => (
          <li key={token}>
            <span>{file.name}</span>
            <button type="submit" className="button link" name="go" value={`drop:${i}`}>
              {t(reportWords.drop)}
              <span className="hear"> {file.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function WhatStep(p: StepProps) {
  const t = useSay();
  const kinds = portalKinds.map((kind) => ({
    value: kind,
    title: t(kindChoices[kind].title),
    says: t(kindChoices[kind].says),
  }));
  return (
    <>
      <StepHead {...p} step="what" title={reportWords.whatTitle} />
      <Form
        id={p.form}
        action="/report/what"
        multipart
        commandId={p.draft.commandId}
        state={{ values: p.draft.values, faults: p.faults }}
        hidden={carried(p.draft, 'what')}
      >
        <EnterButton name="go" value="where" />
        <TextArea
          name="body"
          label={t(reportWords.body)}
          hint={t(reportWords.bodyHint)}
          rows={7}
          maxLength={MAX_BODY}
        />
        <KeptFiles draft={p.draft} />
        <FileInput
          name="files"
          label={t(reportWords.files)}
          hint={t(reportWords.voiceHint, { most: MOST_FILES })}
          most={MOST_FILES}
        />
        <RadioCards
          name="kind"
          label={t(reportWords.kind)}
          hint={t(reportWords.kindHint)}
          choices={kinds}
          layout="columns"
        />
        <Button name="go" value="where">
          {t(reportWords.next)}
        </Button>
      </Form>
    </>
  );
}

export function WhereStep(p: StepProps & { places: PlaceChoices }) {
  const t = useSay();
  const { chain, options, top } = p.places;
  const isPetition = p.draft.values.kind === 'petition';
  const choices = disclosures.map((d) => ({
    value: d,
    title: t(disclosureChoices[d].title),
    says: t(disclosureChoices[d].says),
  }));
  return (
    <>
      <StepHead {...p} step="where" title={reportWords.whereTitle} />
      <Form
        id={p.form}
        action="/report/where"
        commandId={p.draft.commandId}
        state={{ values: p.draft.values, faults: p.faults }}
        hidden={carried(p.draft, 'where')}
      >
        <EnterButton name="go" value="check" />
        {(chain.length > 0 || options.length > 0) && (
          <PlacePicker
            name="area"
            label={t(reportWords.place)}
            {...(chain.length === 0 && { hint: t(reportWords.placeHint, { levels: t(reportWords.levels) }) })}
            {...(chain.length > 0 && { more: t(reportWords.placeMore) })}
            top={top}
            chain={chain.map(spoken)}
            options={options.map(spoken)}
          />
        )}
        <Field
          name="placeNote"
          label={t(reportWords.placeNote)}
          hint={t(reportWords.placeNoteHint)}
          optional
          maxLength={200}
        />
        {isPetition && (
          <Notice>
            <p>{t(reportWords.petitionLimit)}</p>
          </Notice>
        )}
        <RadioCards
          name="for"
          label={t(reportWords.who)}
          choices={[
            { value: 'self', title: t(reportWords.self), says: t(reportWords.selfSays) },
            { value: 'family', title: t(reportWords.family), says: t(reportWords.familySays) },
          ]}
        />
        <RadioCards name="disclosure" label={t(reportWords.disclosure)} choices={choices} />
        <p className="hint">{t(reportWords.nameNote)}</p>
        <Field name="reporter.name" label={t(reportWords.name)} autoComplete="name" maxLength={40} />
        <Field
          name="reporter.phone"
          label={t(reportWords.phone)}
          hint={t(reportWords.phoneHint)}
          type="tel"
          autoComplete="tel"
          maxLength={30}
        />
        {isPetition && (
          <Field
            name="reporter.address"
            label={t(reportWords.address)}
            hint={t(reportWords.addressHint)}
            autoComplete="street-address"
            maxLength={200}
          />
        )}
        <FamilyFields isOpen={p.draft.values.for === 'family'} />
        <Button name="go" value="check">
          {t(reportWords.next)}
        </Button>
        <p className="no-print">
          <Button name="go" value="what" look="link">
            {t(reportWords.back)}
          </Button>
        </p>
      </Form>
    </>
  );
}

/** Who files for somebody of their family: the person's own contact stands above, as of any matter. */
function FamilyFields({ isOpen }: { isOpen: boolean }) {
  const t = useSay();
  return (
    <details open={isOpen}>
      <summary>{t(reportWords.byTitle)}</summary>
      <p className="hint">{t(reportWords.byHint, { days: FAMILY_DAYS })}</p>
      <Field name="by.name" label={t(reportWords.byName)} autoComplete="name" maxLength={40} />
      <Field name="by.phone" label={t(reportWords.byPhone)} type="tel" optional autoComplete="tel" maxLength={30} />
      <Choose
        name="by.relation"
        label={t(reportWords.byRelation)}
        choices={delegateRelations.map((r) => ({ value: r, title: t(relationWords[r]) }))}
      />
    </details>
  );
}

/** 老熊沟村民委员会 is 老熊沟村 to those who live there; the whole name stays on the receipt. */
export const spoken = ({ code, name }: { code: string; name: string }) => ({
  code,
  name: name
    .replace(/(?<=社区|嘎查)(?:村民|居民)?委员会$/, '')
    .replace(/村民委员会$/, '村')
    .replace(/居民委员会$/, '居委会'),
});

/** One row of what will be sent, with the way back to where it was typed. */
function Told({ label, step, children }: { label: Word; step: DraftStep; children: React.ReactNode }) {
  const t = useSay();
  return (
    <div>
      <dt>
        {t(label)}
        <button type="submit" className="button link" name="go" value={step}>
          {t(reportWords.change)}
          <span className="hear"> {t(label)}</span>
        </button>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

export function CheckStep(p: StepProps & { chain: PlaceChoices['chain'] }) {
  const t = useSay();
  const v = p.draft.values;
  const kind = portalKinds.find((k) => k === v.kind) ?? 'help';
  const disclosure = disclosures.find((d) => d === v.disclosure) ?? 'named';
  const contact = [v['reporter.name'], v['reporter.phone'], v['reporter.address']].filter((text) => text.trim() !== '');
  return (
    <>
      <StepHead {...p} step="check" title={reportWords.checkTitle} />
      <Form
        id={p.form}
        action="/report/check"
        commandId={p.draft.commandId}
        state={{ values: v, faults: p.faults }}
        hidden={{ ...carried(p.draft, 'check') }}
      >
        <EnterButton name="go" value="send" />
        <div className="card">
          <dl className="facts told">
            <Told label={reportWords.body} step="what">
              <Said>{v.body.trim()}</Said>
            </Told>
            <Told label={reportWords.kind} step="what">
              {t(kindWords[kind])}
            </Told>
            <Told label={reportWords.files} step="what">
              {p.draft.files.map(({ file }) => file.name).join('、') || t(reportWords.noFiles)}
            </Told>
            <Told label={reportWords.place} step="where">
              {p.chain.map((place) => spoken(place).name).join(' · ')}
              {v.placeNote.trim() && ` · ${v.placeNote.trim()}`}
            </Told>
            <Told label={reportWords.disclosure} step="where">
              {disclosure === 'anonymous'
                ? t(reportWords.noContact)
                : t(reportWords.contact, { contact: contact.join(' · '), how: t(disclosureWords[disclosure]) })}
            </Told>
            {v.for === 'family' && (
              <Told label={reportWords.family} step="where">
                {[v['by.name'], v['by.phone']].filter((text) => text.trim() !== '').join(' · ')} ·{' '}
                {t(relationWords[delegateRelations.find((r) => r === v['by.relation']) ?? 'other'])}
              </Told>
            )}
          </dl>
        </div>
        <p>{t(reportWords.promise)}</p>
        <Button name="go" value="send">
          {t(reportWords.send)}
        </Button>
      </Form>
    </>
  );
}
