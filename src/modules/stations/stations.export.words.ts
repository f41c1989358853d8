import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const stationsExportWords = {
  stations: {
    says: ['驿站台账', 'Stations'],
    districtName: ['片区', 'District'],
    address: ['地址', 'Address'],
    way: ['怎么走', 'Way'],
    lat: ['纬度', 'Latitude'],
    long: ['经度', 'Longitude'],
    amenities: ['服务', 'Offers'],
    seats: ['座位', 'Seats'],
    host: ['主办单位', 'Host'],
    phone: ['电话', 'Telephone'],
    stateReason: ['说明', 'Why'],
    pausedUntil: ['停用到', 'Paused until'],
    confirmedOn: ['核实日期', 'Confirmed'],
    waiting: ['待答反映', 'Reports waiting'],
  },
  stationReports: {
    says: ['驿站反映', 'Reports at stations'],
    station: ['驿站', 'Station'],
    amenity: ['服务', 'Of'],
    note: ['说的话', 'Words'],
    times: ['次数', 'Times'],
    firstAt: ['首次', 'First'],
    lastAt: ['最近', 'Last'],
    answer: ['答复', 'Answer'],
    answeredAt: ['答复时间', 'Answered'],
  },
} as const satisfies Record<string, Record<string, Word>>;
