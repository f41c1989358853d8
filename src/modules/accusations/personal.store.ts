import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    accusation:
      'opens by its own number and passphrase only: nobody who answers requests may learn that there is one (domain §12.5)',
    accusation_file: 'as the accusation',
    accusation_opening: 'as the accusation; the reporter reads it there',
    accusation_recusal: 'as the accusation',
    accusation_word: 'as the accusation',
  },
};
