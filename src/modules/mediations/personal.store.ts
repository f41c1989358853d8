import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    mediation: 'told in confidence (Law on people’s mediation, 13): a party reads it by number and its own passphrase',
    mediation_appointment: 'as the mediation',
    mediation_file: 'as the mediation',
    mediation_instalment: 'as the mediation',
    mediation_mediator: 'who mediated',
    mediation_party: 'as the mediation',
    mediation_person: 'the register of mediators; each reads it with the committee',
    mediation_record: 'as the mediation',
    mediation_training: 'training of mediators',
  },
};
