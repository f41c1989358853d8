import { ask } from '#ui/field/ask.ts';
import { Empty, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import type { TrayRow } from '../tray.contract.ts';
import { trayReasonWords, trayStateWords } from '../tray.words.ts';
import { phoneFieldWords as w } from './field.words.ts';
import { phoneWire } from './wire.ts';

/** 托盘: what I handed over and what became of it, and what waits for my place. */
export function TrayPage() {
  const say = useSay();
  const loaded = useLoad('tray/all', () => ask(phoneWire.tray, { query: {} }));
  return (
    <>
      <Head title={say(w.tray)} back={hashOf(['me'])} />
      <p className="hint">{say(w.trayHow)}</p>
      <Loading of={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say(w.trayNone)} />
          ) : (
            <>
              <Rows title={say(w.trayMine)} rows={items.filter((t) => t.isMine)} />
              <Rows title={say(w.trayTheirs)} rows={items.filter((t) => !t.isMine)} note={say(w.trayDesk)} />
            </>
          )
        }
      </Loading>
    </>
  );
}

function Rows({ title, rows, note }: { title: string; rows: readonly TrayRow[]; note?: string }) {
  const say = useSay();
  const { lang } = useSettings();
  if (rows.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {title} <small>{rows.length}</small>
      </h2>
      {note && <p className="hint">{note}</p>}
      <ul className="lines">
        {rows.map((t) => (
          <li key={t.id} className="line">
            <strong>
              {t.placeName} · {say(trayReasonWords[t.why])}
            </strong>
            <span className="about">
              <span>{t.by}</span>
              <span>{say(w.madeAt, { at: momentText(t.madeAt, lang) })}</span>
              <span>
                {t.decided
                  ? say(w.decidedBy, {
                      state: say(trayStateWords[t.state]),
                      by: t.decided.by,
                      at: momentText(t.decided.at, lang),
                    })
                  : say(trayStateWords[t.state])}
              </span>
              {t.decided?.reason && <span>{t.decided.reason}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
