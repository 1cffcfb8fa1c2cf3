import fc from 'fast-check';
import { SearchProblem, searchTerms } from './search-terms.ts';

const read = (text: string) => {
  const terms = searchTerms(text);
  if (terms instanceof SearchProblem) throw new Error(`${terms.place}: ${terms.fix}`);
  return terms;
};

describe("an officer's search", () => {
  it('finds everything when nothing is asked', () => {
    expect(read('')).toEqual({ filters: {} });
    expect(read('   ')).toEqual({ filters: {} });
  });

  it('is narrowed by every term', () => {
    const text =
      'agency:vhs sender:abh recipient:vhs actor:staff-7 door:timeline decision:permit purpose:course-access ' +
      'type:de.wegmarke.language.need-found.v1 event:e1 basis:consent row:r1 consent:c1 code:ERASED case:handle';
    expect(read(text)).toEqual({
      handle: 'handle',
      filters: {
        agency: 'vhs',
        sender: 'abh',
        recipient: 'vhs',
        actor: 'staff-7',
        door: 'timeline',
        decision: 'permit',
        purpose: 'course-access',
        eventType: 'de.wegmarke.language.need-found.v1',
        eventId: 'e1',
        basis: 'consent',
        rowId: 'r1',
        consentId: 'c1',
        code: 'ERASED',
      },
    });
  });

  it('finds what agencies read of their own entries', () => {
    expect(read('purpose:own-record').filters).toEqual({ purpose: 'own-record' });
  });

  it('takes values in quotation marks', () => {
    expect(read('consent:"a b" door:claim').filters).toEqual({ consentId: 'a b', door: 'claim' });
  });

  it.each([
    ['created:>=2026-01-01', { from: '2026-01-01T00:00:00.000Z' }],
    ['created:<2026-01-01T08:30:00Z', { until: '2026-01-01T08:30:00.000Z' }],
    ['created:2026-02-28', { from: '2026-02-28T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' }],
    [
      'created:>=2026-01-01 created:<2026-02-01',
      { from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
    ],
  ])('knows the period %s', (text, filters) => expect(read(text)).toEqual({ filters }));

  it.each([
    ['door:timeline nonsense', 15, 'name:value'],
    ['dor:timeline', 1, 'the names are'],
    ['agency:vhs door:window', 17, 'one of claim'],
    ['decision:maybe', 10, 'one of permit'],
    ['purpose:curiosity', 9, 'closed list'],
    ['agency:', 8, 'a value'],
    ['agency:vhs agency:abh', 12, 'once'],
    ['case:a case:b', 8, 'once'],
    ['created:2026-02-30', 9, 'created:>='],
    ['created:yesterday', 9, 'created:>='],
    ['created:2026-01-01T00:00:00Z', 9, 'created:>='],
    ['created:2026-01-01 created:>=2026-01-02', 28, 'once'],
    ['agency:"vhs', 8, 'quotation marks'],
    ['door:claim agency:"vhs rheine', 19, 'quotation marks'],
    ['agency:vhs"', 11, 'quotation marks'],
    ['agency:"vhs"rheine', 8, 'quotation marks'],
    ['constructor:x', 1, 'the names are'],
  ])('that cannot be read is told where and how: %s', (text, place, fix) => {
    const problem = searchTerms(text);
    expect(problem).toBeInstanceOf(SearchProblem);
    expect(problem).toMatchObject({ place, fix: expect.stringContaining(fix) });
  });

  it('has an end', () => {
    expect(searchTerms('a'.repeat(1_001))).toMatchObject({ place: 1_001 });
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void searchTerms(text)));
  });
});
