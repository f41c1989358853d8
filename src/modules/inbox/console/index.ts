/** What the console's frame takes from the inbox. */
export { InboxBadge } from './badge.tsx';
