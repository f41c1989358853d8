import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    emergency_access: 'what staff took in an emergency, read by those above and by themselves',
    staff_account: 'what staff are: each reads their own under "my account"; not residents',
  },
};
