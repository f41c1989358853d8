import { Link } from '@tanstack/react-router';
import { Drawer, Tag } from 'antd';
import { branchRoles } from '#modules/activities/activities.rules.ts';
import { activityKindWords, periodWords } from '#modules/activities/activities.words.ts';
import { yearApi } from '#modules/activities/year.contract.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { organisationKindWords } from '#modules/organisations/organisations.words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Opening, Read, Waiting } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import type { Tree } from '../structures.rules.ts';
import { structureConsoleWords as c, structureWords as w } from '../structures.words.ts';

/** One unit of a structure: what it is, how many members the roll has, and what this year lacks. */
export function UnitDrawer({ id, tree, close }: { id: string; tree: Tree; close: () => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const ask = useAsk(organisationsApi.getOrganisation, { params: { id } });
  const branch = tree.branches.find((b) => b.unit.id === id);
  return (
    <Drawer open onClose={close} size={440} title={ask.data?.name ?? <Opening />}>
      <Read ask={ask}>
        {(one) => (
          <>
            <dl className="facts">
              <dt>{say(c.kind)}</dt>
              <dd>{say(organisationKindWords[one.kind])}</dd>
              <dt>{say(w.place)}</dt>
              <dd>{one.placeName ?? one.area}</dd>
              {one.duty && (
                <>
                  <dt>{say(c.duty)}</dt>
                  <dd>{one.duty}</dd>
                </>
              )}
              {branch && branch.stations > 0 && (
                <>
                  <dt>{say(w.stations)}</dt>
                  <dd>{branch.stations}</dd>
                </>
              )}
            </dl>
            {branch && branch.units.length > 0 && (
              <>
                <h3>
                  {say(w.units)} {branch.units.length}
                </h3>
                <ul>
                  {branch.units.map((u) => (
                    <li key={u.id}>{u.name}</li>
                  ))}
                </ul>
              </>
            )}
            {one.kind === 'party' && id !== tree.one.id && (
              <p>
                <Link to="/structures/$id" params={{ id }}>
                  {say(c.toStructure)}
                </Link>
              </p>
            )}
            {branchRoles.some((r) => r === role) && <Year id={id} area={one.area} />}
          </>
        )}
      </Read>
    </Drawer>
  );
}

/** The year as `activities` counts it; outside one's own area neither roll nor year is read. */
function Year({ id, area }: { id: string; area: string }) {
  const { say } = useSay();
  const me = useMe();
  const isWithin = area.startsWith(me.area);
  const year = Number(dayOf(Date.now()).slice(0, 4));
  const ask = useAsk(yearApi.unitYear, { params: { id }, query: { year } }, { enabled: isWithin });
  if (!isWithin) return <p className="soft">{say(c.outside)}</p>;
  if (ask.isPending) return <Waiting rows={3} />;
  if (!ask.data) return <p className="soft">{say(c.noYear)}</p>;
  const { unit, lines } = ask.data;
  return (
    <section>
      <dl className="facts">
        <dt>{say(c.members)}</dt>
        <dd>{unit.members}</dd>
      </dl>
      <h3>{say(c.year, { year })}</h3>
      {lines.length === 0 && <p className="soft">{say(c.noYear)}</p>}
      <ul className="plain structure-year">
        {lines.map((l) => (
          <li key={l.kind}>
            {say(activityKindWords[l.kind])}{' '}
            <span className="soft">
              {say(periodWords[l.period])} {l.needs}
            </span>{' '}
            {l.missed > 0 ? <Tag className="structure-missed">{say(c.missed, { n: l.missed })}</Tag> : say(c.complete)}
          </li>
        ))}
      </ul>
      <Link to="/activities/units/$id" params={{ id }}>
        {say(c.toYear)}
      </Link>
    </section>
  );
}
