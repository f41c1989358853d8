import type { Word } from '#kernel/words.ts';
import { scopeOf } from '#modules/insight/index.ts';
import { spanBefore } from '#modules/insight/insight.rules.ts';
import { periodText } from '#modules/insight/insight.spans.rules.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { FigureScope } from '#platform/figure.ts';
import type { AskedBulletin, TextView } from './bulletins.contract.ts';
import { type Facts, publicFacts, SMALL } from './bulletins.rules.ts';
import { no, bulletinWords as w } from './bulletins.words.ts';
import { chartsOf, factsOf } from './facts.ts';
import { calledShort, earlierText } from './period.rules.ts';
import { writeBulletin } from './prose.rules.ts';
import { type Kind, type KindName, kindNamed, kindNames } from './templates.words.ts';

/** The kinds that fit a place of this kind, or an organisation of this kind. */
export const kindsForPlace = (kind: string): KindName[] =>
  kindNames.filter((k) => kindNamed(k).of === 'place' && kindNamed(k).fits.includes(kind));
export const kindsForUnit = (kind: string): KindName[] =>
  kindNames.filter((k) => kindNamed(k).of === 'unit' && kindNamed(k).fits.includes(kind));

export type Written = {
  scope: FigureScope;
  kind: Kind;
  against: 'previous' | 'lastYear';
  earlier: { from: string; to: string };
  subject: string;
  facts: Facts;
  text: TextView;
  /** The period has ended: what is counted is the whole of it. */
  isOver: boolean;
};
const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
const pair = (word: Word): [string, string] => [word[0], word[1]];

async function fitting(ctx: Ctx, { area, organisationId, kind }: AskedBulletin): Promise<string> {
  const unit = organisationId ? (await organisationsById(ctx, [organisationId])).get(organisationId) : null;
  const place = await placeOf(ctx, area);
  const fit = unit ? kindsForUnit(unit.kind) : kindsForPlace(place?.kind ?? '');
  if (!fit.includes(kind)) throw no('kindUnfit', {}, 'kind');
  return unit?.name ?? calledShort(place?.name ?? area);
}

const texts = (k: Kind, facts: Facts, about: { place: string; period: Word; earlier: Word }) => ({
  zh: writeBulletin(k.template, facts, { ...about, lang: 'zh' }),
  en: writeBulletin(k.template, facts, { ...about, lang: 'en' }),
});

/** Writes it from the records as they are now, in both languages. */
export async function write(ctx: Ctx, asked: AskedBulletin): Promise<Written> {
  const { scope, notes } = await scopeOf(ctx, asked);
  const subject = await fitting(ctx, asked);
  const kind = kindNamed(asked.kind);
  const against = asked.against ?? kind.against;
  const facts = await factsOf(ctx, kind.template, scope, against);
  const about = { place: subject, period: periodText(asked), earlier: earlierText(asked, against) };
  const other = spanBefore(scope, against);
  const written = texts(kind, facts, about);
  const charts = await chartsOf(ctx, kind.template, scope, facts);
  return {
    ...{ scope, kind, against, subject, facts },
    earlier: { from: other.from, to: dayBefore(other.before) },
    text: view({ ...written, charts, notes: notes.map(pair) }),
    isOver: scope.before <= dayOf(ctx.now),
  };
}

/** As it is sent and kept: plain lists. */
function view(t: Omit<TextView, 'zh' | 'en'> & ReturnType<typeof texts>): TextView {
  return JSON.parse(JSON.stringify(t)) as TextView;
}

/** What of it may stand on the portal: the same template on numbers without the small ones. Written when it goes out. */
export function writePublic(asked: AskedBulletin, issued: { facts: Facts; text: TextView; subject: string }): TextView {
  const kind = kindNamed(asked.kind);
  const facts = publicFacts(issued.facts, w.small);
  const about = {
    place: issued.subject,
    period: periodText(asked),
    earlier: earlierText(asked, asked.against ?? kind.against),
  };
  // A bar left out would say by its place what it was: a chart with a small one is not shown.
  const charts = issued.text.charts.filter((c) => c.points.every((p) => p.n === 0 || p.n >= SMALL));
  return view({ ...texts(kind, facts, about), charts, notes: issued.text.notes });
}
