import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { ExportLine } from '#modules/exports/console/index.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call, urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import { type GapLine, type RosterView, rostersApi } from '../rosters.contract.ts';
import { ImportDialog } from './import.dialog.tsx';
import { MonthGrid } from './month.grid.tsx';
import { MyDaysPanel } from './my.days.tsx';
import { PaperNotes } from './paper.notes.tsx';
import { DayDialog, DraftDialog } from './roster.dialogs.tsx';
import { StandIns } from './stand.ins.tsx';
import './rosters.css';

type Found = Answer<(typeof rostersApi)['getRoster']>;
const short = (day: string) => day.slice(5);

/** How many days each has: whoever makes the roster sees that it is fair. */
function Tally({ roster }: { roster: RosterView }) {
  const { say } = useSay();
  const counts = roster.people.map((p) => ({
    name: p.name,
    n: roster.days.filter((d) => d.people.some((x) => x.id === p.id)).length,
  }));
  return (
    <p className="soft small no-print">
      {say(w.days)}
      {say(colon)}
      {counts.map(({ name, n }) => say(w.daysOf, { name, n })).join(' · ')}
    </p>
  );
}

function Alerts() {
  const { say } = useSay();
  const { data } = useAsk(rostersApi.gaps, {});
  const gapText = ({ asked }: GapLine, day: string) => {
    const name = asked.find((a) => a.day === day)?.name;
    return name ? say(w.gapAsked, { day: short(day), name }) : short(day);
  };
  if (!data || data.items.length === 0) return null;
  return (
    <Alert
      className="no-print"
      type="warning"
      showIcon
      title={say(w.gapAlerts)}
      description={
        <>
          <ul className="plain">
            {data.items.map((g) => (
              <li key={g.organisationId + g.month}>
                {g.days.length > 0
                  ? say(w.gapLine, { unit: g.unit, days: g.days.map((day) => gapText(g, day)).join('、') })
                  : say(w.noRoster, { unit: g.unit, month: g.month })}
              </li>
            ))}
          </ul>
          <ExportLine list="roster-gaps" />
        </>
      }
    />
  );
}

function Notes({ roster }: { roster: RosterView }) {
  const { say } = useSay();
  const noted = roster.days.filter((d) => d.notes.length > 0).reverse();
  if (noted.length === 0) return null;
  return (
    <section className="no-print">
      <h2>{say(w.notes)}</h2>
      <dl className="facts">
        {noted.map((d) => (
          <div key={d.day} className="fact">
            <dt>{short(d.day)}</dt>
            <dd>
              {d.notes.map((n) => (
                <p key={n.id}>{say(w.noteBy, { by: n.by, text: n.text })}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Roster({ found, unit, month, again }: { found: Found; unit: string; month: string; again: () => void }) {
  const { say } = useSay();
  const { modal } = App.useApp();
  const { roster } = found;
  const [isDrafting, draft] = useState(false);
  const [isImporting, bring] = useState(false);
  const [edited, edit] = useState<RosterView['days'][number] | null>(null);
  const publish = useDeed((r: RosterView, key) =>
    call(rostersApi.publishRoster, { params: { id: r.id }, version: r.version, input: {}, key }),
  );
  const isOpen = found.isMine && !roster?.isPublished;
  const askPublish = (r: RosterView) =>
    modal.confirm({
      title: say(w.publishSure, { month }),
      content: say(w.publishHow),
      okText: say(w.publish),
      onOk: async () => {
        if (await publish.run(r)) again();
      },
    });
  return (
    <section>
      <p className="page-acts no-print">
        {isOpen && (
          <Button {...(!roster && { type: 'primary' })} onClick={() => draft(true)}>
            {say(roster ? w.redraft : w.draft)}
          </Button>
        )}
        {isOpen && <Button onClick={() => bring(true)}>{say(w.importRoster)}</Button>}
        {isOpen && roster && (
          <Button type="primary" onClick={() => askPublish(roster)} loading={publish.pending}>
            {say(w.publish)}
          </Button>
        )}
        {roster && (
          <Button href={urlOf(rostersApi.exportRoster, { params: { id: roster.id } })} download>
            {say(w.export)}
          </Button>
        )}
        {roster && <Button onClick={() => window.print()}>{say(w.print)}</Button>}
        {roster && (
          <PaperTwin kind="rosterNotes" subject={roster.id} label={w.paperNotes}>
            <PaperNotes roster={roster} />
          </PaperTwin>
        )}
      </p>
      {publish.problem && <Fault problem={publish.problem} />}
      {!roster && <Nothing title={say(w.none)} hint={say(found.isMine ? w.noneHint : w.noneYours)} />}
      {roster && (
        <>
          <h2>
            {roster.unit} {roster.month}{' '}
            <Tag className={roster.isPublished ? '' : 'mark'}>
              {say(roster.isPublished ? w.isPublished : w.isDraft)}
            </Tag>
          </h2>
          {roster.isPublished && <StandIns roster={roster} again={again} />}
          {!roster.isPublished && roster.gaps.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={say(w.gapsLeft, { n: roster.gaps.length, days: roster.gaps.map(short).join('、') })}
            />
          )}
          <MonthGrid roster={roster} today={dayOf(Date.now())} edit={isOpen ? edit : null} />
          {roster.isMine && <Tally roster={roster} />}
          <Notes roster={roster} />
        </>
      )}
      {isDrafting && (
        <DraftDialog
          organisationId={unit}
          month={month}
          people={found.people}
          {...(roster && { start: { accountIds: roster.people.map((p) => p.id), perDay: roster.perDay } })}
          close={() => draft(false)}
          done={again}
        />
      )}
      {isImporting && (
        <ImportDialog
          organisationId={unit}
          month={month}
          perDay={roster?.perDay ?? 1}
          isOver={roster !== null}
          close={() => bring(false)}
          done={again}
        />
      )}
      {edited && roster && <DayDialog roster={roster} day={edited} close={() => edit(null)} done={again} />}
    </section>
  );
}

/** 值班: a unit's month, what is missing, and my own days. */
export function RostersPage() {
  const { say } = useSay();
  const me = useMe();
  const client = useQueryClient();
  const [unit, setUnit] = useState(me.organisationId);
  const [month, setMonth] = useState(() => dayOf(Date.now()).slice(0, 7));
  const units = useAsk(organisationsApi.listOrganisations, { query: { area: me.area } });
  const ask = useAsk(rostersApi.getRoster, { query: { organisationId: unit, month } }, { keepOld: true });
  const again = () => {
    for (const e of [rostersApi.getRoster, rostersApi.myDays, rostersApi.gaps])
      void client.invalidateQueries({ queryKey: [e.path] });
  };
  const options = (units.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.shortName }));
  return (
    <div className="rosters">
      <PageHead title={say(w.title)} note={say(w.hint)} />
      <Alerts />
      <search className="filters no-print">
        <Select
          className="filter-search"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say(w.unit)}
          value={unit}
          options={
            options.some((o) => o.value === unit) ? options : [...options, { value: unit, label: me.organisation }]
          }
          onChange={setUnit}
        />
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={say(w.month)}
          value={dayjs(`${month}-01`)}
          onChange={(d) => d && setMonth(d.format('YYYY-MM'))}
        />
      </search>
      <div className="rosters-two">
        <Read ask={ask} rows={10}>
          {(found) => <Roster found={found} unit={unit} month={month} again={again} />}
        </Read>
        <aside className="no-print">
          <MyDaysPanel again={again} />
        </aside>
      </div>
    </div>
  );
}
