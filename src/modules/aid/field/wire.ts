import { wire } from '#ui/field/ask.ts';
import type { surveyApi } from '../aid.survey.contract.ts';

/** The endpoints the phone calls, held against the contract by the compiler (see `wire`). */
export const aid = {
  toSurvey: wire<(typeof surveyApi)['toSurvey']>({ method: 'GET', path: '/api/aid/to-survey' }),
  surveyAid: wire<(typeof surveyApi)['surveyAid']>({ method: 'POST', path: '/api/aid/applications/:id/surveys' }),
};
