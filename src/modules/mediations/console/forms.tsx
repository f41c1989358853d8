import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { PaperPile } from '#modules/papers/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import type { MediationView } from '../mediations.contract.ts';
import { fileWords, rightsWords } from '../mediations.words.ts';

const kinds = [
  ['mediationApplication', 'application'],
  ['mediationRights', 'rights'],
  ['mediationSession', 'session'],
  ['mediationAgreement', 'agreement'],
  ['mediationVisit', 'visit'],
  ['mediationCourt', 'court'],
] as const;

/** Forms of this file on paper, each with its code: what comes back signed lies in the file by itself. */
export function Forms({ m }: { m: MediationView }) {
  const { say } = useSay();
  const [kind, open] = useState<(typeof kinds)[number] | null>(null);
  return (
    <>
      <Dropdown
        menu={{
          items: kinds.map((k) => ({ key: k[0], label: say(fileWords[k[1]]), onClick: () => open(k) })),
        }}
      >
        <Button>{say(w.print)}</Button>
      </Dropdown>
      {kind && (
        <PaperPile
          kind={kind[0]}
          label={fileWords[kind[1]]}
          of={[{ subject: m.id, body: <FormBody m={m} of={kind[1]} /> }]}
          signs={
            kind[1] === 'session' ? [w.partySign, w.mediatorSign, w.day] : [w.partySign, w.mediatorSign, w.seal, w.day]
          }
          close={() => open(null)}
        />
      )}
    </>
  );
}

function FormBody({ m, of }: { m: MediationView; of: (typeof kinds)[number][1] }) {
  const { say } = useSay();
  const rows: (readonly [Word, string])[] = [
    [
      w.applicant,
      m.parties
        .filter((p) => p.side === 'applicant')
        .map((p) => p.name)
        .join('、'),
    ],
    [
      w.other,
      m.parties
        .filter((p) => p.side === 'other')
        .map((p) => p.name)
        .join('、'),
    ],
    [w.committee, m.committee],
    ...(of === 'application' ? ([[w.body, m.body]] as const) : []),
    ...(of === 'agreement' && m.agreement
      ? ([
          [w.facts, m.agreement.facts],
          [w.issues, m.agreement.issues],
          [w.responsibility, m.agreement.responsibility],
          [w.content, m.agreement.content],
          [w.manner, m.agreement.manner],
          [w.instalments, m.instalments.map((i) => `${i.nth}. ${i.what} (${i.dueOn})`).join('\n')],
        ] as const)
      : []),
    ...(of === 'session' || of === 'visit' || of === 'court' ? ([[w.text, '']] as const) : []),
  ];
  return (
    <table className="paper-table">
      <tbody>
        {rows.map(([head, says]) => (
          <tr key={head[1]}>
            <th scope="row">{say(head)}</th>
            <td className="mediation-text">{says}</td>
          </tr>
        ))}
        {of === 'rights' &&
          [...rightsWords.rights, ...rightsWords.duties].map((word, i) => (
            <tr key={word[1]}>
              <th scope="row">{i + 1}</th>
              <td>{say(word)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
