import type { CaseFact, CaseFile, HandedOn } from '#casefile';
import type { Basis } from '#gate';
import type { Known } from './known.ts';
import { recallsAfter } from './recalls-after.decide.ts';

const AT = '2026-01-15T12:00:00.000Z';
const CAUSE = 10;
const MODULE = 'de.wegmarke.language.module-completed.v1';

const consent = (provisionId: string, consentId = 'c1', secrecyReleaseId?: string): Basis => ({
  kind: 'consent',
  rowId: 'row',
  recordedBy: 'vhs',
  consentId,
  provisionId,
  validUntil: '2027-01-01T00:00:00.000Z',
  ...(secrecyReleaseId !== undefined && { secrecyReleaseId }),
});
const law: Basis = { kind: 'statutory', rowId: 'row', paragraph: '§ 8(1) IntV', duty: false };

function handed(eventId: string, basis: Basis, change: Partial<HandedOn> = {}): HandedOn {
  const ask = { recipient: 'jobcenter', purpose: 'course-progress', eventType: MODULE, happenedAt: AT };
  const record = { basis, ask, fields: ['level'], showsDate: true } as unknown as HandedOn['record'];
  return {
    sender: 'vhs',
    recipient: 'jobcenter',
    eventIds: [eventId],
    record,
    revision: 5,
    at: AT,
    ...change,
  };
}

const provision = (provisionId: string, change: object = {}) => ({
  consentId: 'c1',
  provisionId,
  form: 'consent',
  recordedBy: 'vhs',
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['*'],
  depth: 'detail',
  special: false,
  validFrom: '2025-01-01T00:00:00.000Z',
  validUntil: '2026-01-01T00:00:00.000Z',
  ...change,
});
const gone = { withdrawnAt: AT };

/** A case in which vhs keeps the record c1, in force or not, and nothing goes on unless a spec says so. */
function known(
  handedOn: readonly HandedOn[],
  change: Partial<Known> = {},
  provisions: object[] = [provision('p1', gone)],
): Known {
  const doubts = { raised: [], settled: [] };
  const state = { consents: [{ recordedBy: 'vhs', consentId: 'c1', provisions, steps: [] }], doubts };
  return {
    state: state as unknown as CaseFile,
    handedOn,
    everHandedOn: handedOn,
    restricted: [],
    goesOn: () => false,
    mayHave: () => false,
    isRestricted: () => false,
    wasStopped: () => false,
    wasErased: () => false,
    ...change,
  };
}

const withdrawn = (change: object = {}): CaseFact => ({
  type: 'ConsentWithdrawn',
  data: { by: 'vhs', consentId: 'c1', recordedBy: 'vhs', at: AT, ...change },
});

/** What is recalled, as `kind sender > recipient: events`. */
function recalled(fact: CaseFact, about: Known): readonly string[] {
  return recallsAfter({ fact, revision: CAUSE }, about).recalls.map(
    ({ kind, sender, recipient, eventIds }) => `${kind} ${sender} > ${recipient}: ${eventIds.join(' ')}`,
  );
}

describe('after a withdrawal', () => {
  it('what rested on the consent must not be used any more; what rests on the law goes on', () => {
    const about = known([handed('e1', consent('p1')), handed('e2', law), handed('e3', consent('p2'))], {}, [
      provision('p1', gone),
      provision('p2'),
    ]);
    expect(recalled(withdrawn(), about)).toEqual(['stop-using vhs > jobcenter: e1']);
  });

  it('what another basis carries now is not recalled', () => {
    const about = known([handed('e1', consent('p1')), handed('e2', consent('p1'))], {
      goesOn: (_, id) => id === 'e1',
    });
    expect(recalled(withdrawn(), about)).toEqual(['stop-using vhs > jobcenter: e2']);
  });

  it('what such another basis carried is recalled when that one ends', () => {
    const about = known([handed('e1', consent('p1'))], {}, [provision('p1', { withdrawnAt: '2025-12-01' })]);
    expect(recalled(withdrawn({ consentId: 'c2' }), about)).toEqual(['stop-using vhs > jobcenter: e1']);
  });

  describe('of one of two records of the same name', () => {
    const byCaritas = { ...consent('p1'), recordedBy: 'caritas' };
    const nameless = handed('e1', consent('p1'));
    delete (nameless.record.basis as { recordedBy?: string }).recordedBy;
    const ofVhs = { recordedBy: 'vhs', consentId: 'c1', provisions: [provision('p1')] };
    const ofCaritas = {
      recordedBy: 'caritas',
      consentId: 'c1',
      provisions: [provision('p1', { recordedBy: 'caritas', ...gone })],
    };
    const about = (...handedOn: readonly HandedOn[]): Known =>
      known(handedOn, {
        state: { consents: [ofVhs, ofCaritas], doubts: { raised: [], settled: [] } } as unknown as CaseFile,
      });
    const end = withdrawn({ by: 'caritas', recordedBy: 'caritas' });

    it('only what rested on that one is recalled', () => {
      const both = about(handed('e1', byCaritas), handed('e2', consent('p1')));
      expect(recalled(end, both)).toEqual(['stop-using vhs > jobcenter: e1']);
    });

    it('what was permitted before recorders were named is recalled rather than not', () => {
      expect(recalled(end, about(nameless))).toEqual(['stop-using vhs > jobcenter: e1']);
    });

    it('whom nothing had reached under it is noted, whatever reached it under the other', () => {
      const plan = recallsAfter({ fact: end, revision: CAUSE }, about(handed('e1', consent('p1'))));
      expect(plan.notNeeded).toEqual([{ sender: 'vhs', recipient: 'jobcenter' }]);
      const reached = recallsAfter({ fact: end, revision: CAUSE }, about(handed('e1', byCaritas)));
      expect(reached.notNeeded).toEqual([]);
    });
  });

  it('what was received before a consent ran out is not recalled for the mere time', () => {
    expect(recalled(withdrawn(), known([handed('e1', consent('p1'))], {}, [provision('p1')]))).toEqual([]);
  });

  it('of a release from secrecy what needed it is recalled', () => {
    const about = known([handed('e1', consent('p1', 'c1', 'c1')), handed('e2', consent('p1'))], {}, [
      provision('p1'),
      provision('s1', { form: 'secrecy-release', ...gone }),
    ]);
    expect(recalled(withdrawn(), about)).toEqual(['stop-using vhs > jobcenter: e1']);
  });

  it('each recipient of each sender is told once, whatever left how often', () => {
    const about = known([
      handed('e1', consent('p1')),
      handed('e1', consent('p1'), { revision: 7 }),
      handed('e2', consent('p1')),
      handed('e1', consent('p1'), { recipient: 'abh' }),
    ]);
    expect(recalled(withdrawn(), about)).toEqual([
      'stop-using vhs > jobcenter: e1 e2',
      'stop-using vhs > abh: e1',
    ]);
  });

  it('what was recalled before is not recalled again, unless it was handed on anew', () => {
    const wasStopped = ({ revision }: HandedOn) => revision < 6;
    const once = known([handed('e1', consent('p1'))], { wasStopped });
    expect(recalled(withdrawn(), once)).toEqual([]);
    const anew = known([handed('e1', consent('p1')), handed('e1', consent('p1'), { revision: 7 })], {
      wasStopped,
    });
    expect(recalled(withdrawn(), anew)).toEqual(['stop-using vhs > jobcenter: e1']);
  });

  it('notes recipients that it names and that nothing had reached', () => {
    const ended = [
      provision('p1', { ...gone, recipients: ['jobcenter', 'abh'] }),
      provision('p2', { withdrawnAt: '2026-01-01T00:00:00.000Z', recipients: ['bamf'] }),
    ];
    const about = known([handed('e1', consent('p1'))], {}, ended);
    expect(recallsAfter({ fact: withdrawn(), revision: CAUSE }, about).notNeeded).toEqual([
      { sender: 'vhs', recipient: 'abh' },
    ]);
  });
});

describe('after another end of a consent', () => {
  const left = [handed('e1', consent('p1'))];
  const about = known(left, {}, [provision('p1', { invalidatedAt: AT })]);
  const how = { by: 'vhs', consentId: 'c1', recordedBy: 'vhs', ground: 'record-faulty', at: AT };

  it('what rested on it is recalled: found invalid, objected to by its source, superseded', () => {
    const given = { by: 'vhs', consentId: 'c2', supersedes: 'c1' };
    const ends = [
      { type: 'ConsentInvalidated', data: how },
      { type: 'ConsentObjected', data: how },
      { type: 'ConsentGiven', data: given },
    ] as unknown as readonly CaseFact[];
    for (const fact of ends) expect(recalled(fact, about)).toEqual(['stop-using vhs > jobcenter: e1']);
    const first = { type: 'ConsentGiven', data: { by: 'vhs', consentId: 'c2' } } as unknown as CaseFact;
    expect(recalled(first, about)).toEqual([]);
  });

  it.each<[string, object[], boolean]>([
    ['removed the provision', [], true],
    ['left out the recipient', [provision('p1', { recipients: ['abh'] })], true],
    ['left out the purpose', [provision('p1', { purposes: ['counselling'] })], true],
    ['left out the type', [provision('p1', { eventTypes: ['other'] })], true],
    ['shortened the time of the data', [provision('p1', { dataUntil: '2025-12-31T00:00:00.000Z' })], true],
    ['let less through', [provision('p1', { depth: 'fact' })], true],
    ['widened it', [provision('p1', { recipients: ['abh', 'jobcenter'] })], false],
  ])('an amendment recalls what it does not reach any more: it %s', (_what, provisions, isRecalled) => {
    const amended = { type: 'ConsentAmended', data: { by: 'vhs', consentId: 'c1' } } as unknown as CaseFact;
    expect(recalled(amended, known(left, {}, provisions))).toHaveLength(isRecalled ? 1 : 0);
  });
});

describe('after a correction', () => {
  const corrected: CaseFact = { type: 'EntryCorrected', data: { by: 'vhs', event: 'e9', corrects: 'e1' } };
  const left = [handed('e1', law), handed('e1', law, { recipient: 'abh' }), handed('e2', law)];

  it('who may have it is told, who may not must stop using what was wrong', () => {
    const about = known(left, { mayHave: (recipient) => recipient === 'abh', goesOn: () => true });
    expect(recalled(corrected, about)).toEqual(['stop-using vhs > jobcenter: e1', 'rectified vhs > abh: e1']);
  });

  it('whoever had to stop using it before gets nothing more', () => {
    expect(recalled(corrected, known(left, { mayHave: () => true, wasStopped: () => true }))).toEqual([]);
  });
});

describe('after a restriction', () => {
  const laid = { controller: 'vhs-controller', agencies: ['vhs'], request: 'r1', from: AT };
  const fact = { type: 'ProcessingRestricted', data: laid } as const;
  const left = [handed('e1', law), handed('e2', consent('p1')), handed('e3', law, { sender: 'abh' })];
  const lifted: CaseFact = {
    type: 'RestrictionLifted',
    data: {
      controller: 'vhs-controller',
      request: 'r1',
      proposal: 'p1',
      personToldAt: AT,
      staff: 's1',
      confirmedBy: 's2',
      at: AT,
    },
  };

  it('every recipient of the events restricted is told, whatever the basis', () => {
    expect(recalled(fact, known(left))).toEqual(['restrict vhs > jobcenter: e1 e2']);
    const one = { ...fact, data: { ...laid, eventIds: ['e2'] } };
    expect(recalled(one, known(left))).toEqual(['restrict vhs > jobcenter: e2']);
  });

  it('the same are told when it is lifted, as far as no other restriction is left', () => {
    const after = [...left, handed('e4', law, { revision: 8 })];
    const about = known(after, { restricted: [{ fact, revision: 7 }] });
    expect(recalled(lifted, about)).toEqual(['restriction-lifted vhs > jobcenter: e1 e2']);
    const still = { ...about, isRestricted: (_: HandedOn, id: string) => id === 'e1' };
    expect(recalled(lifted, still)).toEqual(['restriction-lifted vhs > jobcenter: e2']);
    expect(recalled(lifted, known(after))).toEqual([]);
  });

  it('what must not be used any more is neither restricted nor released', () => {
    const wasStopped = (_: HandedOn, id: string) => id === 'e1';
    const about = known(left, { restricted: [{ fact, revision: 7 }], wasStopped });
    expect(recalled(fact, about)).toEqual(['restrict vhs > jobcenter: e2']);
    expect(recalled(lifted, about)).toEqual(['restriction-lifted vhs > jobcenter: e2']);
  });
});
