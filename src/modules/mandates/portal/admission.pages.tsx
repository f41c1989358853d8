import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Empty } from '#ui/portal/parts.tsx';
import {
  admissionYears,
  type StoredAdmission,
  type StoredStep,
  selectAdmissions,
  stepsOf,
} from '../mandates.admissions.store.ts';
import { numberOf } from '../mandates.gate.store.ts';
import { gateRoleWords, matterKindWords } from '../mandates.gate.words.ts';
import { publicStatusWords, mandatePortalWords as w } from './mandate.words.ts';

const SHOWN = 500;
const lastDay = (end: string) => Temporal.PlainDate.from(end).subtract({ days: 1 }).toString();
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

/** What the public reads of one: units, the task, the office, the days. The words of people and the matter's own name stay inside. */
export type PublicAdmission = {
  id: string;
  number: string;
  a: Pick<
    StoredAdmission,
    | 'requesterName'
    | 'receiverName'
    | 'role'
    | 'matterKind'
    | 'task'
    | 'fundsYuan'
    | 'decision'
    | 'validFrom'
    | 'validTo'
  >;
  status: keyof typeof publicStatusWords;
  approvedBy: string;
  heard: boolean | null;
};
export function publicAdmission(a: StoredAdmission, steps: readonly StoredStep[]): PublicAdmission[] {
  const { status } = a;
  if (status !== 'inForce' && status !== 'expired' && status !== 'revoked') return [];
  const approved = steps.find((s) => s.verb === 'approve' || s.verb === 'approveTemporarily');
  const answered = steps.find((s) => s.verb === 'answer');
  const { id } = a;
  return [{ id, number: numberOf(a), a, status, approvedBy: approved?.unit ?? '', heard: answered?.agrees ?? null }];
}

function One({ p: { a, number, status, approvedBy, heard } }: { p: PublicAdmission }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const day = (d: string) => dayText(d, lang, now);
  const how = a.decision === 'temporary' ? w.approvedHow : w.approvedBy;
  const said = [
    t(matterKindWords[a.matterKind]),
    approvedBy && t(how, { unit: approvedBy }),
    a.validFrom && a.validTo && t(w.days, { from: day(a.validFrom), to: day(lastDay(a.validTo)) }),
    a.fundsYuan > 0 ? t(w.funds, { n: a.fundsYuan.toLocaleString('zh-CN') }) : t(w.noFunds),
    heard !== null && t(w.heard, { says: t(heard ? w.agreed : w.disagreed) }),
  ];
  return (
    <li>
      <p className="soft small">
        {number} · {t(publicStatusWords[status])}
      </p>
      <p>
        <strong>
          {t(w.asks, { from: a.requesterName, to: a.receiverName, role: t(gateRoleWords[a.role]), task: a.task })}
        </strong>
      </p>
      <p className="soft">{said.filter(Boolean).join(' · ')}</p>
    </li>
  );
}
function Part({ title, items }: { title: string; items: readonly PublicAdmission[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="plain-list card">
        {items.map((p) => (
          <One key={p.id} p={p} />
        ))}
      </ul>
    </section>
  );
}
function Admissions({
  year,
  years,
  items,
}: {
  year: number;
  years: readonly number[];
  items: readonly PublicAdmission[];
}) {
  const t = useSay();
  const others = years.filter((y) => y !== year);
  return (
    <>
      <h1>{t(w.admissions)}</h1>
      <p className="soft">{t(w.admissionsLead)}</p>
      {items.length === 0 && <Empty>{t(w.admissionsNone, { year })}</Empty>}
      <Part title={t(w.inForce)} items={items.filter((p) => p.status === 'inForce')} />
      <Part title={t(w.over)} items={items.filter((p) => p.status !== 'inForce')} />
      {others.length > 0 && (
        <p className="no-print">
          {t(w.years)}{' '}
          {others.map((y) => (
            <a key={y} className="button plain" href={`/duty-lists/admissions?year=${y}`}>
              {y}
            </a>
          ))}
        </p>
      )}
      <p className="no-print">
        <a className="button plain" href="/duty-lists">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function draw(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const as = asVisitor(ctx);
  const thisYear = Number(dayOf(ctx.now).slice(0, 4));
  const [frame, years] = await Promise.all([frameOf(ctx, page), admissionYears(as)]);
  const wanted = /^\d{4}$/.test(page.query.year ?? '') ? Number(page.query.year) : (years[0] ?? thisYear);
  const found = await selectAdmissions(as, { year: wanted, limit: SHOWN });
  const steps = Map.groupBy(
    await stepsOf(
      as,
      found.map((a) => a.id),
    ),
    (s) => s.admissionId,
  );
  const items = found.flatMap((a) => publicAdmission(a, steps.get(a.id) ?? []));
  const children = <Admissions year={wanted} years={years} items={items} />;
  return { html: drawPage(frame, { title: tell(w.admissions, frame.lang), children }) };
}

export const admissionPages: readonly Page[] = [
  { method: 'GET', path: '/duty-lists/admissions', allow: 'anyone', run: draw },
];
