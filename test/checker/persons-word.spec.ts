import { CASE, CheckedCase } from './checked-case.ts';

const CODE = { by: 'vhs', codeHash: 'hash', validUntil: '2099-01-01T00:00:00.000Z', channel: 'post' };
const ENTERED = { device: 'd1', codeHash: 'hash', secretHash: 's', pinSalt: 'salt', pinVerifier: 'v' };
const WITHDRAWN = { by: 'the-person', consentId: 'k1', recordedBy: 'vhs', at: '2026-03-01T10:00:00.000Z' };

let one: CheckedCase;
const letter = (change: object = {}) =>
  one.log.commanded(CASE, 'vhs', 'case.make-person-code', ['PersonCodeMade', { ...CODE, ...change }]);
const said = (type: string, data: object) => one.log.stated(CASE, type, data);
const entered = () => {
  letter();
  said('PersonDeviceEntered', ENTERED);
};

describe('The checker, on what the person says on the own page', () => {
  beforeEach(() => {
    one = new CheckedCase();
    one.consent();
    one.recorded();
  });

  it('takes the word of who entered by a letter, and nothing rests on what it took back', () => {
    entered();
    said('ConsentWithdrawn', WITHDRAWN);
    expect(one.found()).toEqual([]);
    one.released();
    expect(one.found()).toContainEqual(
      expect.stringMatching(/^C4 rests on a consent that had been withdrawn/),
    );
  });

  it('finds a word of a person who never came, or whose device was taken away', () => {
    said('ConsentWithdrawn', WITHDRAWN);
    expect(one.found()).toEqual(['N2 is said by a person who never came']);
    entered();
    said('PersonDeviceRevoked', { device: 'd1', ground: 'by-person' });
    said('PersonWished', { wish: 'interpreter' });
    expect(one.found()).toHaveLength(2);
  });

  it('takes a device that was taken away twice at the same moment: what narrows waits for nothing', () => {
    entered();
    for (let nth = 0; nth < 2; nth += 1) said('PersonDeviceRevoked', { device: 'd1', ground: 'by-person' });
    expect(one.found()).toEqual([]);
    said('PersonDeviceRevoked', { device: 'd2', ground: 'by-person' });
    expect(one.found()).toEqual(['N2 is about a device that opens nothing']);
  });

  it.each([
    ['without a letter', () => undefined],
    ['by a letter that was replaced', () => (letter(), letter({ codeHash: 'newer' }))],
    ['by a letter that had run out', () => letter({ validUntil: '2020-01-01T00:00:00.000Z' })],
    ['by a letter that was used', () => entered()],
  ])('finds a device that entered %s', (_how, before) => {
    before();
    said('PersonDeviceEntered', ENTERED);
    expect(one.found()).toEqual(['N2 entered by no code that was good']);
  });

  it('finds a PIN that was taken after five wrong ones', () => {
    entered();
    for (let nth = 0; nth < 5; nth += 1) said('PersonPinTried', { device: 'd1', right: false });
    expect(one.found()).toEqual([]);
    said('PersonPinTried', { device: 'd1', right: true });
    expect(one.found()).toEqual(['N2 is about a device that opens nothing']);
  });

  it("finds a word that the hub puts into an agency's mouth", () => {
    entered();
    said('ConsentWithdrawn', { ...WITHDRAWN, by: 'vhs' });
    expect(one.found()).toEqual(['N2 no agency signed its command']);
  });
});

describe("The checker, on the person's view", () => {
  const view = { door: 'person-view', recipient: 'the-person', actor: 'person', purpose: 'subject-rights' };
  const basis = { kind: 'statutory', rowId: 'own-file-offices.registered.vhs.the-person.subject-rights' };

  beforeEach(() => {
    one = new CheckedCase();
    one.recorded();
  });

  it('takes what a row shows the person', () => {
    one.released(view, { basis });
    expect(one.found()).toEqual([]);
  });

  it('finds an agency at that door, and another purpose', () => {
    one.released({ ...view, recipient: 'jobcenter' }, { basis });
    expect(one.found()).toEqual(['C1 reaches an agency that is not linked']);
    one.released({ ...view, purpose: 'counselling' }, { basis });
    expect(one.found()).toContain('C1 rests on no basis that can be found');
  });

  it('finds what no row shows the person', () => {
    one.recorded('information.answered', 'bamf', 'information');
    one.released({ ...view, fields: [] }, { basis });
    expect(one.found().length).toBeGreaterThan(0);
  });
});
