/** What other modules' pages take from the console of `insight`: the list behind a number beside the page it stands on, the choice of days. */
export { FigureDrawer } from './figure.drawer.tsx';
export { PeriodBar } from './period.tsx';
