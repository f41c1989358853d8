import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageCookie, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { elderFrameOf, frameOf } from './frame.ts';

/** What was typed, and what was refused of it. */
export type Shown = {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];
  readonly refused: Refused | null;
};
export const nothingShown: Shown = { values: {}, faults: [], refused: null };

type DoorField = {
  name: string;
  label: Word;
  /** What is said when it is left empty. */
  missing: Word;
  type?: 'tel';
  inputMode: 'numeric' | 'tel';
  autoComplete?: string;
  maxLength: number;
};
/**
 * The way into something of one's own by what stands on a paper, without an account: two fields, of which only the first is put back into the page
 * when it was wrong. Inside is `path/read`; `path/leave` goes out again.
 */
export type Door<T> = {
  path: string;
  formId: string;
  /** `?n=` of a link on the paper fills the first field. */
  hasLink?: boolean;
  /** Large print unless somebody switched it off: for pages whose readers are mostly old. */
  isForElders?: boolean;
  first: DoorField;
  secret: DoorField;
  words: { title: Word; lead: Word; open: Word; left: Word; lost?: Word };
  enter: (ctx: Ctx, first: string, secret: string) => Promise<PageCookie>;
  opened: (ctx: Ctx, cookies: PageGiven['cookies']) => Promise<T | null>;
  close: () => PageCookie;
};
type ReceiptWords = Record<
  'number' | 'noNumber' | 'passphrase' | 'noPassphrase' | 'enterTitle' | 'enterLead' | 'open' | 'left',
  Word
> & {
  readonly lost?: Word;
};
/** The usual door: the number of a receipt and the passphrase printed beside it. `longest`: characters of the number. */
export const receiptDoor = <T,>(
  path: string,
  w: ReceiptWords,
  key: Pick<Door<T>, 'enter' | 'opened' | 'close'>,
  longest = 20,
): Door<T> => ({
  path,
  formId: 'receipt',
  hasLink: true,
  first: { name: 'number', label: w.number, missing: w.noNumber, inputMode: 'numeric', maxLength: longest },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.open, left: w.left, ...(w.lost && { lost: w.lost }) },
  ...key,
});

type AnyDoor = Omit<Door<unknown>, 'opened'>;

function Enter({ door, shown, hasLeft }: { door: AnyDoor; shown: Shown; hasLeft: boolean }) {
  const t = useSay();
  const { words: w, first, secret } = door;
  const { values, faults, refused } = shown;
  return (
    <>
      {hasLeft && (
        <Notice tone="good">
          <p>{t(w.left)}</p>
        </Notice>
      )}
      <h1>{t(w.title)}</h1>
      <FaultSummary
        faults={faults}
        refused={refused}
        labels={{ [first.name]: first.label, [secret.name]: secret.label }}
      />
      <p>{t(w.lead)}</p>
      <Form id={door.formId} action={door.path} state={{ values, faults }}>
        {[first, secret].map(({ missing: _, label, ...field }) => (
          <Field key={field.name} {...field} label={t(label)} />
        ))}
        <Button>{t(w.open)}</Button>
      </Form>
      {w.lost && <p className="soft">{t(w.lost)}</p>}
    </>
  );
}

async function drawEnter(door: AnyDoor, ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await (door.isForElders ? elderFrameOf(ctx, given) : frameOf(ctx, given));
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(door.words.title, frame.lang), frame.lang, isFaulty);
  const children = <Enter door={door} shown={shown} hasLeft={given.query.left === '1'} />;
  const html = drawPage({ ...frame, path: door.path }, { title, children });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}

async function enter(door: AnyDoor, ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const typed = (field: DoorField) => given.form[field.name] ?? '';
  const values = { [door.first.name]: typed(door.first) };
  const faults = [door.first, door.secret]
    .filter((field) => typed(field).trim() === '')
    .map(({ name, missing }) => ({ field: name, rule: 'required', says: missing }));
  if (faults.length > 0) return drawEnter(door, ctx, given, { ...nothingShown, values, faults });
  try {
    const cookie = await door.enter(ctx, typed(door.first), typed(door.secret));
    return { goTo: `${door.path}/read`, cookies: [cookie] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawEnter(door, ctx, given, { ...nothingShown, values, refused });
  }
}

/** Only for whoever has come in; anybody else is sent to the door. */
export const behind =
  <T,>({ path, opened, close }: Door<T>) =>
  (run: (ctx: Ctx, given: PageGiven, own: T) => Promise<PageReply>): Page['run'] =>
  async (ctx, given) => {
    const own = await opened(ctx, given.cookies);
    return own === null ? { goTo: path, cookies: [close()] } : run(ctx, given, own);
  };

/** The pages of the door itself: coming to it, coming in, going out. */
export const doorPages = (door: AnyDoor): Page[] => [
  {
    method: 'GET',
    path: door.path,
    allow: 'anyone',
    run: (ctx, given) =>
      drawEnter(door, ctx, given, {
        ...nothingShown,
        ...(door.hasLink && { values: { [door.first.name]: given.query.n ?? '' } }),
      }),
  },
  { method: 'POST', path: door.path, allow: 'anyone', perMinute: 30, run: (ctx, given) => enter(door, ctx, given) },
  {
    method: 'POST',
    path: `${door.path}/leave`,
    allow: 'anyone',
    perMinute: 60,
    run: async () => ({ goTo: `${door.path}?left=1`, cookies: [door.close()] }),
  },
];
