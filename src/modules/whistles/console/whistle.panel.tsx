import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { whistlesApi } from '../whistles.contract.ts';
import { unitStatusWords, whistleConsoleWords as w, whistleStatusWords, whistlesWords } from '../whistles.words.ts';
import { CallDialog } from './whistle.dialogs.tsx';

/** Beside a case: call other units to it, and how it stands with those called. */
export function WhistlePanel({ id }: SlotProps['case']) {
  const { say } = useSay();
  const go = useNavigate();
  const client = useQueryClient();
  const [isCalling, call] = useState(false);
  const found = useAsk(whistlesApi.ofCase, { params: { id } }).data;
  if (!found || (found.items.length === 0 && !found.mayCall)) return null;
  return (
    <section className="card">
      <h2>{say(whistlesWords.title)}</h2>
      {found.items.length === 0 && <p className="soft">{say(w.none)}</p>}
      <ul className="plain">
        {found.items.map((x) => (
          <li key={x.id}>
            <Link to="/whistles/$id" params={{ id: x.id }}>
              {say(whistleStatusWords[x.status])} · {x.lead.name}
            </Link>
            <span className="soft small block">
              {x.units.map((u) => `${u.name}${say(colon)}${say(unitStatusWords[u.status])}`).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {found.mayCall && (
        <Button className="no-print" onClick={() => call(true)}>
          {say(w.call)}
        </Button>
      )}
      {isCalling && (
        <CallDialog
          caseId={id}
          units={found.units}
          close={() => call(false)}
          done={(view) => {
            void client.invalidateQueries({ queryKey: [whistlesApi.ofCase.path] });
            void go({ to: '/whistles/$id', params: { id: view.id } });
          }}
        />
      )}
    </section>
  );
}
