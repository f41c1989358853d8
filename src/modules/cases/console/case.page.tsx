import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { useKeys } from '#ui/console/keys.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Read, usePageTitle } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { Slot } from '#ui/console/slots.tsx';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { ActDialog } from './act.dialog.tsx';
import { ActPanel } from './act.panel.tsx';
import type { ActVerb } from './case.acts.ts';
import { DueCell, Marks, StatusTag } from './case.bits.tsx';
import { Clocks } from './case.clocks.tsx';
import { Files } from './case.files.tsx';
import { Said } from './case.said.tsx';
import { PaperCode, PaperLines } from './case.sheet.tsx';
import { BothSides } from './case.sides.tsx';
import { Standing } from './case.standing.tsx';
import { Timeline } from './case.timeline.tsx';

const route = getRouteApi('/cases/$id');

function Head({ view }: { view: CaseView }) {
  const { say } = useSay();
  usePageTitle(view.number);
  return (
    <header className="page-head">
      <div>
        <p className="mono soft">{view.number}</p>
        <h1>{view.title}</h1>
        <p>
          <StatusTag row={view} /> <Marks row={view} /> <DueCell row={view} />
        </p>
      </div>
      <PaperCode view={view} />
      <div className="page-acts no-print">
        <Button onClick={() => window.print()}>{say(kitWords.print)}</Button>
      </div>
    </header>
  );
}

function Whole({ view }: { view: CaseView }) {
  const { say } = useSay();
  const go = route.useNavigate();
  const [verb, setVerb] = useState<ActVerb | null>(null);
  const begin = (wanted: ActVerb) => view.open.includes(wanted) && setVerb(wanted);
  useKeys([
    { key: 's', says: w.signKey, run: () => begin('sign') },
    { key: 'd', says: w.dispatchKey, run: () => begin('dispatch') },
    { key: 'e', says: w.replyKey, run: () => begin('reply') },
    { key: 'c', says: w.contactKey, run: () => begin('contact') },
    { key: 'm', says: w.noteKey, run: () => begin('note') },
    { key: 'b', says: w.backKey, run: () => void go({ to: '/cases' }) },
  ]);
  return (
    <>
      <Head view={view} />
      {view.offer && (
        <Alert
          type="info"
          showIcon
          title={say(w.offer, {
            by: view.offer.by?.name ?? '',
            to: view.offer.to?.name ?? '',
            reason: view.offer.reason,
          })}
        />
      )}
      <div className="case">
        <div className="case-said">
          <Said view={view} />
          <Files view={view} />
        </div>
        <Timeline view={view} />
        <div className="case-acts">
          <ActPanel view={view} begin={setVerb} />
          <BothSides view={view} />
          <Standing view={view} />
          <Slot at="case" {...view} />
          <Clocks caseId={view.id} clocks={view.clocks} />
        </div>
      </div>
      <PaperLines view={view} />
      {verb && <ActDialog key={verb} verb={verb} on={view} close={() => setVerb(null)} />}
    </>
  );
}

/** One case: the words left, what happened in the middle, what can be done and by when on the right. */
export function CasePage() {
  const { id } = route.useParams();
  const ask = useAsk(casesApi.get, { params: { id } });
  return (
    <Read ask={ask} rows={12}>
      {(view) => <Whole key={view.id} view={view} />}
    </Read>
  );
}
