import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    norm_reminder: 'no name, address or account of anybody: found only by the code on its paper',
  },
};
