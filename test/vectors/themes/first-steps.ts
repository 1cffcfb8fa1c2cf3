import {
  asking,
  byConsent,
  byLaw,
  event,
  given,
  linked,
  provision,
  refuse,
  shared,
  typeNamed,
} from '../telling.ts';
import type { Vector } from '../vector.ts';

const attendance = asking('vhs', 'jobcenter', 'language.irregular-attendance', 'duty-monitoring');
const progress = asking('vhs', 'jobcenter', 'language.interrupted', 'course-progress');
const agreement = 'course';

/** One vector for each step of the rule: where to begin with a gate of one's own. */
export const firstSteps: readonly Vector[] = [
  {
    name: 'what no row names is refused',
    source: 'decision 0020: no row means forbidden',
    agreement,
    history: shared(asking('abh', 'caritas', 'language.need-found', 'counselling')),
    ask: asking('abh', 'caritas', 'language.need-found', 'counselling'),
    expect: refuse('NO_ROW'),
  },
  {
    name: 'an agency sees its own record',
    source: 'Art. 5(1)(a) GDPR: one’s own record is no disclosure',
    agreement,
    history: shared(asking('vhs', 'vhs', 'language.interrupted', 'course-progress')),
    ask: asking('vhs', 'vhs', 'language.interrupted', 'course-progress'),
    expect: {
      decision: 'permit',
      basis: { kind: 'own' },
      fields: ['courseCode', 'reason', 'expectedReturn'],
      showsDate: true,
    },
  },
  {
    name: 'who does not share the case learns nothing of it',
    source: 'README, barriers: who does not share the case',
    agreement,
    history: linked('vhs'),
    ask: asking('vhs', 'bamf', 'language.course-started', 'course-progress'),
    expect: refuse('RECIPIENT_NOT_LINKED'),
  },
  {
    name: 'the provider reports the start of a course to the federal office, as the law obliges it to',
    source: '§ 8(2) IntV',
    agreement,
    history: shared(asking('vhs', 'bamf', 'language.course-started', 'course-progress')),
    ask: asking('vhs', 'bamf', 'language.course-started', 'course-progress'),
    expect: byLaw('int-8-2.course-started.vhs.bamf.course-progress', '§ 8(2) IntV', true, [
      'courseKind',
      'courseCode',
      'timeModel',
      'plannedEnd',
    ]),
  },
  {
    name: 'irregular attendance of a person who is not obliged is not reported under § 8(3) IntV, and consent is missing',
    source: '§ 8(3) IntV',
    agreement,
    history: shared(attendance),
    ask: attendance,
    expect: refuse('NO_CONSENT'),
  },
  {
    name: 'irregular attendance of an obliged person is reported to the jobcenter',
    source: '§ 8(3) IntV',
    agreement,
    history: shared(attendance, event('jobcenter', 'language.duty-stated', 'duty-1')),
    ask: attendance,
    expect: byLaw('int-8-3-obliged.irregular-attendance.vhs.jobcenter.duty-monitoring', '§ 8(3) IntV', true, [
      'courseCode',
      'missedLessons',
      'since',
    ]),
  },
  {
    name: 'the federal office answers only the office that asked',
    source: '§ 8(1) s. 2 IntV',
    agreement,
    history: shared(
      asking('bamf', 'jobcenter', 'language.voucher-issued', 'duplicate-check'),
      ...linked('abh'),
      {
        fact: 'requested',
        by: 'abh',
        addressee: 'bamf',
        about: typeNamed('language.voucher-issued'),
        id: 'request-1',
      },
    ),
    ask: asking('bamf', 'jobcenter', 'language.voucher-issued', 'duplicate-check'),
    expect: refuse('NOT_REQUESTED'),
  },
  {
    name: 'consent opens what it names, except for a special category that it does not name',
    source: 'Art. 6(1)(a), Art. 9(2)(a) GDPR',
    agreement,
    history: shared(progress, given('vhs', 'c1', provision())),
    ask: progress,
    expect: byConsent(
      'consent-progress.interrupted.vhs.jobcenter.course-progress',
      ['c1', 'p1'],
      ['courseCode', 'expectedReturn'],
    ),
  },
  {
    name: 'a withdrawn consent opens nothing',
    source: 'Art. 7(3) GDPR',
    agreement,
    history: shared(progress, given('vhs', 'c1', provision()), {
      fact: 'consent-withdrawn',
      by: 'vhs',
      recordedBy: 'vhs',
      consentId: 'c1',
      at: '2026-03-01T08:00:00.000Z',
    }),
    ask: progress,
    expect: refuse('CONSENT_WITHDRAWN'),
  },
  {
    name: 'restricted data pass on neither by consent from before nor by law',
    source: 'Art. 18(2) GDPR',
    agreement,
    history: shared(progress, given('vhs', 'c1', provision()), {
      fact: 'restricted',
      controller: 'vhs-traeger',
      agencies: ['vhs'],
      request: 'right-1',
      from: '2026-03-01T08:00:00.000Z',
    }),
    ask: progress,
    expect: refuse('RESTRICTED'),
  },
];
