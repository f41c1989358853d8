import { defineModule } from '#platform/module.ts';
import { askAccess, decideAccess, listAccesses, listChildren, readChildRecord } from './access.actions.ts';
import { callGuardian, eveningChildren, exportEvening, noteArrival, noteFetched } from './attendance.actions.ts';
import { bookSeat, moveSeat, roomFigures, roomSlots, roomToday, seatPhone } from './bookings.actions.ts';
import { sealedSeat } from './bookings.store.ts';
import { sealedChild } from './children.store.ts';
import { addEvenings, assignAdult, dropAdult, listEvenings, moveEvening } from './evenings.actions.ts';
import { eveningsApi } from './evenings.contract.ts';
import { sealedFetcher, sealedVetting } from './evenings.store.ts';
import { personal } from './personal.store.ts';
import { roomPages, roomsAtHome } from './portal/pages.tsx';
import {
  addRoom,
  addRules,
  addTerm,
  changeRoom,
  closeKiosks,
  kioskLink,
  listRooms,
  moveRoom,
} from './rooms.actions.ts';
import { roomsApi } from './rooms.contract.ts';
import { roomsExports } from './rooms.export.contract.ts';
import { roomsStated } from './rooms.figures.store.ts';
import { forgetRooms, turnSeats } from './rooms.jobs.ts';
import { roomEvening } from './rooms.paper.ts';
import { addVetting, endVetting, listVettings } from './vettings.actions.ts';

export const rooms = defineModule({
  name: 'rooms',
  personal,
  needs: ['places', 'organisations', 'access', 'phones', 'papers', 'duties', 'activities', 'stations'],
  figures: roomsStated,
  exports: roomsExports,
  api: { ...roomsApi, ...eveningsApi },
  sealed: [sealedSeat, sealedChild, sealedVetting, sealedFetcher],
  papers: { roomEvening },
  handlers: {
    ...{ listRooms, addRoom, changeRoom, moveRoom, addRules, addTerm, kioskLink, closeKiosks },
    ...{ roomToday, roomSlots, bookSeat, moveSeat, seatPhone, roomFigures },
    ...{ listVettings, addVetting, endVetting },
    ...{ listEvenings, addEvenings, moveEvening, assignAdult, dropAdult },
    ...{ eveningChildren, noteArrival, noteFetched, callGuardian, exportEvening },
    ...{ listChildren, readChildRecord, listAccesses, askAccess, decideAccess },
  },
  pages: roomPages,
  adds: { 'portal.home': roomsAtHome },
  jobs: {
    turnSeats: { every: '*/5 * * * *', run: turnSeats },
    forgetRooms: { every: '35 16 * * *', run: forgetRooms },
  },
});
