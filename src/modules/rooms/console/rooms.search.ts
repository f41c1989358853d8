export const roomViews = ['today', 'evenings', 'children', 'vettings', 'figures', 'rooms'] as const;
export type RoomView = (typeof roomViews)[number];
/** What the address of the page says. */
export type RoomSearch = {
  view?: RoomView | undefined;
  room?: string | undefined;
  /** A room or an evening whose drawer is open. */
  open?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};
const ID = /^[0-9a-f-]{36}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const text = (value: unknown, shape: RegExp) => (shape.test(String(value)) ? String(value) : undefined);

/** Whatever stands in the address, brought into what can be asked for. */
export const readRoomSearch = (raw: Record<string, unknown>): RoomSearch => ({
  view: roomViews.find((v) => v === raw.view),
  room: text(raw.room, ID),
  open: text(raw.open, ID),
  from: text(raw.from, DAY),
  to: text(raw.to, DAY),
});
