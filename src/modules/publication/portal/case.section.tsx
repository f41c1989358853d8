import type { ReactNode } from 'react';
import type { Addition } from '#platform/module.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { standingOf } from '../consent.actions.ts';
import { consentWords as w } from './public.words.ts';

function Section({
  caseId,
  publishedAt,
  hasNewReply,
}: {
  caseId: string;
  publishedAt: Temporal.Instant | null;
  hasNewReply: boolean;
}) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <section className="no-print">
      <h2>{t(w.section)}</h2>
      <div className="card">
        <p>{publishedAt ? t(w.sectionOn, { day: momentText(publishedAt, lang, now) }) : t(w.sectionOff)}</p>
        {hasNewReply && <p className="span late">{t(w.newReply)}</p>}
        <p className="pair">
          <a className="button plain" href="/case/public">
            {t(publishedAt ? w.change : w.look)}
          </a>
          {publishedAt && (
            <a className="button plain" href={`/public/${caseId}`}>
              {t(w.see)}
            </a>
          )}
        </p>
        {publishedAt && <TakeBack />}
      </div>
    </section>
  );
}

export function TakeBack() {
  const t = useSay();
  return (
    <form id="take-back" method="post" action="/case/public/withdraw">
      <button type="submit" className="button plain">
        {t(w.takeBack)}
      </button>
    </form>
  );
}

/** On the person's own page; nobody else is even asked. */
export const publishing: Addition = async (ctx, caseId): Promise<ReactNode | null> => {
  const { may, publishedAt, hasNewReply } = await standingOf(ctx, caseId);
  if (!may && !publishedAt) return null;
  return <Section caseId={caseId} publishedAt={publishedAt} hasNewReply={hasNewReply} />;
};
