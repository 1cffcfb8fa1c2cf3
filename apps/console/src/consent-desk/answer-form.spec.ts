import {
  endOf,
  lacksDataEnd,
  pairOf,
  provisionsOf,
  releaseOf,
  wholeOffer,
  type AnswerForm,
} from './answer-form.ts';
import { amendedTo, sameAs, startOf } from './amendment.ts';
import type { Offer, Offers, Provision } from './consents.ts';
import { givenBy, UNCHECKED, usualCircumstances } from './notice-part.ts';
import { germanDay, germanMidnight } from './german-midnight.ts';

const AT = '2026-03-01T10:00:00.000Z';
const title = { de: '', en: '' };
const offer: Offer = {
  id: 'abh.counselling',
  purpose: { id: 'counselling', de: 'Beratung', en: 'Counselling' },
  recipient: { agency: 'abh', name: title },
  sources: [
    {
      agency: 'caritas',
      name: title,
      depth: 'detail',
      release: 'here',
      events: [
        { type: 'need-found', title, special: false },
        { type: 'interrupted', title, special: true },
      ],
    },
    {
      agency: 'vhs',
      name: title,
      depth: 'detail',
      release: 'none',
      events: [{ type: 'course-started', title, special: false }],
    },
  ],
  state: 'none',
  recorded: [],
};
const form: AnswerForm = {
  ...wholeOffer(offer, AT),
  decision: 'given',
  special: true,
  release: true,
  notice: 0,
  channel: 'paper',
  interpreter: 'none',
  givenBy: 'person',
  representedUntil: '',
  identityCheck: 'document',
};

describe('an answer at the consent desk', () => {
  it('begins with the whole question, for a year', () => {
    expect(form.chosen.size).toBe(3);
    expect(endOf(form, AT)).toBe('2027-02-28T23:00:00.000Z');
  });

  it('names the day for what may be told only before it, and for nothing else', () => {
    const [caritas, vhs] = offer.sources as [Offer['sources'][number], Offer['sources'][number]];
    const [need, interrupted] = caritas.events as [
      Offer['sources'][number]['events'][number],
      Offer['sources'][number]['events'][number],
    ];
    const moving = {
      ...offer,
      sources: [{ ...caritas, events: [{ ...need, needsDataUntil: true as const }, interrupted] }, vhs],
    };
    expect([lacksDataEnd(form, offer), lacksDataEnd(form, moving)]).toEqual([false, true]);
    expect(lacksDataEnd({ ...form, dataUntil: '2026-13-01' }, moving)).toBe(true);
    const dated = { ...form, dataUntil: '2026-03-01' };
    expect(lacksDataEnd(dated, moving)).toBe(false);
    const dataUntil = '2026-02-28T23:00:00.000Z';
    const said = provisionsOf(dated, moving, endOf(form, AT) ?? '');
    expect(said.map((one) => [one.source, one.eventTypes, one.dataUntil])).toEqual([
      ['caritas', ['interrupted'], undefined],
      ['caritas', ['need-found'], dataUntil],
      ['vhs', ['course-started'], undefined],
    ]);
    const none = new Set([pairOf(vhs, 'course-started')]);
    expect(lacksDataEnd({ ...form, chosen: none }, moving)).toBe(false);
  });

  it('says one provision for each source of which anything is chosen', () => {
    const validUntil = endOf(form, AT) ?? '';
    expect(provisionsOf(form, offer, validUntil)).toMatchObject([
      { source: 'caritas', recipients: ['abh'], purposes: ['counselling'], special: true },
      { source: 'vhs', eventTypes: ['course-started'] },
    ]);
    const less = { ...form, chosen: new Set([pairOf({ agency: 'vhs' }, 'course-started')]) };
    expect(provisionsOf(less, offer, validUntil).map(({ source }) => source)).toEqual(['vhs']);
  });

  it('never includes special data where only the fact or the date may be seen', () => {
    const shallow = provisionsOf({ ...form, depth: 'date' }, offer, AT);
    expect(shallow.some(({ special }) => special)).toBe(false);
  });

  it('says the release from secrecy apart, for the own part only', () => {
    expect(releaseOf(form, offer, AT)).toMatchObject([{ form: 'secrecy-release', source: 'caritas' }]);
    expect(releaseOf({ ...form, release: false }, offer, AT)).toEqual([]);
  });

  it.each(['2026-03-01', '2031-03-03', '', '2026-02-30'])('takes no consent that ends on "%s"', (until) => {
    expect(endOf({ until }, AT)).toBeUndefined();
  });
});

describe('how the identity was checked', () => {
  const base = { at: AT, notices: [] } as unknown as Offers;

  it('is chosen each time: nothing is said before', () => {
    expect(usualCircumstances(base).identityCheck).toBeUndefined();
  });

  it('stands in the record where it was checked, and in no other case', () => {
    expect(givenBy({ ...form, identityCheck: 'document' })).toMatchObject({ identityCheck: 'document' });
    expect(givenBy({ ...form, identityCheck: UNCHECKED })).not.toHaveProperty('identityCheck');
  });
});

describe('an amendment', () => {
  const provision: Provision = {
    provisionId: 'p1',
    source: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: ['a', 'b'],
    depth: 'detail',
    validUntil: '2027-02-28T15:30:00.000Z',
  };

  it('changes nothing as long as the form says what holds', () => {
    expect(sameAs(provision, startOf(provision))).toBe(true);
    expect(amendedTo(provision, startOf(provision))).toEqual(provision);
  });

  it('keeps everything but what was changed', () => {
    const less = { ...startOf(provision), chosen: new Set([pairOf({ agency: 'vhs' }, 'b')]) };
    expect(amendedTo(provision, less)).toEqual({ ...provision, eventTypes: ['b'] });
    const sooner = { ...startOf(provision), until: '2026-07-01' };
    expect(amendedTo(provision, sooner)).toEqual({ ...provision, validUntil: '2026-06-30T22:00:00.000Z' });
  });
});

describe('a day in Germany', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(germanMidnight(day)).toBe(instant);
    expect(germanDay(instant)).toBe(day);
  });
});
