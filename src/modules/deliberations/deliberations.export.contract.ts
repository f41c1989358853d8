import { exportOf } from '#kernel/export.ts';
import { affairsApi } from './affairs.contract.ts';
import { levyStatusWords } from './affairs.words.ts';
import { deliberationsApi } from './deliberations.contract.ts';
import { deliberationsExportWords as w } from './deliberations.export.words.ts';
import {
  callerWords,
  forumWords,
  gateWords,
  matterStatusWords,
  meetingKindWords,
  meetingStatusWords,
} from './deliberations.words.ts';
import { meetingsApi } from './meetings.contract.ts';

export const deliberationsExport = exportOf(deliberationsApi.listMatters, 'items', {
  name: 'deliberations',
  says: w.deliberations.says,
  columns: {
    number: 'text',
    placeName: 'text',
    kindText: { head: w.deliberations.kindText, of: (r) => r.kindName[0] },
    title: 'text',
    forum: { head: w.deliberations.forum, as: forumWords },
    status: matterStatusWords,
    gate: { head: w.deliberations.gate, as: gateWords },
    round: { head: w.deliberations.round, as: 'number' },
    movedOn: { head: w.deliberations.movedOn, as: 'day' },
  },
});

export const villageMeetingsExport = exportOf(meetingsApi.listMeetings, 'items', {
  name: 'village-meetings',
  says: w.villageMeetings.says,
  columns: {
    placeName: 'text',
    kind: meetingKindWords,
    title: 'text',
    calledBy: { head: w.villageMeetings.calledBy, as: callerWords },
    day: 'day',
    startsAt: 'moment',
    where: { head: w.villageMeetings.where },
    status: meetingStatusWords,
    should: { head: w.villageMeetings.should, as: 'number' },
    present: { head: w.villageMeetings.present, as: 'number' },
  },
});

export const deliberationVillagesExport = exportOf(deliberationsApi.deliberationVillages, 'items', {
  name: 'deliberation-villages',
  says: w.deliberationVillages.says,
  columns: {
    placeName: 'text',
    going: { head: w.deliberationVillages.going, as: 'number' },
    out: { head: w.deliberationVillages.out, as: 'number' },
    done: { head: w.deliberationVillages.done, as: 'number' },
    deputies: { head: w.deliberationVillages.deputies, as: 'number' },
    women: { head: w.deliberationVillages.women, as: 'number' },
    meetingsThisYear: { head: w.deliberationVillages.meetingsThisYear, as: 'number' },
    lastDeputiesOn: { head: w.deliberationVillages.lastDeputiesOn, as: 'day' },
  },
});

export const deputiesExport = exportOf(meetingsApi.listDeputies, 'items', {
  name: 'deputies',
  says: w.deputies.says,
  columns: {
    name: { head: w.deputies.name, isPersonal: true },
    isWoman: { head: w.deputies.isWoman, as: 'yes' },
    part: { head: w.deputies.part },
    households: { head: w.deputies.households, of: (r) => r.households.length },
    termFrom: { head: w.deputies.termFrom, as: 'day' },
    termUntil: { head: w.deputies.termUntil, as: 'day' },
    endedOn: 'day',
    isServing: { head: w.deputies.isServing, as: 'yes' },
  },
});

export const leviesExport = exportOf(affairsApi.listLevies, 'items', {
  name: 'levies',
  says: w.levies.says,
  columns: {
    title: 'text',
    purpose: { head: w.levies.purpose },
    announcedOn: { head: w.levies.announcedOn, as: 'day' },
    personYuan: { head: w.levies.personYuan, as: 'number' },
    personDays: { head: w.levies.personDays, as: 'number' },
    people: { head: w.levies.people, as: 'number' },
    workers: { head: w.levies.workers, as: 'number' },
    totalYuan: { head: w.levies.totalYuan, as: 'number' },
    totalDays: { head: w.levies.totalDays, as: 'number' },
    households: { head: w.levies.households, as: 'number' },
    agreed: { head: w.levies.agreed, as: 'number' },
    status: levyStatusWords,
    inYuan: { head: w.levies.inYuan, as: 'number' },
    outYuan: { head: w.levies.outYuan, as: 'number' },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const deliberationsExports = [
  deliberationsExport,
  villageMeetingsExport,
  deliberationVillagesExport,
  deputiesExport,
  leviesExport,
];
