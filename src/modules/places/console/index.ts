/** What the console pages of other modules take from places. */
export { useNearName } from './near-name.ts';
export { PlaceName } from './place-name.tsx';
export { PlacePicker } from './place-picker.tsx';
