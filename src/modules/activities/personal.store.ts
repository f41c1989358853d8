import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { readingsOfSignUps } from './readings.store.ts';
import { sealedSignUp } from './signups.store.ts';

const signUps = heldIn({
  name: 'signups',
  says: ['您报名的活动', 'Activities you signed up for'],
  why: ['通知您、按名单签到', 'To tell you, and for the list at the door'],
  until: ['活动结束 90 天后删去姓名电话', 'Name and telephone go 90 days after'],
  table: 'activity_signup',
  also: ['activity_hours', 'activity_hours_correction'],
  key: 'number',
  phone: { sealed: 'phone_sealed', name: 'name_sealed' },
  sealed: sealedSignUp,
  at: 'at',
  shows: { number: ['编号', 'Number'], name_sealed: ['姓名', 'Name'], phone_sealed: ['电话', 'Telephone'] },
  derived: {
    title: { says: ['活动', 'Activity'], of: sql`(select a.title from activity a where a.id = t.activity_id)` },
  },
  empties: {
    columns: ['name_sealed', 'phone_sealed', 'who_index', 'account_id'],
    unless: sql<boolean>`exists (select from activity a where a.id = activity_signup.activity_id and a.status in ('planned', 'called')) and activity_signup.state <> 'left'`,
  },
});

export const personal: Personal = {
  held: [signUps],
  readings: readingsOfSignUps(signUps),
  apart: {
    activity: 'minutes name people in prose, as the meeting heard them; corrected by a supplement',
    activity_attendee: 'lists of meetings: read and corrected with the branch or the committee that met',
    activity_member: 'who belongs to a branch: read with the branch',
    activity_opening: 'who of the staff opened a list',
    activity_photo:
      'photographs with the agreement of those on them; taken down at their wish on the page of the activity',
    activity_supplement: 'additions to minutes',
  },
};
