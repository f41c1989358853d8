import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedTeamMember } from './teams.store.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'memberships',
      says: ['您参加的志愿队', 'Volunteer teams you are in'],
      why: ['联系您,让您看到自己报的事办得怎样', 'To reach you, and so that you see what became of your reports'],
      until: ['退出后 90 天', '90 days after you left'],
      table: 'team_member',
      also: ['team_report'],
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedTeamMember,
      at: 'joined_at',
      shows: {
        number: ['编号', 'Number'],
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        left_at: ['退出', 'Left'],
      },
      empties: {
        columns: ['name_sealed', 'phone_sealed', 'who_idx', 'mac', 'account_id'],
        unless: sql<boolean>`team_member.left_at is null`,
      },
    }),
  ],
  apart: {},
};
