import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select, Space } from 'antd';
import type { z } from 'zod';
import type { Word } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import { incidentsApi } from '../incidents.contract.ts';
import type { LinkKind } from '../incidents.rules.ts';
import { CaseLink } from './bits.tsx';

type Around = z.output<typeof incidentsApi.around.output>;

/** What a link says, seen from this case. */
const linkSays = (kind: LinkKind, fromHere: boolean): Word => {
  if (kind === 'same_matter') return w.sameMatter;
  if (kind === 'continues') return fromHere ? w.continuesThat : w.continuedBy;
  return fromHere ? w.isDuplicateOf : w.hasDuplicate;
};

type Act =
  | { act: 'link'; otherId: string; kind: LinkKind }
  | { act: 'unlink'; linkId: string }
  | { act: 'attach'; incidentId: string };

function useActs(id: string) {
  const client = useQueryClient();
  const deed = useDeed(async (a: Act, key: string): Promise<object> => {
    if (a.act === 'link')
      return call(incidentsApi.linkCases, { params: { id }, input: { otherId: a.otherId, kind: a.kind }, key });
    if (a.act === 'unlink') return call(incidentsApi.unlinkCases, { params: { id, linkId: a.linkId }, key });
    return call(incidentsApi.attachCases, { params: { id: a.incidentId }, input: { caseIds: [id] }, key });
  });
  const run = async (a: Act) => {
    if (await deed.run(a)) {
      void client.invalidateQueries({ queryKey: [incidentsApi.around.path] });
      void client.invalidateQueries({ queryKey: ['/api/cases/:id'] });
    }
  };
  return { ...deed, run };
}
type Acts = ReturnType<typeof useActs>;

function Links({ around, acts }: { around: Around; acts: Acts }) {
  const { say } = useSay();
  return (
    <ul className="plain">
      {around.links.map((l) => (
        <li key={l.id}>
          <span className="soft small">{say(linkSays(l.kind, l.fromHere))}</span> <CaseLink c={l.other} />
          {around.mayLink && (
            <Button size="small" loading={acts.pending} onClick={() => void acts.run({ act: 'unlink', linkId: l.id })}>
              {say(w.unlink)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Suggested({ around, acts }: { around: Around; acts: Acts }) {
  const { say } = useSay();
  const kinds: readonly [LinkKind, Word][] = [
    ['duplicate_of', w.asDuplicate],
    ['same_matter', w.asSame],
    ['continues', w.asContinues],
  ];
  return (
    <>
      <h3>{say(w.suggested)}</h3>
      <ul className="plain">
        {around.suggested.map((c) => (
          <li key={c.id}>
            <CaseLink c={c} />
            <span className="soft small block">{say(w.suggestedWhy, { words: c.words.join('、') })}</span>
            {around.mayLink && (
              <Space wrap>
                {kinds.map(([kind, word]) => (
                  <Button
                    key={kind}
                    size="small"
                    loading={acts.pending}
                    onClick={() => void acts.run({ act: 'link', otherId: c.id, kind })}
                  >
                    {say(word)}
                  </Button>
                ))}
              </Space>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Beside a case: the incident and the hot spot it belongs to, what it is linked with, and what may be the same. */
export function AroundPanel({ id }: SlotProps['case']) {
  const { say } = useSay();
  const around = useAsk(incidentsApi.around, { params: { id } }).data;
  const acts = useActs(id);
  if (!around) return null;
  const { incident, topic, links, suggested, incidents, mayLink } = around;
  const mayAttach = mayLink && !incident && incidents.length > 0;
  if (!incident && !topic && links.length === 0 && suggested.length === 0 && !mayAttach) return null;
  return (
    <section className="card incident no-print">
      <h2>{say(w.around)}</h2>
      {acts.problem && <Fault problem={acts.problem} />}
      {topic && (
        <p>
          {say(topic.isProactive ? w.proactiveFor : w.inTopic)}{' '}
          <Link to="/hot-spots/$id" params={{ id: topic.id }}>
            {topic.name}
          </Link>
        </p>
      )}
      {incident && (
        <p>
          {say(w.inIncident)}{' '}
          <Link to="/incidents/$id" params={{ id: incident.id }}>
            {incident.title}
          </Link>
        </p>
      )}
      {mayAttach && (
        <Select
          className="wide"
          value={null}
          placeholder={say(w.choose)}
          aria-label={say(w.attachTo)}
          loading={acts.pending}
          options={incidents.map((i) => ({ value: i.id, label: i.title }))}
          onChange={(incidentId: string | null) => incidentId && void acts.run({ act: 'attach', incidentId })}
        />
      )}
      {links.length > 0 && <Links around={around} acts={acts} />}
      {suggested.length > 0 && <Suggested around={around} acts={acts} />}
    </section>
  );
}
