import { exportOf } from '#kernel/export.ts';
import { eveningsApi } from './evenings.contract.ts';
import { categoryWords, eveningStatusWords, staffingWords } from './evenings.words.ts';
import { roomsApi } from './rooms.contract.ts';
import { roomsExportWords as w } from './rooms.export.words.ts';
import { roomStateWords } from './rooms.words.ts';

export const roomsExport = exportOf(roomsApi.listRooms, 'items', {
  name: 'rooms',
  says: w.rooms.says,
  columns: {
    name: 'text',
    placeName: 'text',
    host: { head: w.rooms.host },
    address: { head: w.rooms.address },
    phone: { head: w.rooms.phone },
    seats: { head: w.rooms.seats, as: 'number' },
    takesChildren: { head: w.rooms.takesChildren, as: 'yes' },
    state: roomStateWords,
    stateReason: { head: w.rooms.stateReason },
  },
});

export const roomEveningsExport = exportOf(eveningsApi.listEvenings, 'items', {
  name: 'room-evenings',
  says: w.roomEvenings.says,
  columns: {
    room: { head: w.roomEvenings.room },
    title: 'text',
    category: { head: w.roomEvenings.category, as: categoryWords },
    from: { head: w.roomEvenings.from, as: 'moment' },
    to: { head: w.roomEvenings.to, as: 'moment' },
    gradeFrom: { head: w.roomEvenings.gradeFrom, as: 'number' },
    gradeTo: { head: w.roomEvenings.gradeTo, as: 'number' },
    places: { head: w.roomEvenings.places, as: 'number' },
    children: { head: w.roomEvenings.children, as: 'number' },
    arrived: { head: w.roomEvenings.arrived, as: 'number' },
    status: eveningStatusWords,
    staffing: { head: w.roomEvenings.staffing, as: staffingWords },
    reason: { head: w.roomEvenings.reason },
  },
});

/** Every list of this module that leaves the house as a table (docs/decisions/0033). */
export const roomsExports = [roomsExport, roomEveningsExport];
