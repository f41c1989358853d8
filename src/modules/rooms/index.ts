/** The door of `rooms`. */
export { askAccess, decideAccess } from './access.actions.ts';
export { eveningChildren, noteArrival, noteFetched } from './attendance.actions.ts';
export { moveSeat, roomSlots } from './bookings.actions.ts';
export { childById } from './children.store.ts';
export { addEvenings, assignAdult, moveEvening } from './evenings.actions.ts';
export { bookForChild, joinEvening, registerChild } from './family.resident.ts';
export { addRoom, addRules, addTerm, listRooms } from './rooms.actions.ts';
export { bookSeatAtHome, sitDown } from './rooms.resident.ts';
export { addVetting } from './vettings.actions.ts';
