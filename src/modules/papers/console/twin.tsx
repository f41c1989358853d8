import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Read } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { papersApi, type SheetView } from '../papers.contract.ts';
import { paperWords as w } from '../papers.words.ts';
import './papers.css';

type Of = { kind: string; subject: string };
type Props = Of & {
  label?: Word;
  small?: boolean;
  /** What stands on the sheet under its head: the table to fill in. */
  children: ReactNode;
  /** Who signs, where it is not only whoever filled it in. */
  signs?: readonly Word[];
};

/** The paper twin of a record: its form with a code on A4, and the filled sheets that came back as scans. */
export function PaperTwin({ label = w.paper, small, children, signs, ...of }: Props) {
  const { say } = useSay();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button className="no-print" {...(small && { size: 'small' as const })} onClick={() => open(true)}>
        {say(label)}
      </Button>
      {isOpen && (
        <PaperDialog of={of} label={label} signs={signs} close={() => open(false)}>
          {children}
        </PaperDialog>
      )}
    </>
  );
}

type DialogProps = { of: Of; label: Word; signs: readonly Word[] | undefined; close: () => void; children: ReactNode };
function PaperDialog({ of, label, signs, close, children }: DialogProps) {
  const { say } = useSay();
  const client = useQueryClient();
  const ask = useAsk(papersApi.getPaper, { query: of });
  const print = useDeed((input: Of, key) => call(papersApi.printPaper, { input, key }));
  const [made, make] = useState<SheetView | null>(null);
  const sheet = made ?? ask.data?.sheet ?? null;
  const run = async () => {
    if (sheet) return window.print();
    const answer = await print.run(of);
    if (!answer) return;
    make(answer);
    void client.invalidateQueries({ queryKey: [papersApi.getPaper.path] });
  };
  return (
    <Modal
      open
      width="min(860px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(label)}</span>}
      footer={
        <Button type="primary" loading={print.pending} onClick={() => void run()}>
          {say(sheet ? w.print : w.make)}
        </Button>
      }
    >
      <p className="soft no-print">{say(w.printHow)}</p>
      {print.problem && <Fault problem={print.problem} />}
      <Read ask={ask} rows={4}>
        {({ scans }) => (
          <>
            <Scans scans={scans} />
            {sheet && (
              <Sheet sheet={sheet} signs={signs}>
                {children}
              </Sheet>
            )}
          </>
        )}
      </Read>
    </Modal>
  );
}

function Scans({ scans }: { scans: readonly { id: string; name: string; by: string; at: string }[] }) {
  const { say, lang } = useSay();
  return (
    <section className="no-print">
      <h3>{say(w.scans)}</h3>
      {scans.length === 0 && <p className="soft">{say(w.scansNone)}</p>}
      <ul className="plain">
        {scans.map((s) => (
          <li key={s.id}>
            <a href={urlOf(papersApi.paperScan, { params: { id: s.id } })} target="_blank" rel="noreferrer">
              {say(w.scanBy, { name: s.name, by: s.by, at: momentText(s.at, lang, Date.now()) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type SheetProps = { sheet: SheetView; signs?: readonly Word[] | undefined; children: ReactNode };
function Sheet({ sheet, signs = [w.signs, w.day], children }: SheetProps) {
  const { say } = useSay();
  return (
    <article className="notice paper-sheet print-alone">
      <div className="paper-top">
        <h2>{sheet.title}</h2>
        <figure>
          <QrCode text={sheet.link} size={96} />
          <figcaption>
            <span className="mono">{sheet.code}</span>
            <br />
            {say(w.code)}
          </figcaption>
        </figure>
      </div>
      {children}
      {signs.length > 0 && (
        <dl className="notice-signed">
          {signs.map((word) => (
            <div key={word[1]}>
              <dt>{say(word)}</dt>
              <dd />
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

/** A pile of sheets for a round, one of A4 for each record; what is seen is what is printed. */
export function PaperPile({
  kind,
  label,
  of,
  signs,
  made,
  note = w.printHow,
  close,
}: {
  kind: string;
  label: Word;
  of: readonly { subject: string; body: ReactNode }[];
  signs?: readonly Word[];
  /** Where their codes are made already. */
  made?: readonly (SheetView & { subject: string })[];
  /** What to know before printing. */
  note?: Word;
  close: () => void;
}) {
  const { say } = useSay();
  const [sheets, show] = useState<readonly (SheetView & { subject: string })[] | null>(made ?? null);
  const print = useDeed((subjects: string[], key) => call(papersApi.printPapers, { input: { kind, subjects }, key }));
  const run = async () => {
    if (sheets) return window.print();
    const answer = await print.run(of.map((o) => o.subject));
    if (answer) show(answer.sheets);
  };
  return (
    <Modal
      open
      width="min(860px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(label)}</span>}
      footer={
        <Button type="primary" loading={print.pending} onClick={() => void run()}>
          {say(sheets ? w.print : w.makePile, { n: of.length })}
        </Button>
      }
    >
      <p className="soft no-print">{say(note)}</p>
      {print.problem && <Fault problem={print.problem} />}
      {sheets?.map((sheet) => (
        <Sheet key={sheet.code} sheet={sheet} signs={signs}>
          {of.find((o) => o.subject === sheet.subject)?.body}
        </Sheet>
      ))}
    </Modal>
  );
}
