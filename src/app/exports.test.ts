import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ListExport } from '#kernel/export.ts';
import { modules } from './modules.ts';

/*
 * Any list leaves as a table, or says why not (docs/decisions/0033). Every endpoint that answers with rows is held to it: it is declared beside its
 * contract and has its button, or it stands below with a reason.
 */

type Shape = Readonly<Record<string, z.ZodType>>;
type Def = {
  type: string;
  innerType?: z.ZodType;
  out?: z.ZodType;
  element?: z.ZodType;
  entries?: Record<string, string>;
};
const defOf = (s: z.ZodType): Def => (s as unknown as { _zod: { def: Def } })._zod.def;
const bare = (s: z.ZodType): z.ZodType => {
  const { innerType, type, out } = defOf(s);
  return innerType ? bare(innerType) : type === 'pipe' && out ? bare(out) : s;
};
const shapeOf = (s: z.ZodType) => (bare(s) as unknown as { shape?: Shape }).shape;
const rowOf = (s: z.ZodType): Shape | undefined => {
  const { type, element } = defOf(bare(s));
  return type === 'array' && element ? shapeOf(element) : undefined;
};

const declared: ListExport[] = modules.flatMap((m) => m.exports.map((e) => ('of' in e ? e.of : e)));
/** `module.endpoint`, with the part of the answer where that is not `items`. */
const lists = modules.flatMap((m) =>
  Object.entries(m.api)
    .filter(([, e]) => e.method === 'GET' && !e.download)
    .flatMap(([name, e]) =>
      Object.entries(shapeOf(e.output) ?? {}).flatMap(([part, s]) => {
        const row = rowOf(s);
        return row ? [{ id: `${m.name}.${name}${part === 'items' ? '' : `#${part}`}`, list: e, part, row }] : [];
      }),
    ),
);

/** Why a list has no table: what an endpoint of one record answers with (its path has a parameter) is that record, and needs no word here. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'sealed: accusations leave with nobody': ['accusations.listAccusations'],
  'holds the whole register of residents: they leave in the lists of a purpose (care, relief, visits, aid), never all of them (PIPL 6, 19)':
    [
      ...[
        'people.list',
        'people.households',
        'visits.visitHouseholds',
        'care.careHouseholds',
        'relief.reliefHouseholds',
      ],
    ],
  'children and who looked at them: read one at a time with an approval (未成年人网络保护条例 36)': [
    ...['rooms.listChildren', 'rooms.listAccesses', 'rooms.listVettings'],
  ],
  'families, or a person reminded in private: a table of them is what the module is built never to make': [
    ...['deliberations.villageRites#requests', 'deliberations.villageRites#standards', 'norms.listAppeals'],
    'aid.listFreezes',
  ],
  'what people said, which is answered one by one and not passed about': [
    ...[
      'consultations.standingOpinions#groups',
      'consultations.standingOpinions#opinions',
      'activities.hoursCorrections',
    ],
  ],
  'a bulletin leaves as a document (Word, print, copied text), not as a table': [...['bulletins.listBulletins']],
  'choices for a form, not a list': [
    'bulletins.bulletinSubjects#units',
    ...[
      'access.agents',
      'access.me#posts',
      'access.me#resets',
      'facts.factKinds',
      'orders.offeredServices#services',
      'care.careAssignees',
    ],
    ...['activities.activityUnits', 'floating.floatingBranches', 'handovers.handoverChoices#from'],
    ...['handovers.handoverChoices#to', 'classify.categories#terms', 'proofs.matchProof', 'rosters.getRoster#people'],
    ...['places.searchPlaces#places', 'phones.findNumber', 'exports.exportForm#columns', 'relief.listStores'],
    ...['visits.visitPurposes', 'deliberations.villageDecisions', 'stations.listStations#days', 'stations.listBoxes'],
    ...['learning.catalogue#subjects', 'learning.catalogue#courses', 'learning.catalogue#teachers'],
    ...[
      'learning.catalogue#rooms',
      'learning.catalogue#accounts',
      'papers.getPaper#scans',
      'structures.listStructures',
    ],
  ],
  'somebody’s own day, mostly on a phone': [
    ...[
      'duties.todayDuties',
      'rosters.myDays#days',
      'rosters.myDays#gaps',
      'rosters.myDays#swaps',
      'rosters.myDays#leaves',
    ],
    ...[
      'rosters.myDays#people',
      'patrols.walkedToday#grids',
      'visits.visitsToday#households',
      'visits.visitsToday#purposes',
    ],
    ...['visits.visitsToday#colleagues', 'relief.toHandOut#grants', 'relief.toHandOut#stores', 'relief.papersMissing'],
    ...['care.careRound', 'aid.toSurvey', 'aid.toSurvey#colleagues', 'activities.myActivities#mine'],
    ...['activities.myActivities#open', 'floating.myFloating', 'teams.myTeams#teams', 'teams.myTeams#reports'],
    ...['mediations.mediationAppointments', 'learning.myRegisters', 'facts.factsToCarry#kinds'],
    ...['facts.factsToCarry#households', 'cases.savedViews#views', 'handovers.listHandovers#mine'],
    ...['handovers.listHandovers#toMe', 'handovers.listHandovers#unattended'],
  ],
  'public: anybody reads it at home': [
    ...['relief.publicRelief', 'aid.aidNotices', 'publication.publicCases', 'publication.publicSuspended'],
    ...[
      'publication.months#months',
      'publication.receptionPoints',
      'stations.publicStations',
      'stations.publicStations#days',
    ],
    ...['inspections.listPublished', 'deliberations.villageAffairs', 'deliberations.villageAffairs#categories'],
    'deliberations.villageOfficers',
  ],
  'settings, a screen of them': [
    ...['mandates.admissionLevels', 'cases.clockRules#rules', 'relief.listReliefRules', 'care.listCareRules#rules'],
    ...[
      'care.listCareRules#allowances',
      'aid.aidSettings#limits',
      'aid.aidSettings#standards',
      'activities.activityKindRules',
    ],
    ...['floating.floatingRules', 'hotline.sources#sources', 'open311.clients#clients', 'subscribers.subscribers'],
    ...['deliberations.listLevies#exemptions', 'deliberations.deliberationSetup#kinds'],
    ...['deliberations.deliberationSetup#rules', 'deliberations.deliberationSetup#counts', 'proofs.proofEditions'],
    ...['deliberations.affairsSettings#categories', 'deliberations.affairsSettings#caps'],
    ...['deliberations.affairsSettings#exemptions', 'deliberations.affairsSettings#publicities'],
  ],
  'an operator’s list of messages, worked off in days': [
    'hotline.deliveries#deliveries',
    'subscribers.deliveries#deliveries',
    'operations.standing#upkeeps',
  ],
  'about one person each: it leaves only as that person’s own copy': ['rights.listRights', 'access.listEmergencies'],
  'figures that leave as a table or a paper of their own': [
    ...['activities.yearBoard', 'relief.reliefFigures#goods'],
    ...[
      'mediations.mediationFigures#byKind',
      'mediations.mediationFigures#byPlace',
      'mediations.mediationFigures#byResult',
    ],
    ...['norms.normFigures#quarters', 'norms.listSeen', 'classify.quality#judged', 'whistles.ratings#units'],
    ...['cases.closingChecks#units', 'cases.clockDrift', 'proofs.demandsOf'],
  ],
};

const isDeclared = (l: (typeof lists)[number]) => declared.some((d) => d.list === l.list && d.rows === l.part);

test('every list leaves as a table, or says why not', () => {
  const excused = Object.values(reasons).flat();
  expect(lists.length).toBeGreaterThan(300);
  const silent = lists
    // Whatever insight states of places and units is drawn and printed as its own pages and bulletins.
    .filter((l) => !l.list.path.includes('/:') && !l.id.startsWith('insight.') && !isDeclared(l))
    .map((l) => l.id);
  expect(silent.filter((id) => !excused.includes(id))).toEqual([]);
  // And no reason is left over.
  expect(excused.filter((id) => !silent.includes(id))).toEqual([]);
  expect(new Set(declared.map((d) => d.name)).size).toBe(declared.length);
});

test('every table has its button, where the list is, and every button a table', () => {
  const src = join(import.meta.dirname, '..');
  const pages = globSync('modules/*/console/*.tsx', { cwd: src }).map((path) => readFileSync(join(src, path), 'utf8'));
  const buttons = pages.flatMap((page) =>
    [...page.matchAll(/<Export(?:Button|Line)\s+list="([\w-]+)"/g)].map((m) => m[1]!),
  );
  expect(new Set(buttons)).toEqual(new Set(declared.map((d) => d.name)));
});

describe('columns', () => {
  const columns = declared.flatMap((d) => {
    const row = rowOf(shapeOf(d.list.output)![d.rows]!)!;
    return d.columns.map((c) => ({ id: `${d.name}.${c.key}`, c, row, isWider: d.name === 'cases' }));
  });

  test('read what the list answers, and nothing that is not there', () => {
    const wrong = columns.flatMap(({ id, c, row, isWider }) => {
      const read: string[] = [];
      const spy = new Proxy({}, { get: (_, key) => void read.push(String(key)) });
      try {
        c.of(spy);
      } catch {
        // It goes on to parts of what is not there here.
      }
      const own = isWider ? [...Object.keys(row), 'category', 'externalNumber'] : Object.keys(row);
      return read.length === 0 || read.some((key) => !own.includes(key)) ? [`${id} reads ${read.join()}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('have a word for every choice', () => {
    const wrong = columns.flatMap(({ id, c, row }) => {
      const field = row[c.key];
      if (!field || typeof c.as !== 'object') return [];
      const { type, element, entries = {} } = defOf(bare(field));
      const choices = type === 'array' && element ? (defOf(bare(element)).entries ?? {}) : entries;
      const words = c.as;
      return Object.values(choices).flatMap((v) => (words[v] ? [] : [`${id} ${v}`]));
    });
    expect(wrong).toEqual([]);
  });

  test('that name a person need their own tick', () => {
    const naming = /^(household|head|applicant|person|holder|official|who|contact|sender|phone|birthYear|idNumber)$/;
    // Of units and places these are the office’s own.
    const offices = new Set([
      'stations.phone',
      'venues.phone',
      'rooms.phone',
      'teams.phone',
      'committees.phone',
      'reading-rooms.phone',
      'consultations.who',
    ]);
    const open = columns
      .filter(({ id, c }) => naming.test(c.key) && !c.isPersonal && !offices.has(id))
      .map(({ id }) => id);
    expect(open).toEqual([]);
  });
});
