import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import type { Receipt } from '../mediations.contract.ts';
import { deskRoles } from '../mediations.rules.ts';
import { mediationWords } from '../mediations.words.ts';
import { Slips, TakeDialog } from './take.dialog.tsx';

/** Beside a case: mediation is offered, with the consent of whoever brought it. What became of it is not told here. */
export function MediationPanel({ id }: SlotProps['case']) {
  const { say } = useSay();
  const { role } = useMe();
  const [isOpen, open] = useState(false);
  const [made, show] = useState<Receipt | null>(null);
  if (!deskRoles.some((r) => r === role)) return null;
  return (
    <section className="card no-print">
      <h2>{say(mediationWords.title)}</h2>
      <Button onClick={() => open(true)}>{say(w.fromCase)}</Button>
      {isOpen && <TakeDialog origin="offered" caseId={id} close={() => open(false)} done={show} />}
      {made && <Slips made={made} close={() => show(null)} />}
    </section>
  );
}
