import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    errand: 'belongs to a case and is shown with it',
    errand_paper: 'names of papers of a case, shown on its receipt',
    errand_trip: 'trips for a case, shown on its receipt',
  },
};
