/** What the schema may not hold (domain §12.1–4, §12.17, §8.4): no score, tag, watch-list or trail of a person, no leaderboard, no check-in. Pure. */

export type Column = { readonly table: string; readonly name: string; readonly type: string };
export type Table = { readonly name: string; readonly says: string; readonly columns: readonly Column[] };

/** `db/schema.sql` as it is generated: a comment, `table NAME (`, a column a line, constraints. */
export function readSchema(sql: string): Table[] {
  const found: Table[] = [];
  for (const [, says = '', name = '', body = ''] of sql.matchAll(/((?:^-- .*\n)*)^table (\w+) \(\n([\s\S]*?)^\);/gm)) {
    const columns = [...body.matchAll(/^ {2}(?!constraint )(\w+) ([^,\n]+)/gm)].map(([, column = '', type = '']) => ({
      table: name,
      name: column,
      type,
    }));
    found.push({ name, says, columns });
  }
  return found;
}

/** Words in names, in English and in pinyin, that only a judged or followed person needs. */
const PERSON_JUDGED =
  /(?:^|_)(?:risk|danger|threat|stability|wen_?kong|zhong_?dian|chan_?fang|nao_?fang|shang_?fang|watch(?!ed_on)|black_?list|grey_?list|suspect|suspicion|loyal\w*|emotion|mood|sentiment|intent|religion|politics|political|ethnic\w*|nationality|credit|reputation|trust|predict\w*|propensity|profile_score|ji_?fen)(?:_|$)/;
const FOLLOWED =
  /(?:^|_)(?:track(?:s|ing)?|trail|trajectory|gui_?ji|geo_?fence|heading|speed|route_taken|last_seen_(?:at_)?place)(?:_|$)/;
const COUNTED =
  /(?:^|_)(?:leader_?board|ranking|pai_?ming|streak|points|badge_count|online_(?:time|seconds|minutes)|log_?ins?|check_?ins?|da_?ka|punch\w*|login_count|photo_count|likes?)(?:_|$)/;
const TAGS = /重点人|稳控|缠访|闹访|黑名单|灰名单|积分|打卡|轨迹|watch-?list|blacklist|leaderboard/;

/** Tables that say where a thing is. A place of a thing is no trail; a table that is not named here may hold no position at all. */
export const THINGS_WITH_A_PLACE: readonly string[] = ['case_position', 'publication', 'station', 'venue'];
/** What has a score, stars or a grade is an organisation, a piece of work or a service; whatever else would have one is named here first. */
export const SCORED: Readonly<Record<string, string>> = {
  case_rating: 'how a case went, by the one who brought it',
  whistle_rating: 'how a whistle went, unit of unit',
  score_entry: 'a branch or unit',
  score_mark: 'an item of a unit',
  score_appeal: 'an item of a unit',
};
const PLACED = /^(?:lat|lng|lon|long|latitude|longitude|geom|position_(?:lat|long))$/;
const SCORE = /^(?:score|stars|grade|rating|level_of_risk|class_colou?r)$/;
const WHO = /^(?:person_id|household_id|resident_id|subject_person_id|member_id|courier_id)$/;

export type Breach = {
  readonly at: string;
  readonly why: 'judged' | 'followed' | 'counted' | 'tag' | 'place' | 'score';
};
/** Everything in a schema that could follow or judge a person, by table and column. */
export function breachesIn(tables: readonly Table[]): Breach[] {
  const found: Breach[] = [];
  for (const t of tables) {
    // What is said of a table may say what it is not.
    if (TAGS.test(t.says) && !/no |not |never/.test(t.says)) found.push({ at: t.name, why: 'tag' });
    for (const [at, name] of [
      [t.name, t.name],
      ...t.columns.map((c) => [`${t.name}.${c.name}`, c.name] as const),
    ] as const) {
      if (PERSON_JUDGED.test(name)) found.push({ at, why: 'judged' });
      if (FOLLOWED.test(name)) found.push({ at, why: 'followed' });
      if (COUNTED.test(name)) found.push({ at, why: 'counted' });
    }
    for (const c of t.columns) {
      const at = `${t.name}.${c.name}`;
      if (PLACED.test(c.name) && !THINGS_WITH_A_PLACE.includes(t.name)) found.push({ at, why: 'place' });
      if (SCORE.test(c.name) && (!(t.name in SCORED) || t.columns.some((o) => WHO.test(o.name))))
        found.push({ at, why: 'score' });
    }
  }
  return found;
}
