import { tell } from '#kernel/tell.ts';
import type { Ctx } from '#platform/context.ts';
import { momentOf } from '#platform/personal.store.ts';
import type { Subject } from '#platform/personal.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { rightsWords as w } from '../rights.portal.words.ts';
import type { Opened } from '../rights.subject.ts';
import { Kind, Readings } from './held.parts.tsx';

function Copy({
  of,
  at,
  opened,
  nameOf,
}: {
  of: string;
  at: string;
  opened: Opened;
  nameOf: (hash: string) => string;
}) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.copyOf, { name: of, at })}</p>
      <h2>{t(w.heldTitle)}</h2>
      {opened.sections.map((s) => (
        <Kind key={s.name} s={s} nameOf={nameOf} />
      ))}
      <h2>{t(w.readings)}</h2>
      <Readings readings={opened.readings} isWhole />
    </>
  );
}

/** The copy as a page that opens from any disk, with its files beside it; it asks nobody for anything. */
export const copyPage = (ctx: Ctx, s: Subject, opened: Opened, nameOf: (hash: string) => string): string =>
  drawPage(
    { lang: ctx.lang, elder: false, place: null, path: '', now: ctx.now },
    {
      title: tell(w.title, ctx.lang),
      children: <Copy of={s.name} at={momentOf(ctx.now)} opened={opened} nameOf={nameOf} />,
      bare: true,
      alone: true,
    },
  );
