import type { ReleasedEntry } from '../messages.ts';
import { contactsShown } from './contacts.ts';

const nameOf = (agency: string) => ({ de: agency, en: agency, contactFunction: `Leitung ${agency}` });
const today = '2026-03-01';
let ids = 0;
function entry(
  what: string,
  agency: string,
  day?: string,
  over: Partial<Pick<ReleasedEntry, 'fields' | 'corrects' | 'inDoubt'>> = {},
): ReleasedEntry {
  ids += 1;
  return {
    seq: ids,
    id: `e${ids}`,
    handle: 'h',
    type: `de.wegmarke.${what}.v1`,
    ...(day !== undefined && { happenedAt: `${day}T08:00:00.000Z` }),
    agency,
    fields: {},
    basis: { kind: 'own' },
    purpose: 'case-management',
    ...over,
  };
}
const tandem = (agency: string, day?: string) =>
  entry('casework.managers-assigned', agency, day, { fields: { form: 'tandem' } });
const single = (agency: string, day: string) =>
  entry('casework.managers-assigned', agency, day, { fields: { form: 'single' } });
const accepted = (agency: string, day: string, fields: ReleasedEntry['fields']) =>
  entry('casework.handover-accepted', agency, day, { fields });
const contacts = (...entries: readonly ReleasedEntry[]) =>
  contactsShown(entries, { viewer: 'vhs', today, nameOf }).map(({ agency }) => agency);

describe('to whom one turns about a case', () => {
  it('is the own agency, with its function, where no visible entry says who manages the case', () => {
    expect(contactsShown([], { viewer: 'vhs', today, nameOf })).toEqual([
      {
        agency: 'vhs',
        agencyName: { de: 'vhs', en: 'vhs' },
        contactFunction: 'Leitung vhs',
        isOwn: true,
      },
    ]);
    expect(contacts(entry('language.registered', 'jobcenter', '2026-01-01'))).toEqual(['vhs']);
  });

  it('is both agencies of a tandem, or the one that manages the case alone', () => {
    const both = [tandem('jobcenter', '2026-01-05'), tandem('asylblg', '2026-01-06')];
    expect(contacts(...both)).toEqual(['jobcenter', 'asylblg']);
    expect(contacts(...both, single('jobcenter', '2026-02-01'))).toEqual(['jobcenter']);
    expect(contactsShown(both, { viewer: 'asylblg', today, nameOf })).toMatchObject([
      { isOwn: false },
      { isOwn: true },
    ]);
  });

  it('is who accepted the last handover, from the day on which it is in charge', () => {
    const both = [tandem('jobcenter', '2026-01-05'), tandem('asylblg', '2026-01-06')];
    expect(contacts(...both, accepted('caritas', '2026-02-01', { from: 'asylblg' }))).toEqual([
      'jobcenter',
      'caritas',
    ]);
    expect(contacts(...both, accepted('caritas', '2026-02-01', {}))).toEqual(['caritas']);
    const later = (inChargeFrom: string) =>
      contacts(
        single('asylblg', '2026-01-06'),
        accepted('jobcenter', '2026-02-01', { from: 'asylblg', inChargeFrom }),
      );
    expect(later('2026-03-02')).toEqual(['asylblg']);
    expect(later('2026-03-01')).toEqual(['jobcenter']);
  });

  it('is nobody who closed the file, said otherwise since, or whose key was stolen', () => {
    const closed = entry('entry.case-closed', 'jobcenter', '2026-02-01');
    expect(contacts(closed, single('jobcenter', '2026-01-05'))).toEqual(['vhs']);
    const wrong = single('jobcenter', '2026-01-05');
    const right = entry('casework.managers-assigned', 'abh', '2026-01-05', { corrects: wrong.id });
    expect(contacts(wrong, right)).toEqual(['abh']);
    const stolen = { ...single('jobcenter', '2026-01-05'), inDoubt: 'unsettled' } as const;
    expect(contacts(stolen)).toEqual(['vhs']);
  });

  it('follows the order of the record where a day is not shown', () => {
    expect(
      contacts(single('abh', '2026-01-05'), tandem('jobcenter'), tandem('asylblg', '2026-01-02')),
    ).toEqual(['abh', 'jobcenter']);
  });
});
