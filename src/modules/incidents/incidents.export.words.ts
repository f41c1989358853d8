import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const incidentsExportWords = {
  topics: {
    says: ['热点事项', 'Hot spots'],
    place: ['地点', 'Place'],
    heat: ['热度', 'Heat'],
    voices: ['诉求人次', 'Voices'],
    days: ['天数', 'Days'],
    supporters: ['附议', 'Supporters'],
    quiet: ['距最近一次反映（天）', 'Days since the last voice'],
    firstDay: ['首次', 'First'],
    lastDay: ['最近', 'Last'],
    openCases: ['在办诉求', 'Open cases'],
    closedCases: ['办结诉求', 'Closed cases'],
    incident: ['合并事件', 'Incident'],
  },
  incidents: {
    says: ['合并事件', 'Incidents'],
    category: ['类别', 'Category'],
    owner: ['牵头单位', 'Owner'],
    openedAt: ['开始时间', 'Opened'],
    attached: ['关联诉求', 'Cases'],
    openCases: ['在办诉求', 'Open cases'],
  },
} as const satisfies Record<string, Record<string, Word>>;
