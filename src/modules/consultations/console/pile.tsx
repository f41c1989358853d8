import { Button, Checkbox, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { consultationConsoleWords as w } from '../consultations.console.words.ts';
import { consultationsApi, type GroupView, type OpinionView } from '../consultations.contract.ts';
import type { GroupVerb } from '../consultations.rules.ts';
import { groupStatusWords, groupVerbWords, voiceWords, wayWords } from '../consultations.words.ts';
import { useOpinionsAgain } from './consultations.page.tsx';
import { GroupDialog } from './group.dialog.tsx';

type PileOf = { groups: readonly GroupView[]; opinions: readonly OpinionView[] };

/** Opinions without a group first, each with the group its words suggest; then the groups with their answers. */
export function Pile({ pile, mayKeep }: { pile: PileOf; mayKeep: boolean }) {
  const { say } = useSay();
  const again = useOpinionsAgain();
  const [chosen, choose] = useState<readonly string[]>([]);
  const [isMaking, make] = useState(false);
  const loose = pile.opinions.filter((o) => o.groupId === null);
  const openGroups = pile.groups.filter((g) => g.status === 'open');
  const sort = useDeed((given: { opinionIds: string[]; groupId: string }, key) =>
    call(consultationsApi.sortOpinions, { input: given, key }),
  );
  const put = async (opinionIds: readonly string[], groupId: string) => {
    if (!(await sort.run({ opinionIds: [...opinionIds], groupId }))) return;
    choose([]);
    again();
  };
  return (
    <>
      {loose.length > 0 && (
        <section>
          <h2>
            {say(w.ungrouped)} {loose.length}
          </h2>
          {mayKeep && (
            <div className="filters no-print">
              <span className="soft">{say(w.chosen, { n: chosen.length })}</span>
              <Button disabled={chosen.length === 0} onClick={() => make(true)}>
                {say(w.newGroup)}
              </Button>
              {openGroups.length > 0 && (
                <Select
                  className="filter-search"
                  value={null}
                  placeholder={say(w.intoGroup)}
                  aria-label={say(w.intoGroup)}
                  disabled={chosen.length === 0}
                  options={openGroups.map((g) => ({ value: g.id, label: g.summary }))}
                  onChange={(groupId: string | null) => groupId && void put(chosen, groupId)}
                />
              )}
            </div>
          )}
          {sort.problem && <Fault problem={sort.problem} />}
          {loose.map((o) => {
            const near = openGroups.find((g) => g.id === o.suggestedGroupId);
            return (
              <div key={o.id} className="opinion-group">
                {mayKeep && (
                  <Checkbox
                    aria-label={say(w.choose)}
                    checked={chosen.includes(o.id)}
                    onChange={() =>
                      choose(chosen.includes(o.id) ? chosen.filter((i) => i !== o.id) : [...chosen, o.id])
                    }
                  >
                    {say(w.choose)}
                  </Checkbox>
                )}
                <OneOpinion o={o} mayKeep={mayKeep} />
                {near && mayKeep && (
                  <Button size="small" className="no-print" onClick={() => void put([o.id], near.id)}>
                    {say(w.suggested, { summary: near.summary })}
                  </Button>
                )}
              </div>
            );
          })}
        </section>
      )}
      {pile.groups.length > 0 && (
        <section>
          <h2>{say(w.groups)}</h2>
          {pile.groups.map((g) => (
            <GroupCard key={g.id} g={g} opinions={pile.opinions.filter((o) => o.groupId === g.id)} mayKeep={mayKeep} />
          ))}
        </section>
      )}
      {isMaking && (
        <FormDialog<{ summary: string }, GroupView>
          title={w.newGroup}
          close={() => make(false)}
          done={() => {
            choose([]);
            again();
          }}
          send={({ summary }, key) =>
            call(consultationsApi.sortOpinions, { input: { opinionIds: [...chosen], summary }, key })
          }
        >
          <Form.Item name="summary" label={say(w.groupSummary)} rules={[{ required: true, message: say(w.required) }]}>
            <Input.TextArea rows={2} maxLength={600} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

/** One group: what it says, the answer, who does it, how many were told. */
export function GroupCard({
  g,
  opinions,
  mayKeep = false,
}: {
  g: GroupView;
  opinions: readonly OpinionView[];
  mayKeep?: boolean;
}) {
  const { say } = useSay();
  const again = useOpinionsAgain();
  const [verb, act] = useState<GroupVerb | null>(null);
  return (
    <article className="opinion-group">
      <h2>{g.summary}</h2>
      <p>
        <Tag>{say(groupStatusWords[g.status])}</Tag> {g.isOverdue && <Tag color="warning">{say(w.overdue)}</Tag>}{' '}
        <span className="soft">
          {say(w.countOf, { n: g.opinions, told: g.told })}
          {g.callTitle && opinions.length === 0 && ` · ${g.callTitle}`}
        </span>
      </p>
      {g.reason && <p>{g.reason}</p>}
      {g.owner && g.dueOn && <p className="soft">{say(w.ownerDue, { owner: g.owner, day: g.dueOn })}</p>}
      {g.evidence && (
        <p>
          {g.evidence} · {say(w.doneOn, { day: g.doneOn ?? '' })}
        </p>
      )}
      <div className="acts no-print">
        {g.open.map((v) => (
          <Button key={v} type="primary" onClick={() => act(v)}>
            {say(groupVerbWords[v])}
          </Button>
        ))}
      </div>
      {opinions.map((o) => (
        <OneOpinion key={o.id} o={o} mayKeep={mayKeep} isAnswered={g.status !== 'open'} />
      ))}
      {verb && <GroupDialog g={g} verb={verb} close={() => act(null)} done={again} />}
    </article>
  );
}

function OneOpinion({ o, mayKeep, isAnswered = false }: { o: OpinionView; mayKeep: boolean; isAnswered?: boolean }) {
  const { say } = useSay();
  const again = useOpinionsAgain();
  const [phone, see] = useState<string | null>(null);
  const params = { id: o.id };
  const seen = useDeed((_: string, key) => call(consultationsApi.opinionPhone, { params, input: {}, key }));
  const told = useDeed((way: 'phone' | 'visit', key) =>
    call(consultationsApi.tellOpinion, { params, input: { way }, key }),
  );
  const shown = useDeed((isShown: boolean, key) =>
    call(consultationsApi.showOpinion, { params, input: { isShown }, key }),
  );
  const problem = seen.problem ?? told.problem ?? shown.problem;
  return (
    <div>
      <p className="opinion-said">{o.said ?? say(w.erased)}</p>
      <p className="soft">
        {say(voiceWords[o.voice])} · {say(wayWords[o.way])} · {o.name ?? say(w.anonymous)} · {o.placeName} ·{' '}
        <Moment at={o.at} />
        {o.toldAt && ` · ${say(w.told)}`} {phone}
      </p>
      <div className="acts no-print">
        {o.hasPhone && phone === null && (
          <Button
            size="small"
            onClick={async () => {
              const answer = await seen.run(o.id);
              if (answer) see(answer.phone);
            }}
          >
            {say(w.seePhone)}
          </Button>
        )}
        {isAnswered &&
          !o.toldAt &&
          (['phone', 'visit'] as const).map((way) => (
            <Button
              key={way}
              size="small"
              onClick={async () => {
                if (await told.run(way)) again();
              }}
            >
              {say(way === 'phone' ? w.byPhone : w.byVisit)}
            </Button>
          ))}
        {mayKeep && o.mayPublish && (
          <Button
            size="small"
            onClick={async () => {
              if (await shown.run(!o.isShown)) again();
            }}
          >
            {say(o.isShown ? w.hide : w.show)}
          </Button>
        )}
      </div>
      {problem && <Fault problem={problem} />}
    </div>
  );
}
