import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    hotline_event: 'a push that waits for its ticket; emptied when it comes',
  },
};
