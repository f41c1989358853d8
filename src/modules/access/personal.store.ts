import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    staff_account: 'what staff are: each reads their own under "my account"; not residents',
  },
};
