import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    phone: 'telephones of staff',
    tray_record: 'records of staff that fitted nowhere; sealed, found by their writer',
  },
};
