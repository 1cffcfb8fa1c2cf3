import fc from 'fast-check';
import type { Ask, Evidence, MatrixCell, Provision } from './index.ts';
import { admit, isPermit, Refusal } from './index.ts';

const NOW = '2026-03-01T10:00:00.000Z';

const ask: Ask = {
  door: 'claim',
  network: 'rheine',
  caseId: 'case-1',
  sender: 'vhs',
  recipient: 'abh',
  actor: 'system',
  eventIds: ['event-1'],
  eventType: 'irregular-attendance',
  category: 'language',
  fields: ['weeks', 'reason'],
  purpose: 'duty-monitoring',
  happenedAt: '2026-02-10T00:00:00.000Z',
  at: NOW,
};

const dutyRow: MatrixCell = {
  id: 'int-8-3',
  eventType: 'irregular-attendance',
  sender: 'vhs',
  recipient: 'abh',
  purpose: 'duty-monitoring',
  basis: { kind: 'STATUTORY', paragraph: '§ 8(3) IntV', duty: true },
  trigger: 'duty',
  decidedBy: 'rule',
  from: '2018-01-01T00:00:00.000Z',
};

const powerRow: MatrixCell = {
  ...dutyRow,
  id: 'power',
  trigger: 'push',
  basis: { kind: 'STATUTORY', paragraph: '§ 69 SGB X' },
};
const consentRow: MatrixCell = { ...dutyRow, id: 'consent', trigger: 'push', basis: { kind: 'CONSENT' } };
const forbiddenRow: MatrixCell = { ...dutyRow, id: 'forbidden', purpose: '*', basis: { kind: 'FORBIDDEN' } };

const consent: Provision = {
  consentId: 'consent-1',
  provisionId: 'p1',
  form: 'consent',
  source: 'vhs',
  recordedBy: 'vhs',
  recipients: ['abh'],
  purposes: ['duty-monitoring'],
  eventTypes: ['irregular-attendance'],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};

function evidence(cells: MatrixCell[], more: Partial<Evidence> = {}): Evidence {
  return {
    network: 'rheine',
    caseRevision: 7,
    registryRevision: 3,
    agreement: { hash: 'hash', from: '2018-01-01T00:00:00.000Z', cells },
    linked: ['vhs', 'abh'],
    invited: [],
    provisions: [],
    facts: [],
    restrictions: [],
    objections: [],
    requests: [],
    clearances: [],
    disputed: [],
    fields: [
      { name: 'weeks', depth: 'detail', special: false },
      { name: 'reason', depth: 'detail', special: true },
    ],
    erased: false,
    ...more,
  };
}

function refusal(cells: MatrixCell[], more: Partial<Evidence> = {}, asked: Partial<Ask> = {}): string {
  const answer = admit({ ...ask, ...asked }, evidence(cells, more));
  return answer instanceof Refusal ? answer.code : 'PERMIT';
}

function permitted(cells: MatrixCell[], more: Partial<Evidence> = {}, asked: Partial<Ask> = {}) {
  const answer = admit({ ...ask, ...asked }, evidence(cells, more));
  if (answer instanceof Refusal) throw new Error(`refused: ${answer.code}`);
  return answer.record;
}

describe('the gate', () => {
  it('denies by default', () => expect(refusal([])).toBe('NO_ROW'));

  it('binds a permit to everything it was decided on', () => {
    expect(permitted([dutyRow])).toEqual({
      ask,
      eventIds: ['event-1'],
      fields: ['weeks'],
      showsDate: true,
      basis: { kind: 'statutory', rowId: 'int-8-3', paragraph: '§ 8(3) IntV', duty: true },
      caseRevision: 7,
      agreementHash: 'hash',
      registryRevision: 3,
      gateVersion: 1,
      decidedAt: NOW,
      notAfter: '2026-03-01T10:00:00.250Z',
    });
  });

  it('knows its own permits from look-alikes', () => {
    const real = admit(ask, evidence([dutyRow]));
    expect(isPermit(real)).toBe(true);
    expect(isPermit({ ...real })).toBe(false);
    expect(isPermit(null)).toBe(false);
  });

  it('shows an agency its own record', () =>
    expect(permitted([], {}, { recipient: 'vhs' }).basis).toEqual({ kind: 'own' }));

  it.each<[string, Partial<Evidence>, Partial<Ask>]>([
    ['DOOR_UNKNOWN', {}, { door: 'side-entrance' as Ask['door'] }],
    ['NETWORK_DIFFERS', {}, { network: 'elsewhere' }],
    ['CASE_ERASED', { erased: true }, {}],
    ['SENDER_NOT_LINKED', { linked: ['abh'] }, {}],
    ['RECIPIENT_NOT_LINKED', { linked: ['vhs'] }, {}],
    [
      'AGREEMENT_NOT_IN_FORCE',
      { agreement: { hash: 'h', from: '2027-01-01T00:00:00.000Z', cells: [dutyRow] } },
      {},
    ],
    ['HAPPENED_IN_FUTURE', {}, { happenedAt: '2026-03-01T10:00:00.001Z' }],
  ])('refuses with %s before it looks at any row', (code, more, asked) =>
    expect(refusal([dutyRow], more, asked)).toBe(code),
  );

  it('needs no link of the recipient at the doors into the hub', () =>
    expect(refusal([dutyRow], { linked: ['vhs'] }, { door: 'outbox' })).toBe('PERMIT'));

  it('lets nothing but a link proposal reach an invited agency', () => {
    const invited = { linked: ['vhs'], invited: ['abh'] };
    expect(refusal([dutyRow], invited)).toBe('RECIPIENT_NOT_LINKED');
    expect(refusal([dutyRow], invited, { category: 'link' })).toBe('PERMIT');
  });

  describe('precedence', () => {
    it('puts a prohibition over a statutory duty', () =>
      expect(refusal([dutyRow, forbiddenRow])).toBe('FORBIDDEN'));

    it('puts a restriction over a statutory duty', () =>
      expect(
        refusal([dutyRow], { restrictions: [{ eventIds: '*', from: '2026-01-01T00:00:00.000Z' }] }),
      ).toBe('RESTRICTED'));

    it('leaves other events alone when one is restricted', () =>
      expect(
        refusal([dutyRow], { restrictions: [{ eventIds: ['other'], from: '2026-01-01T00:00:00.000Z' }] }),
      ).toBe('PERMIT'));

    it('lets an upheld objection stop a power and not a duty', () => {
      const objections = [
        { rowId: 'power', from: '2026-01-01T00:00:00.000Z' },
        { rowId: 'int-8-3', from: '2026-01-01T00:00:00.000Z' },
      ];
      expect(refusal([powerRow], { objections })).toBe('OBJECTION_UPHELD');
      expect(refusal([dutyRow], { objections })).toBe('PERMIT');
    });

    it('rests on the duty where power and consent would do as well', () =>
      expect(permitted([consentRow, powerRow, dutyRow], { provisions: [consent] }).basis).toMatchObject({
        rowId: 'int-8-3',
      }));

    it('falls back on consent where the condition of the law is not met', () =>
      expect(
        permitted([{ ...dutyRow, condition: 'obliged' }, consentRow], { provisions: [consent] }).basis,
      ).toMatchObject({
        kind: 'consent',
      }));
  });

  describe('statutory rows', () => {
    it('need their condition to be known to the sender', () => {
      const row = { ...dutyRow, condition: 'obliged' };
      expect(refusal([row])).toBe('CONDITION_NOT_MET');
      expect(refusal([row], { facts: ['obliged'] })).toBe('PERMIT');
    });

    it('wait for the request where they answer one', () => {
      const row: MatrixCell = { ...powerRow, trigger: 'on-request' };
      expect(refusal([row])).toBe('NOT_REQUESTED');
      expect(refusal([row], { facts: ['requested-by:bamf'] })).toBe('NOT_REQUESTED');
      expect(refusal([row], { facts: ['requested-by:abh'] })).toBe('PERMIT');
    });

    it("wait for the sender's clerk where the law leaves it to them", () =>
      expect(refusal([{ ...powerRow, decidedBy: 'clerk' }])).toBe('CLERK_HAS_NOT_DECIDED'));

    it.each([
      ['2026-03-01T10:00:00.000Z', undefined, 'PERMIT'],
      ['2026-03-01T10:00:00.001Z', undefined, 'NO_ROW'],
      ['2018-01-01T00:00:00.000Z', '2026-03-01T10:00:00.000Z', 'NO_ROW'],
      ['2018-01-01T00:00:00.000Z', '2026-03-01T10:00:00.001Z', 'PERMIT'],
    ])('in force from %s until %s answer %s', (from, until, expected) =>
      expect(refusal([{ ...dutyRow, from, ...(until && { until }) }])).toBe(expected),
    );

    it('never pass a special category', () => expect(permitted([dutyRow]).fields).toEqual(['weeks']));

    it('of the depth "fact" pass neither details nor the date', () =>
      expect(permitted([{ ...dutyRow, depth: 'fact' }])).toMatchObject({ fields: [], showsDate: false }));
  });

  describe('consent rows', () => {
    const cases: [string, Partial<Provision>, string][] = [
      ['covers sender, recipient, purpose and type', {}, 'PERMIT'],
      ['names another source', { source: 'jobcenter' }, 'NO_CONSENT'],
      ['names another recipient', { recipients: ['caritas'] }, 'NO_CONSENT'],
      ['names another purpose', { purposes: ['counselling'] }, 'NO_CONSENT'],
      ['names another event type', { eventTypes: ['course-started'] }, 'NO_CONSENT'],
      ['names every event type', { eventTypes: ['*'] }, 'PERMIT'],
      ['was withdrawn', { withdrawnAt: '2026-02-01T00:00:00.000Z' }, 'CONSENT_WITHDRAWN'],
      ['begins this very instant', { validFrom: NOW }, 'PERMIT'],
      ['begins an instant later', { validFrom: '2026-03-01T10:00:00.001Z' }, 'CONSENT_NOT_YET_VALID'],
      ['ends this very instant', { validUntil: NOW }, 'CONSENT_EXPIRED'],
      ['ends an instant later', { validUntil: '2026-03-01T10:00:00.001Z' }, 'PERMIT'],
      ['covers data from the day on', { dataFrom: '2026-02-10T00:00:00.000Z' }, 'PERMIT'],
      ['covers later data only', { dataFrom: '2026-02-10T00:00:00.001Z' }, 'OUTSIDE_DATA_PERIOD'],
      ['covers earlier data only', { dataUntil: '2026-02-10T00:00:00.000Z' }, 'OUTSIDE_DATA_PERIOD'],
    ];
    it.each(cases)('with a provision that %s', (_title, change, expected) =>
      expect(refusal([consentRow], { provisions: [{ ...consent, ...change }] })).toBe(expected),
    );

    it('pass a special category only where it is expressly included', () => {
      expect(permitted([consentRow], { provisions: [consent] }).fields).toEqual(['weeks']);
      expect(permitted([consentRow], { provisions: [{ ...consent, special: true }] }).fields).toEqual([
        'weeks',
        'reason',
      ]);
    });

    it('go no deeper than the consent', () =>
      expect(permitted([consentRow], { provisions: [{ ...consent, depth: 'date' }] })).toMatchObject({
        fields: [],
        showsDate: true,
      }));

    it('of a bearer of professional secrecy also need their release (§ 203 StGB), recorded by the bearer', () => {
      const row: MatrixCell = { ...consentRow, basis: { kind: 'CONSENT', secrecy: true } };
      const release: Provision = { ...consent, consentId: 'release-1', form: 'secrecy-release' };
      expect(refusal([row], { provisions: [consent] })).toBe('SECRECY_NOT_RELEASED');
      expect(refusal([row], { provisions: [release] })).toBe('NO_CONSENT');
      expect(refusal([row], { provisions: [consent, { ...release, recordedBy: 'jobcenter' }] })).toBe(
        'SECRECY_NOT_RELEASED',
      );
      expect(permitted([row], { provisions: [consent, release] }).basis).toMatchObject({
        secrecyReleaseId: 'release-1',
      });
    });
  });
});

describe('whatever is asked, the gate', () => {
  const cell = fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    eventType: fc.constant(ask.eventType),
    sender: fc.constantFrom('vhs', 'jobcenter'),
    recipient: fc.constantFrom('abh', 'caritas'),
    purpose: fc.constantFrom('duty-monitoring', 'counselling'),
    basis: fc.constantFrom(dutyRow.basis, powerRow.basis, consentRow.basis, {
      kind: 'CONSENT' as const,
      secrecy: true,
    }),
    trigger: fc.constantFrom('push' as const, 'on-request' as const),
    decidedBy: fc.constant('rule' as const),
    from: fc.constantFrom('2018-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'),
    depth: fc.constantFrom('fact' as const, 'date' as const, 'detail' as const),
  });
  const provision = fc.record({
    special: fc.boolean(),
    depth: fc.constantFrom('fact' as const, 'date' as const, 'detail' as const),
    source: fc.constantFrom('vhs', 'jobcenter'),
    consentId: fc.constantFrom('c1', 'c2', 'c3'),
  });
  const provisions = fc.array(provision.map((some) => ({ ...consent, ...some })));

  it('never permits more after a denial was added', () =>
    fc.assert(
      fc.property(fc.array(cell), provisions, (cells, given) => {
        const before = refusal(cells, { provisions: given });
        expect(refusal([...cells, forbiddenRow], { provisions: given })).not.toBe('PERMIT');
        const withdrawn = given.map((one) => ({ ...one, withdrawnAt: NOW }));
        if (before !== 'PERMIT') expect(refusal(cells, { provisions: withdrawn })).not.toBe('PERMIT');
      }),
    ));

  it('does not care about the order of rows and provisions', () =>
    fc.assert(
      fc.property(fc.uniqueArray(cell, { selector: (one) => one.id }), provisions, (cells, given) => {
        const one = admit(ask, evidence(cells, { provisions: given }));
        const other = admit(ask, evidence([...cells].reverse(), { provisions: [...given].reverse() }));
        if (one instanceof Refusal || other instanceof Refusal) {
          expect(one instanceof Refusal).toBe(other instanceof Refusal);
        } else {
          expect(other.record.fields).toEqual(one.record.fields);
          expect(other.record.basis).toEqual(one.record.basis);
        }
      }),
    ));

  it('permits nothing outside what was asked', () =>
    fc.assert(
      fc.property(fc.array(cell), provisions, (cells, given) => {
        const answer = admit(ask, evidence(cells, { provisions: given }));
        if (!(answer instanceof Refusal))
          expect(ask.fields).toEqual(expect.arrayContaining([...answer.record.fields]));
      }),
    ));
});
