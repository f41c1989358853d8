import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { channelWords, kindWords, outcomeWords, statusWords } from '#modules/cases/cases.words.ts';
import { ExportButton } from '#modules/exports/console/index.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import { insightApi } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import { Behind, useBehind } from './behind.tsx';
import { daysIn, type SliceSearch } from './insight.search.ts';
import { DaysText } from './period.tsx';

const figureRoute = getRouteApi('/insight/figures/$name');
const sliceRoute = getRouteApi('/insight/slice');

/** A number with everything it counts. */
export function FigurePage() {
  const { say } = useSay();
  const me = useMe();
  const { name } = figureRoute.useParams();
  const search = figureRoute.useSearch();
  const area = search.area ?? me.area;
  const days = daysIn(search, dayOf(Date.now()));
  const { organisationId, own } = search;
  const query = { area, ...days, ...(organisationId && { organisationId }), ...(own && { own: 'true' }) };
  const ask = useBehind(insightApi.figureRows, { params: { name }, query: query as never });
  const first = ask.data?.pages[0];
  return (
    <>
      <Head
        title={first ? `${first.placeName}${own ? say(w.ownPart) : ''} · ${say(first.figure.says)}` : say(w.listOf)}
        area={area}
        days={days}
      >
        <ExportButton list="figure-rows" filters={{ name, ...query }} />
      </Head>
      <Behind ask={ask} />
    </>
  );
}

/** The cases behind one bar, slice or point of a chart. */
export function SlicePage() {
  const { say } = useSay();
  const me = useMe();
  const search = sliceRoute.useSearch();
  const area = search.area ?? me.area;
  const days = daysIn(search, dayOf(Date.now()));
  const { measure, states, kind, category, unit } = search;
  const query = {
    ...{ area, ...days, measure },
    ...(states && { states }),
    ...(kind && { kind }),
    ...(category !== undefined && { category }),
    ...(unit && { unit }),
  };
  const ask = useBehind(insightApi.slice, { query: query as never });
  const first = ask.data?.pages[0];
  const parts = useParts(search);
  const title = first ? [first.placeName, ...parts, say(first.figure.says)].join(' · ') : say(w.listOf);
  return (
    <>
      <Head title={title} area={area} days={days}>
        <ExportButton list="figure-slice" filters={query} />
      </Head>
      <Behind ask={ask} />
    </>
  );
}

const words: Readonly<Record<string, Word>> = { ...statusWords, ...outcomeWords, ...channelWords };
/** What this list is a part by, in words. */
function useParts({ measure, states, kind, category, unit }: SliceSearch): string[] {
  const { say } = useSay();
  const found = useAsk(
    organisationsApi.getOrganisation,
    { params: { id: unit ?? '' } },
    { enabled: Boolean(unit), staleTime: 600_000 },
  );
  const kindWord = (kindWords as Readonly<Record<string, Word>>)[kind ?? ''];
  return [
    kindWord && say(kindWord),
    category === '' ? say(w.noCategory) : category,
    unit && say(w.unitFilter, { unit: found.data?.name ?? '…' }),
    ...(measure === 'overdue'
      ? [say(w.overdueShort)]
      : (states?.split(',') ?? []).map((s) => (words[s] ? say(words[s]) : s))),
  ].filter((part): part is string => Boolean(part));
}

function Head({ title, area, days, children }: { title: string; area: string; days: Days; children: ReactNode }) {
  const { say } = useSay();
  return (
    <PageHead title={title} note={<DaysText days={days} />}>
      {children}
      <Button onClick={() => window.print()}>{say(w.print)}</Button>
      <ButtonLink to="/insight" search={{ area, ...days }}>
        {say(w.back)}
      </ButtonLink>
    </PageHead>
  );
}
