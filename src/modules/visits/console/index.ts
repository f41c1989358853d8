/** What the console's frame takes from visits. */
export { CorrectionsBadge } from './badge.tsx';
