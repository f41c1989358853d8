import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { galleryConsoleWords as w } from '../gallery.console.words.ts';
import { galleryApi, type WorkRow } from '../gallery.contract.ts';
import { workStatuses } from '../gallery.rules.ts';
import { galleryWords, workKindWords, workStatusWords } from '../gallery.words.ts';
import { Exhibitions } from './exhibitions.tsx';
import { galleryViews } from './gallery.search.ts';
import { WorkForm } from './work.form.tsx';
import './gallery.css';

const route = getRouteApi('/gallery');
export const useGalleryAgain = () => {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({ predicate: (q) => /^\/api\/(?:gallery|exhibitions)/.test(String(q.queryKey[0])) });
};
export const thumbOf = (id: string) => urlOf(galleryApi.workPicture, { params: { id }, query: { size: 'thumb' } });

/** 展廊: what waits to be looked at first, then what is shown. */
export function GalleryPage() {
  const { say } = useSay();
  const navigate = useNavigate();
  const again = useGalleryAgain();
  const search = route.useSearch();
  const { view = 'works', status } = search;
  const [isAdding, add] = useState(false);
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/gallery', search: { ...search, ...change }, replace: true });
  return (
    <>
      <PageHead title={say(galleryWords.title)} note={say(w.hint)}>
        <Button type="primary" onClick={() => add(true)}>
          {say(w.add)}
        </Button>
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={galleryViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'works' ? undefined : next })}
        />
        {view === 'works' && (
          <Select
            aria-label={say(w.kind)}
            className="gallery-status"
            value={status ?? ''}
            options={[
              { value: '', label: say(w.all) },
              ...workStatuses.map((value) => ({ value, label: say(workStatusWords[value]) })),
            ]}
            onChange={(next) => go({ status: workStatuses.find((s) => s === next) })}
          />
        )}
      </div>
      {view === 'works' ? <Works status={status} /> : <Exhibitions />}
      {isAdding && (
        <WorkForm
          before={null}
          close={() => add(false)}
          done={(made) => {
            again();
            void navigate({ to: '/gallery/$id', params: { id: made.id } });
          }}
        />
      )}
    </>
  );
}
function Works({ status }: { status: (typeof workStatuses)[number] | undefined }) {
  const { say } = useSay();
  const ask = useAsk(galleryApi.listWorks, { query: { ...(status && { status }) } });
  return (
    <>
      <ExportLine list="gallery" filters={{ ...(status && { status }) }} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <ul className="gallery-wall">
              {items.map((x) => (
                <Card key={x.id} x={x} />
              ))}
            </ul>
          )
        }
      </Read>
    </>
  );
}
function Card({ x }: { x: WorkRow }) {
  const { say } = useSay();
  return (
    <li className="card">
      <Link to="/gallery/$id" params={{ id: x.id }}>
        {x.firstId && <img src={thumbOf(x.firstId)} alt="" loading="lazy" />}
        <strong>{x.title}</strong>
      </Link>
      <p className="soft">
        {[say(workKindWords[x.kind]), x.shownAs, x.classText].filter(Boolean).join(' · ')}
        <br />
        {x.unit} · {x.placeName}
      </p>
      <p>
        <Tag color={x.status === 'published' ? 'success' : x.status === 'submitted' ? 'warning' : 'default'}>
          {say(workStatusWords[x.status])}
        </Tag>
        {!x.hasConsent && <Tag>{say(w.noConsent)}</Tag>}
      </p>
    </li>
  );
}
