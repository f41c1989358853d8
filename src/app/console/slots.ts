import { lazy } from 'react';
import type { Slots } from '#ui/console/slots.tsx';
import { WaysIn } from './main-menu.tsx';

const AroundPanel = lazy(async () => ({
  default: (await import('#modules/incidents/console/case.panel.tsx')).AroundPanel,
}));
const PetitionPanel = lazy(async () => ({
  default: (await import('#modules/petitions/console/petition.panel.tsx')).PetitionPanel,
}));

const SuggestionPanel = lazy(async () => ({
  default: (await import('#modules/classify/console/case.panel.tsx')).SuggestionPanel,
}));
const IntakePanel = lazy(async () => ({
  default: (await import('#modules/classify/console/intake.panel.tsx')).IntakePanel,
}));
const ReplyAdvice = lazy(async () => ({
  default: (await import('#modules/classify/console/reply.advice.tsx')).ReplyAdvice,
}));

const OrderPanel = lazy(async () => ({
  default: (await import('#modules/orders/console/order.panel.tsx')).OrderPanel,
}));
const OrderIntake = lazy(async () => ({
  default: (await import('#modules/orders/console/intake.panel.tsx')).OrderIntake,
}));

const WhistlePanel = lazy(async () => ({
  default: (await import('#modules/whistles/console/whistle.panel.tsx')).WhistlePanel,
}));
const ErrandPanel = lazy(async () => ({
  default: (await import('#modules/errands/console/errand.panel.tsx')).ErrandPanel,
}));

const MediationPanel = lazy(async () => ({
  default: (await import('#modules/mediations/console/case.panel.tsx')).MediationPanel,
}));

const RosterDesk = lazy(async () => ({
  default: (await import('#modules/rosters/console/desk.card.tsx')).RosterDesk,
}));

const CorrectionsDesk = lazy(async () => ({
  default: (await import('#modules/visits/console/desk.card.tsx')).CorrectionsDesk,
}));

const InspectionDesk = lazy(async () => ({
  default: (await import('#modules/inspections/console/desk.card.tsx')).InspectionDesk,
}));

const OperationsDesk = lazy(async () => ({
  default: (await import('#modules/operations/console/desk.card.tsx')).OperationsDesk,
}));

const BoardDesk = lazy(async () => ({
  default: (await import('#modules/insight/console/desk.card.tsx')).BoardDesk,
}));

const EmergencyDesk = lazy(async () => ({
  default: (await import('#modules/access/console/emergency.desk.tsx')).EmergencyDesk,
}));

const RightsDesk = lazy(async () => ({
  default: (await import('#modules/rights/console/desk.card.tsx')).RightsDesk,
}));

/** What modules show on the pages of modules above them; each panel is loaded when a page with its place is opened. */
export const slots: Slots = {
  desk: [EmergencyDesk, RightsDesk, RosterDesk, CorrectionsDesk, InspectionDesk, OperationsDesk, BoardDesk],
  ways: [WaysIn],
  case: [OrderPanel, PetitionPanel, AroundPanel, SuggestionPanel, WhistlePanel, ErrandPanel, MediationPanel],
  intake: [OrderIntake, IntakePanel],
  act: [ReplyAdvice],
};
