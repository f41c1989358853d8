import { describe, expect, test } from 'vitest';
import { aside, isNamedIn, type Officer, unitAccused } from './recusal.rules.ts';

const officer = (accountId: string, name: string, units: Officer['units'] = []): Officer => ({
  accountId,
  name,
  units,
});
const nobody = { accused: '', keepOut: '' };

describe('who steps aside before anybody reads a word', () => {
  test('is whoever the text names, however it is written', () => {
    for (const text of ['县纪委明察', '明 察', '县纪委的明察主任', '我检举明察。'])
      expect(isNamedIn(text, '明察'), text).toBe(true);
    expect(isNamedIn('阿拉坦·其其格', '阿拉坦其其格')).toBe(true);
    expect(isNamedIn('明天再察看', '明察')).toBe(false);
    // One sign names nobody, and an empty name is in every text.
    expect(isNamedIn('明', '明')).toBe(false);
    expect(isNamedIn('谁都可以', '')).toBe(false);
  });

  const ming = officer('m', '明察');
  const lin = officer('l', '林清');
  test('as accused, or as one who should keep out', () => {
    const of = (told: { accused: string; keepOut: string }) => aside([ming, lin], 'organ', told, null);
    expect(of({ accused: '明察', keepOut: '' })).toEqual([{ accountId: 'm', source: 'named' }]);
    expect(of({ accused: '某书记', keepOut: '林清是他表弟' })).toEqual([{ accountId: 'l', source: 'named' }]);
    expect(of({ accused: '某书记', keepOut: '' })).toEqual([]);
  });

  test('is whoever holds a post at the accused unit, above it or below it, and not for the organ’s own post', () => {
    const unit = { id: 'bureau', superiors: ['county'] };
    const at = (id: string, superiors: string[] = []) => [officer('m', '明察', [{ id, superiors }])];
    const out = [{ accountId: 'm', source: 'tied' }];
    expect(aside(at('bureau'), 'organ', nobody, unit)).toEqual(out);
    expect(aside(at('county'), 'organ', nobody, unit)).toEqual(out);
    expect(aside(at('office', ['bureau', 'county']), 'organ', nobody, unit)).toEqual(out);
    expect(aside(at('elsewhere', ['county']), 'organ', nobody, unit)).toEqual([]);
    expect(aside(at('county'), 'county', nobody, unit)).toEqual([]);
    expect(aside(at('bureau'), 'organ', nobody, null)).toEqual([]);
  });

  test('where no unit is chosen, an officer named is their organ accused; a unit that was chosen stands', () => {
    const organs = [{ organisationId: 'countyDiscipline', superiors: ['city'], officers: [ming] }];
    expect(unitAccused(null, '县纪委明察', organs)).toEqual({ id: 'countyDiscipline', superiors: ['city'] });
    expect(unitAccused(null, '某书记', organs)).toBe(null);
    const village = { id: 'village', superiors: [] };
    expect(unitAccused(village, '明察', organs)).toBe(village);
  });
});
