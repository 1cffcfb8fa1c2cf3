import { randomBytes } from 'node:crypto';
import { JoseKeyVault, publicKeysOf } from '#jose';
import { MemoryKeyRing, MemoryKeyShelf } from '#ports/memory';
import { judge } from './judge.ts';
import type { SigningKey } from './judge-signatures.ts';
import type { LogEntry } from './log-entry.ts';
import { openSealed } from './open-sealed.ts';
import type { RecordedAsk, RecordedDecision } from './release.ts';
import { WrittenLog } from './written-log.ts';

const CASE = 'case-rheine-c1';
const CELL = 'consent-progress.registered.vhs.jobcenter.course-progress';
const PROVISION = {
  provisionId: 'p1',
  form: 'consent',
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['*'],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};
const ON_CONSENT = { kind: 'consent', rowId: CELL, consentId: 'k1', provisionId: 'p1' };

describe('The checker', () => {
  let log: WrittenLog;
  let event: LogEntry;

  beforeEach(() => {
    log = new WrittenLog('vhs', 'jobcenter', 'caritas', 'abh');
    log.commanded(
      CASE,
      'vhs',
      'case.open',
      ['CaseOpened', { by: 'vhs', handle: 'h' }],
      ['AgencyLinked', { agency: 'vhs', handle: 'h', way: 'opened' }],
    );
    log.commanded(
      CASE,
      'jobcenter',
      'case.redeem-link-code',
      ['LinkCodeRedeemed', { by: 'jobcenter', codeHash: 'x' }],
      ['AgencyLinked', { agency: 'jobcenter', handle: 'h2', way: 'code' }],
    );
  });

  function recorded(type = 'language.registered', agency = 'vhs', category = 'language') {
    event = log.event(CASE, agency, type, category);
    return event;
  }

  function consent(provision: object = {}, by = 'vhs') {
    const provisions = [{ ...PROVISION, ...provision }];
    log.commanded(CASE, by, 'consent.give', ['ConsentGiven', { by, consentId: 'k1', provisions }]);
  }

  function withdrawal(more: object = {}) {
    const data = { by: 'vhs', consentId: 'k1', recordedBy: 'vhs', at: '2026-03-02T10:00:00.000Z', ...more };
    log.commanded(CASE, 'vhs', 'consent.withdraw', ['ConsentWithdrawn', data]);
  }

  function released(ask: Partial<RecordedAsk> = {}, decided: Partial<RecordedDecision> = {}) {
    log.release(CASE, event, ask, { basis: ON_CONSENT, ...decided });
  }

  /** Every rule that was found broken, with what was said of it. */
  function found(entries: readonly LogEntry[] = log.entries): readonly string[] {
    const keys = publicKeysOf(log.hub).signing as unknown as readonly SigningKey[];
    return judge(entries, keys).map(({ rule, says }) => `${rule} ${says}`);
  }

  function doctored(at: number, change: Partial<LogEntry>): readonly LogEntry[] {
    return log.entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry));
  }

  it('finds nothing in a sound log', () => {
    recorded();
    consent();
    released();
    withdrawal();
    log.release(CASE, event, { recipient: 'vhs', purpose: 'own-record' }, {});
    expect(found()).toEqual([]);
  });

  describe('on what was released (C1)', () => {
    it.each<[string, object, string | undefined]>([
      ['for this recipient', {}, undefined],
      ['for another recipient', { recipients: ['abh'] }, 'rests on no basis that can be found'],
      ['of another source', { source: 'caritas' }, 'rests on no basis that can be found'],
      ['for another purpose', { purposes: ['counselling'] }, 'rests on no basis that can be found'],
      [
        'for other events',
        { eventTypes: ['de.wegmarke.language.interrupted.v1'] },
        'rests on no basis that can be found',
      ],
      ['that is over', { validUntil: '2026-03-02T10:00:00.000Z' }, 'rests on no basis that can be found'],
      [
        'that has not begun',
        { validFrom: '2026-03-02T10:00:00.001Z' },
        'rests on no basis that can be found',
      ],
      [
        'for what happens later',
        { dataFrom: '2026-03-02T10:00:00.001Z' },
        'rests on no basis that can be found',
      ],
      [
        'for what happened before',
        { dataUntil: '2026-03-02T10:00:00.000Z' },
        'rests on no basis that can be found',
      ],
      ['that is no consent', { form: 'secrecy-release' }, 'rests on no basis that can be found'],
      ['that shows less', { depth: 'fact' }, 'shows more than its basis lets through'],
    ])('looks for a consent %s', (_what, provision, says) => {
      recorded();
      consent(provision);
      released();
      expect(found()).toEqual(says === undefined ? [] : [`C1 ${says}`]);
    });

    it('wants the consent recorded by its source, or by a body the agreement names, never in its own favour', () => {
      recorded();
      consent({}, 'jobcenter');
      released();
      expect(found()).toEqual(['C1 rests on no basis that can be found']);
    });

    it('wants the consent before the release', () => {
      recorded();
      released();
      consent();
      expect(found()).toEqual(['C1 rests on no basis that can be found']);
    });

    it.each<[string, Partial<RecordedDecision>, string]>([
      ['an older revision', { caseRevision: 2 }, 'was not decided on the revision it was entered at'],
      ['another agreement', { agreementHash: 'other' }, 'names an agreement that was not in force'],
      ['a later registry', { registryRevision: 99 }, 'names an agreement that was not in force'],
      ['a long window', { notAfter: '2026-03-02T10:00:01.000Z' }, 'is open longer than it may be'],
      ['no time limit', { notAfter: '' }, 'lacks notAfter'],
      ['fields nobody asked for', { fields: ['plannedStart'] }, 'shows fields nobody asked for'],
      ['another event', { eventIds: ['e9'] }, 'tells of an event that is not in the case like this'],
      ['another row', { basis: { ...ON_CONSENT, rowId: 'x' } }, 'rests on no basis that can be found'],
      ['another kind of basis', { basis: { kind: 'own' } }, 'rests on no basis that can be found'],
    ])('notices %s', (_what, decided, says) => {
      recorded();
      consent();
      released({}, decided);
      expect(found().map((one) => one.split(': ')[0])).toContain(`C1 ${says}`);
    });

    it.each<[string, Partial<RecordedAsk>, string]>([
      ['another case', { caseId: 'c2' }, 'was decided for another case'],
      [
        'another date',
        { happenedAt: '2026-01-01T00:00:00.000Z' },
        'tells of an event that is not in the case like this',
      ],
      ['an agency without a link', { recipient: 'abh' }, 'reaches an agency that is not linked'],
      ['a sender without a link', { sender: 'caritas' }, 'comes from an agency that is not linked'],
      ['a door that is not open', { door: 'export' }, 'left by a function that is switched off'],
    ])('notices %s', (_what, ask, says) => {
      recorded();
      consent();
      released(ask);
      expect(found()).toContain(`C1 ${says}`);
    });

    it('notices a decision that was made for somebody else', () => {
      recorded();
      consent();
      released();
      const last = log.entries.length - 1;
      const { content } = log.entries[last]!;
      const data = { ...(content?.data as object), recipient: 'abh' };
      const other = doctored(last, { content: { salt: content?.salt ?? '', data } });
      expect(found(other)).toContain('C1 was decided for another recipient');
      expect(found(other)).toContain('N2 is not what was committed to');
    });

    it('asks a condition of the sender’s own knowledge', () => {
      recorded('language.irregular-attendance');
      const rowId = 'int-8-3-obliged.irregular-attendance.vhs.jobcenter.duty-monitoring';
      const ask = { purpose: 'duty-monitoring', fields: ['courseCode', 'missedLessons'] };
      const obliged = () => log.release(CASE, event, ask, { basis: { kind: 'statutory', rowId } });
      obliged();
      expect(found()).toEqual(['C1 rests on no basis that can be found']);
      log.event(CASE, 'jobcenter', 'language.duty-stated');
      obliged();
      expect(found()).toHaveLength(1);
    });

    it('never lets special fields through by law', () => {
      recorded('language.interrupted');
      log.commanded(CASE, 'abh', 'case.accept-link', [
        'AgencyLinked',
        { agency: 'bamf', handle: 'h', way: 'statutory' },
      ]);
      const rowId = 'int-8-2.interrupted.vhs.bamf.course-progress';
      const ask = { recipient: 'bamf', fields: ['courseCode', 'reason'] };
      log.release(CASE, event, ask, { basis: { kind: 'statutory', rowId } });
      expect(found()).toEqual(['C1 shows more than its basis lets through']);
    });

    it('wants the release from secrecy beside the consent', () => {
      log.commanded(CASE, 'caritas', 'case.accept-link', [
        'AgencyLinked',
        { agency: 'caritas', handle: 'h', way: 'statutory' },
      ]);
      recorded('language.need-found', 'caritas');
      const counselling = { source: 'caritas', purposes: ['counselling'] };
      consent(counselling, 'caritas');
      const rowId = 'consent-from-counselling.need-found.caritas.jobcenter.counselling';
      const ask = { purpose: 'counselling', fields: ['level'] };
      const basis = { ...ON_CONSENT, rowId };
      log.release(CASE, event, ask, { basis });
      log.release(CASE, event, ask, { basis: { ...basis, secrecyReleaseId: 'k2' } });
      expect(found()).toHaveLength(2);
      const provisions = [{ ...PROVISION, ...counselling, form: 'secrecy-release' }];
      log.commanded(CASE, 'caritas', 'consent.give', [
        'ConsentGiven',
        { by: 'caritas', consentId: 'k2', provisions },
      ]);
      log.release(CASE, event, ask, { basis: { ...basis, secrecyReleaseId: 'k2' } });
      expect(found()).toHaveLength(2);
    });

    it('knows no ground where a row forbids', () => {
      recorded('language.need-found', 'caritas');
      log.commanded(CASE, 'caritas', 'case.accept-link', [
        'AgencyLinked',
        { agency: 'caritas', handle: 'h', way: 'statutory' },
      ]);
      log.commanded(CASE, 'caritas', 'case.accept-link', [
        'AgencyLinked',
        { agency: 'bamf', handle: 'h', way: 'statutory' },
      ]);
      consent({ source: 'caritas', recipients: ['bamf'], purposes: ['counselling'] }, 'caritas');
      const rowId = 'consent-from-counselling.need-found.caritas.bamf.counselling';
      const ask = { recipient: 'bamf', purpose: 'counselling', fields: ['level'] };
      log.release(CASE, event, ask, { basis: { ...ON_CONSENT, rowId } });
      expect(found()).toEqual(['C1 rests on no basis that can be found']);
    });
  });

  describe('on withdrawals (C4)', () => {
    it.each<[string, object]>([
      ['as a whole', {}],
      ['this provision', { provisionIds: ['p1'] }],
      ['the part of its source', { source: 'vhs' }],
    ])('finds what was released after a consent was withdrawn %s', (_what, more) => {
      recorded();
      consent();
      withdrawal(more);
      released();
      expect(found()).toContain('C4 rests on a consent that had been withdrawn');
    });

    it('finds it also where the decision claims to be older than the withdrawal', () => {
      recorded();
      consent();
      const before = log.entries.filter(({ stream }) => stream === CASE).length - 1;
      withdrawal();
      released({}, { caseRevision: before });
      expect(found()).toContain('C4 rests on a consent that had been withdrawn');
    });

    it('leaves alone what rests on another provision, and what a later consent permits', () => {
      recorded();
      consent();
      log.commanded(CASE, 'vhs', 'consent.give', [
        'ConsentGiven',
        { by: 'vhs', consentId: 'k2', provisions: [PROVISION] },
      ]);
      withdrawal();
      released({}, { basis: { ...ON_CONSENT, consentId: 'k2' } });
      expect(found()).toEqual([]);
    });

    it('knows that an amendment does not bring back what was withdrawn', () => {
      recorded();
      consent();
      withdrawal();
      const again = { by: 'vhs', consentId: 'k1', provisions: [PROVISION] };
      log.commanded(CASE, 'vhs', 'consent.amend', ['ConsentAmended', again]);
      released();
      expect(found()).toContain('C4 rests on a consent that had been withdrawn');
    });
  });

  describe('on signatures (N2)', () => {
    it.each<[string, Partial<LogEntry>]>([
      ['type', { type: 'de.wegmarke.language.interrupted.v1' }],
      ['date', { happenedAt: '2026-01-01T00:00:00.000Z' }],
      ['agency', { agency: 'jobcenter' }],
      ['commitment', { commitment: 'AAAA' }],
    ])('notices an event whose %s was changed', (_what, change) => {
      recorded();
      expect(found(doctored(log.entries.length - 1, change))).toEqual(['N2 no agency signed it']);
    });

    it('notices a command that nobody gave', () => {
      log.stated(
        CASE,
        'ConsentGiven',
        { by: 'vhs', consentId: 'k1', provisions: [PROVISION] },
        { agency: 'vhs' },
      );
      expect(found()).toEqual(['N2 no agency signed its command']);
    });

    it('notices a fact that the hub did not sign, and one that is not its to state', () => {
      log.stated(CASE, 'ReleaseAbandoned', { release: 'r' });
      const last = log.entries.length - 1;
      expect(found(doctored(last, { recordedAt: '2026-03-02T11:00:00.000Z' }))).toEqual([
        'N2 the hub did not sign it',
      ]);
      log.stated(CASE, 'InformationRequested', { by: 'abh', addressee: 'vhs', about: '', request: '' });
      expect(found()).toEqual(['N2 the hub states what only an agency may']);
    });

    it('notices a fact beside a message that is not there', () => {
      log.stated(
        CASE,
        'AgencyLinked',
        { agency: 'abh', handle: 'h', way: 'code' },
        { agency: 'abh', id: 'e1.1' },
      );
      expect(found()).toEqual(['N2 no agency signed its command']);
    });

    it('notices what does not open, and what is not what was committed to', () => {
      consent();
      const last = log.entries.length - 1;
      const { content, ...clear } = log.entries[last]!;
      expect(found(doctored(last, { kind: 'broken' }))).toEqual(['N2 does not open']);
      const changed = { ...content!, body: { data: {} } };
      expect(found([...log.entries.slice(0, last), { ...clear, content: changed }])).toEqual([
        'N2 is not what was committed to',
      ]);
    });
  });

  describe('on facts that lost their key', () => {
    const gone = (position: number, entry: LogEntry): LogEntry => {
      const { content: _content, ...clear } = entry;
      return { ...clear, position, kind: 'gone' };
    };

    it('finds none of an erased case, whose signatures still stand', () => {
      consent();
      log.stated(CASE, 'CaseErased', { erasure: 'e' });
      const entries = log.entries.map((entry) =>
        entry.stream === CASE && entry.kind === 'fact' && entry.type !== 'CaseErased'
          ? gone(entry.position, entry)
          : entry,
      );
      expect(entries.filter(({ kind }) => kind === 'gone').length).toBeGreaterThan(1);
      expect(found(entries)).toEqual([]);
      const forged = entries.map((entry) =>
        entry.type === 'ConsentGiven' ? { ...entry, commitment: 'x' } : entry,
      );
      expect(found(forged)).toEqual(['N2 no agency signed its command']);
    });

    it('finds each where nothing was erased', () => {
      consent();
      const last = log.entries.length - 1;
      const entries = log.entries.with(last, gone(last + 1, log.entries[last]!));
      expect(found(entries)).toContain('N2 has lost its key though nothing was erased');
    });
  });

  describe('on order (N3, N4)', () => {
    it('notices a position that is missing', () => {
      recorded();
      const positions = log.entries.map((entry, index) =>
        index === log.entries.length - 1 ? { ...entry, position: entry.position + 1 } : entry,
      );
      expect(found(positions)).toEqual([`N4 stands at place ${log.entries.length} of the log`]);
    });

    it('notices a hole in a stream', () => {
      recorded();
      const last = log.entries.length - 1;
      const { revision } = log.entries[last]!;
      expect(found(doctored(last, { revision: revision + 1 }))).toEqual([
        `N4 has revision ${revision + 1} where its stream is at ${revision}`,
      ]);
    });

    it('notices an event that was recorded twice', () => {
      const { id } = recorded();
      const again = { ...event, position: event.position + 1, revision: 0, stream: 'case-rheine-c2' };
      expect(found([...log.entries, again])).toEqual([`N3 repeats the id ${id}`]);
    });
  });

  it('opens with code of its own what the vault sealed, and nothing that was changed', async () => {
    const kek = randomBytes(32);
    const shelf = new MemoryKeyShelf();
    const owner = { network: 'rheine', caseId: 'c1', controller: 'vhs' };
    const plain = { salt: 's', data: { note: 'Grüße' } };
    const vault = new JoseKeyVault(shelf, new MemoryKeyRing(kek));
    const [sealed] = await vault.seal([{ owner, kind: 'fact', eventId: 'e1', plain }]);
    const stored = (await shelf.get([sealed!.kid])).get(sealed!.kid)!;
    const key = { ...owner, ...stored };
    expect(openSealed({ ...sealed!, id: 'e1' }, key, kek)).toEqual(plain);
    expect(openSealed({ ...sealed!, id: 'e2' }, key, kek)).toBeUndefined();
    expect(openSealed({ ...sealed!, id: 'e1' }, { ...key, caseId: 'c2' }, kek)).toBeUndefined();
    expect(openSealed({ ...sealed!, id: 'e1' }, key, randomBytes(32))).toBeUndefined();
  });
});
