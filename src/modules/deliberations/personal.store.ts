import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    deliberation_attendance: 'who of the deputies came: kept with the meeting',
    deliberation_ballot: 'secret votes: nobody can tell whose',
    deliberation_deputy: 'deputies as elected, in public at home',
    deliberation_open_ballot: 'open votes, as the meeting heard them',
    deliberation_turnout: 'who drew a slip for a vote: kept with the meeting',
    rite_request: 'a family that asked the council: read with the village, deleted 90 days after',
    village_officer: 'members of bodies, as appointed',
  },
};
