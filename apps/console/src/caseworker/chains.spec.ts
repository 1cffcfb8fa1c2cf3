import { dueText, endText, limitText, stateText } from './chain-words.ts';
import { openSteps, type ChainTold, type LimitTold, type StepTold } from './chains.ts';

const titles = { de: 'Kurs begonnen', en: 'Course started' };
const paragraph = { de: '§ 7 Abs. 4 IntV', en: '§ 7(4) IntV' };
const legal: LimitTold = { kind: 'legal', due: '2026-02-18', paragraph };
const step = (state: StepTold['state'], id: string = state): StepTold => ({
  id,
  titles,
  state,
  limits: [],
  actors: [],
});
const chain = (state: ChainTold['state'], milestones: readonly StepTold[]): ChainTold => ({
  id: 'c',
  titles,
  state,
  milestones,
});
const shown = (told: ChainTold) => {
  const { open, folded } = openSteps(told);
  return [open.map(({ id }) => id), folded.length];
};

describe('what comes next', () => {
  it('shows all of a short chain, and of a long one what is next after the last that was done', () => {
    expect(shown(chain('running', [step('done'), step('next')]))).toEqual([['done', 'next'], 0]);
    const long = [step('passed'), step('done', 'first'), step('done', 'last'), step('next'), step('waiting')];
    expect(shown(chain('running', long))).toEqual([['last', 'next'], 5]);
  });

  it('folds a chain that is over, and says how it ended', () => {
    expect(shown(chain('complete', [step('done')]))).toEqual([[], 1]);
    expect(shown(chain('ended', [step('done'), step('next'), step('waiting')]))).toEqual([[], 1]);
    expect(endText(chain('complete', []), 'de')).toBe('abgeschlossen');
    expect(endText({ ...chain('ended', []), endedOn: '2026-03-01' }, 'en')).toBe('ended early, 1 March 2026');
    expect(endText(chain('running', []), 'de')).toBeUndefined();
  });

  it('says a limit in words: what it is, its last day, its paragraph, by how much it is over', () => {
    expect(limitText(legal, 'de')).toBe('Gesetzliche Frist: 18. Februar 2026 (§ 7 Abs. 4 IntV)');
    expect(limitText({ ...legal, overdueDays: 1 }, 'de')).toMatch(
      /, seit 1 Tag überfällig, soweit hier zu sehen$/,
    );
    expect(limitText({ kind: 'target', due: '2026-02-18', overdueDays: 3 }, 'en')).toBe(
      'Target: 18 February 2026, overdue by 3 days, as far as visible here',
    );
    expect(limitText({ ...legal, overdueDays: 3 }, 'de', false)).toMatch(
      /, seit 3 Tagen vorbei; ob es geschah/,
    );
    expect(limitText({ ...legal, kind: 'lapse' }, 'de')).toMatch(/^Verfall, bitte prüfen: /);
  });

  it('says how far a step is, and no day that is not shown', () => {
    expect(stateText({ ...step('done'), on: '2026-02-18' }, 'de')).toBe('Erledigt am 18. Februar 2026');
    expect(stateText(step('done'), 'en')).toBe('Done');
    expect(stateText(step('passed'), 'de')).toBe('Vorbei, hier nicht zu sehen');
  });

  it('reminds of how many are due soon and how many overdue, and of none that there are not', () => {
    expect(dueText({ due: 3, overdue: 1 }).de).toBe(
      'Fällige Schritte in allen Fällen Ihrer Stelle: 3 in den nächsten zwei Wochen, 1 überfällig, soweit hier zu sehen',
    );
    expect(dueText({ due: 0, overdue: 2 }).en).toBe(
      'Steps due in all cases of your agency: 2 overdue, as far as visible here',
    );
  });
});
