/** What the console pages of other modules take from places. */
export { useNearName } from './near-name.ts';
export { PlacePicker } from './place-picker.tsx';
