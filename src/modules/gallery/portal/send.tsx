import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { forgetFiles } from '#platform/file-forget.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import {
  Button,
  Choose,
  FaultSummary,
  Field,
  FileInput,
  Form,
  faultyTitle,
  RadioCards,
  TextArea,
} from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import { sendWork } from '../gallery.resident.ts';
import { CONSENT_TEXT, workKinds } from '../gallery.rules.ts';
import { consentTexts, galleryWords, noWork, workKindWords } from '../gallery.words.ts';
import { type Receiver, receivers } from '../receivers.store.ts';
import { galleryPortalWords as w } from './gallery.words.ts';

const FILES = 6;
type Props = Shown & { to: readonly Receiver[]; commandId: string };
function Send({ to, commandId, values, faults, refused }: Props) {
  const t = useSay();
  const labels = {
    ...{ title: w.workTitle, shownAs: w.shownAs, files: w.files, name: w.name, phone: w.phone },
    ...{ guardian: w.guardian, agrees: w.agree, to: w.to },
  };
  return (
    <>
      <h1>{t(w.send)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={labels} />
      <p>{t(w.sendLead)}</p>
      <Form id="send" action="/gallery/send" commandId={commandId} state={{ values, faults }} multipart>
        <Choose
          name="to"
          label={t(w.to)}
          choices={to.map((r) => ({ value: r.id, title: `${r.name} · ${r.placeName}` }))}
        />
        <RadioCards
          name="kind"
          label={t(w.kind)}
          layout="row"
          choices={workKinds.map((value) => ({ value, title: t(workKindWords[value]) }))}
        />
        <Field name="title" label={t(w.workTitle)} maxLength={80} />
        <Field name="shownAs" label={t(w.shownAs)} hint={t(w.shownAsHint)} maxLength={60} />
        <Field name="classText" label={t(w.class)} hint={t(w.classHint)} maxLength={80} optional />
        <TextArea name="about" label={t(w.about)} rows={3} maxLength={1000} optional />
        <FileInput name="files" label={t(w.files)} hint={t(w.filesHint)} most={FILES} />
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
        <Field name="phone" label={t(w.phone)} type="tel" inputMode="tel" autoComplete="tel" maxLength={30} />
        <RadioCards
          name="age"
          label={t(w.age)}
          layout="row"
          choices={[
            { value: 'grown', title: t(w.grown) },
            { value: 'minor', title: t(w.minor) },
          ]}
        />
        <Field name="guardian" label={t(w.guardian)} maxLength={60} optional />
        <h2>{t(w.agreeTitle)}</h2>
        <p>{t(consentTexts[CONSENT_TEXT] ?? w.agree)}</p>
        <p>{t(galleryWords.guardianText)}</p>
        <RadioCards name="agrees" label={t(w.agree)} layout="row" choices={[{ value: 'yes', title: t(w.agree) }]} />
        <Button>{t(w.sendNow)}</Button>
      </Form>
      <p className="no-print">
        <a href="/gallery">{t(w.back)}</a>
      </p>
    </>
  );
}
export async function drawSend(ctx: Ctx, given: PageGiven, shown: Shown = nothingShown): Promise<PageReply> {
  const [frame, to] = await Promise.all([elderFrameOf(ctx, given), receivers(ctx)]);
  const title = faultyTitle(tell(w.send, frame.lang), frame.lang, shown.refused !== null);
  const values = { kind: 'work', age: 'grown', ...shown.values };
  const children = <Send to={to} commandId={ctx.house.newId()} {...shown} values={values} />;
  const html = drawPage({ ...frame, path: '/gallery/send' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

type Made = { number: string; passphrase: string; link: string };
/** The passphrase exists nowhere but on this page. */
function Sent({ number, passphrase, link }: Made) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <p className="lead">{t(w.done)}</p>
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.number)}</dt>
          <dd className="passphrase">{inFours(number)}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{inFours(passphrase)}</dd>
        </dl>
        <Qr text={link} label={t(w.mine)} />
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <p className="no-print">
        <a className="button plain" href={`/gallery/mine?n=${number}`}>
          {t(w.mine)}
        </a>
      </p>
    </>
  );
}
export async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { form: f, files, refusedFile } = given;
  const visitor: Ctx = { ...ctx, actor: { kind: 'visitor' } };
  try {
    if (refusedFile) throw refusedFile;
    const to = (await receivers(ctx)).find((r) => r.id === f.to);
    const unit = to && (await organisationsById(ctx, [to.id])).get(to.id);
    if (!to || !unit) throw noWork('notHere', 'to');
    const made = await sendWork(visitor, {
      ...{ title: f.title ?? '', shownAs: f.shownAs ?? '', classText: f.classText ?? '', about: f.about ?? '' },
      ...{ name: f.name ?? '', phone: f.phone ?? '', guardian: f.guardian ?? '', isMinor: f.age === 'minor' },
      kind: workKinds.find((k) => k === f.kind) ?? 'work',
      agrees: f.agrees === 'yes',
      files: files.slice(0, FILES),
      to: { area: unit.area, organisationId: unit.id },
    });
    const frame = await elderFrameOf(ctx, given);
    const link = `${ctx.house.config.publicUrl}/gallery/mine?n=${made.number}`;
    const children = <Sent number={made.number} passphrase={made.passphrase} link={link} />;
    return { html: drawPage({ ...frame, path: '/gallery' }, { title: tell(w.doneTitle, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    // What came with a refused form is chosen again: nothing of it stays here.
    await forgetFiles(
      ctx,
      files.flatMap((x) => [x.hash, ...(x.thumbHash ? [x.thumbHash] : [])]),
    );
    return drawSend(ctx, given, { values: f, faults: refused.faults, refused });
  }
}
