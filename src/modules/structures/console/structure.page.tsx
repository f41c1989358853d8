import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { isCollapsed } from '../layout.rules.ts';
import { type StructureView, structuresApi } from '../structures.contract.ts';
import { structureConsoleWords as c, structureWords as w } from '../structures.words.ts';
import { Drawing, Names, useCounted } from './drawing.tsx';
import { RoleTexts } from './texts.tsx';
import { UnitDrawer } from './unit.drawer.tsx';
import './structures.css';

const route = getRouteApi('/structures/$id');

/** One structure: drawn, listed, printed on one sheet; a unit opens beside it. */
export function StructurePage() {
  const { id } = route.useParams();
  const ask = useAsk(structuresApi.readStructure, { params: { id } });
  return <Read ask={ask}>{(view) => <Shown view={view} />}</Read>;
}

function Shown({ view }: { view: StructureView }) {
  const { say } = useSay();
  const client = useQueryClient();
  const counted = useCounted();
  const [opened, open] = useState<string | null>(null);
  const { tree } = view;
  const wrote = () =>
    void client.invalidateQueries({
      predicate: (q) => String(q.queryKey[0]).startsWith(structuresApi.readStructure.path),
    });
  return (
    <div className="structure-sheet">
      <PageHead
        title={`${tree.one.name} ${tree.label}`}
        note={[tree.one.placeName, counted(tree)].filter(Boolean).join(' · ')}
      >
        <ButtonLink to="/structures">{say(c.back)}</ButtonLink>
        <Button href={`/structures/${tree.one.id}`} target="_blank">
          {say(c.publicPage)}
        </Button>
        <Button type="primary" onClick={() => window.print()}>
          {say(c.print)}
        </Button>
      </PageHead>
      <Drawing tree={tree} open={open} />
      <section className={isCollapsed(tree) ? 'structure-list' : 'structure-list no-print'} aria-label={say(w.list)}>
        <h2>{say(w.list)}</h2>
        <Names tree={tree} open={open} />
      </section>
      <RoleTexts view={view} wrote={wrote} />
      {opened && <UnitDrawer id={opened} tree={tree} close={() => open(null)} />}
    </div>
  );
}
