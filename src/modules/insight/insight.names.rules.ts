/**
 * Short names of the figures that reports ask for, each for one figure of one module (product.md marks them ●). Every other figure is
 * named by its module and its own name together: `visits.households` is `visitsHouseholds`.
 */
export const shortNames: Readonly<Record<string, string>> = {
  errands: 'errands.finished',
  certifications: 'care.certifications',
  homeCertifications: 'care.homeCertifications',
  reliefHouseholds: 'relief.bagHouseholds',
  reliefBags: 'relief.bags',
  emergencyHouseholds: 'relief.emergencyHouseholds',
  emergencyYuan: 'relief.emergencyYuan',
  stations: 'stations.stations',
  redBeeStations: 'stations.redBee',
  teamMembers: 'teams.members',
  teamReports: 'teams.reports',
  floatingMembers: 'floating.received',
  subjects: 'learning.subjects',
  classes: 'learning.classes',
  learners: 'learning.learners',
  certificates: 'learning.certificates',
  orders: 'orders.received',
  heatingVisits: 'visits.heating',
  volunteerActivities: 'activities.volunteering',
  volunteerMonths: 'activities.volunteerMonths',
  meetings: 'activities.meetings',
  themeDays: 'activities.themeDays',
  homeworkEvenings: 'rooms.evenings',
  studyRoomVisits: 'rooms.visits',
  bookLoans: 'books.loans',
  venueVisits: 'venues.visits',
  admissions: 'mandates.admissionsAsked',
  proofs: 'proofs.issued',
  findingsClosed: 'inspections.closed',
  cases: 'cases.received',
  petitions: 'petitions.registered',
  mediations: 'mediations.accepted',
};
const short = new Map(Object.entries(shortNames).map(([name, id]) => [id, name]));

/** `errands.finished` → `errands`, `visits.households` → `visitsHouseholds`. */
export const nameOf = (id: string): string =>
  short.get(id) ?? id.replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase());
