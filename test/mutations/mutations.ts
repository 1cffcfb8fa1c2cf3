import type { Patch } from './mutant.ts';
import { earlyReceipt, repeated } from './probes/intake-probes.ts';
import type { Probe } from './probes/probe.ts';
import {
  earlyBytes,
  readWithoutBasis,
  strangersConsent,
  withdrawnMeanwhile,
} from './probes/release-probes.ts';
import {
  expired,
  exportedAfterwards,
  liftedByOne,
  nothingRecalled,
  onePairOfEyes,
  readThoughObjected,
  readThoughRestricted,
  strangersRelease,
} from './probes/consent-probes.ts';
import { readThoughDoubted, takenThoughRevoked } from './probes/doubt-probe.ts';
import { strangersOfficer } from './probes/officer-probe.ts';
import {
  earlyLook,
  enteredTwice,
  openedByGuessing,
  saidAfterwards,
  shownWithoutRow,
} from './probes/person-probes.ts';
import { fullSink } from './probes/sink-probe.ts';
import { lateCommit } from './probes/store-probes.ts';

/** A bug that somebody could make, as a change of the compiled product, and the experiment that must catch it. */
export interface Mutation {
  readonly mutation: string;
  readonly patches: readonly Patch[];
  readonly probe: Probe;
}

const MIGRATIONS = 'libs/postgres/src/migrations';

/** The bugs that the checker and the probes must be able to see. */
export const mutations: readonly Mutation[] = [
  {
    mutation: 'receipt before append',
    patches: [
      {
        at: 'libs/casefile/src/record/batch-recorder.js',
        find: /await this\.#append\(writing\)/,
        put: "(this.#append(writing), writing.map(() => ({ outcome: 'ok', revision: 0, position: 1, duplicate: false })))",
      },
    ],
    probe: earlyReceipt,
  },
  {
    mutation: 'dedupe off',
    patches: [
      {
        at: 'libs/casefile/src/record/case-recorder.js',
        find: /(export function firstReceipt\([^)]*\) \{)/,
        put: '$1 return undefined;',
      },
      { at: MIGRATIONS, find: /UNIQUE \(id, stream\)/, put: 'CHECK (true)' },
      { at: MIGRATIONS, find: /e\.id = g\.id AND e\.stream/, put: "e.id = g.id || '?' AND e.stream" },
    ],
    probe: repeated,
  },
  {
    mutation: 'gate skipped at one door (timeline)',
    patches: [
      {
        at: 'libs/gate/src/admit.js',
        find: /const barred = barrier\(ask, evidence\);/,
        put: "if (ask.door === 'timeline') return permit(ask, evidence, { basis: { kind: 'own' }, fields: ask.fields, depth: 'detail' }); $&",
      },
    ],
    probe: readWithoutBasis,
  },
  {
    mutation: 'Released after the bytes',
    patches: [
      {
        at: 'libs/disclosure/src/timeline/timelines.js',
        find: /await (files\.commitReleases\(\[[\s\S]*?\]\));/,
        put: "((entering) => (entering.catch(() => undefined), [{ outcome: 'entered', releaseId: 'later' }]))($1);",
      },
    ],
    probe: earlyBytes,
  },
  {
    mutation: 'Released with any instead of exact',
    patches: [
      {
        at: 'libs/casefile/src/release/release-recorder.js',
        find: /expected: standing\(loaded\)/,
        put: "expected: 'any'",
      },
    ],
    probe: withdrawnMeanwhile,
  },
  {
    mutation: 'checkpoint before effect (cursor before sink)',
    patches: [
      {
        at: 'apps/adapter/src/inbox/claim-loop.js',
        find: /(sink\.append\(fresh[^;]*;)\s*(journal\.transaction\(\(\) => \{[\s\S]*?\n {8}\}\);)/,
        put: '$2 $1',
      },
    ],
    probe: fullSink,
  },
  {
    mutation: 'late-commit lock off',
    patches: [{ at: MIGRATIONS, find: /PERFORM pg_advisory_xact_lock\(7767001\);/, put: '' }],
    probe: lateCommit,
  },
  {
    mutation: 'consent accepted from any recorder',
    patches: [
      {
        at: 'libs/agreement/src/questions.js',
        find: /(export function mayRecordConsent\([^)]*\) \{)/,
        put: '$1 return true;',
      },
    ],
    probe: strangersConsent,
  },
  {
    mutation: 'withdrawal ignored by export',
    patches: [
      {
        at: 'libs/gate/src/consent.js',
        find: /if \(withdrawnAt !== undefined\)/,
        put: "if (withdrawnAt !== undefined && ask.door !== 'export')",
      },
    ],
    probe: exportedAfterwards,
  },
  {
    mutation: 'expired provision permits',
    patches: [
      { at: 'libs/gate/src/consent.js', find: /if \(ask\.at >= provision\.validUntil\)/, put: 'if (false)' },
    ],
    probe: expired,
  },
  {
    mutation: 'restriction ignored',
    patches: [
      { at: 'libs/gate/src/restriction.js', find: /if \(meant && within\(/, put: 'if (false && within(' },
    ],
    probe: readThoughRestricted,
  },
  {
    mutation: 'objection ignored',
    patches: [
      {
        at: 'libs/gate/src/row.js',
        find: /if \(!duty && !isOwn && objected\(ask, evidence, cell\)\)/,
        put: 'if (false)',
      },
    ],
    probe: readThoughObjected,
  },
  {
    mutation: 'doubt ignored',
    patches: [{ at: 'libs/gate/src/admit.js', find: /if \(inDoubt\(ask, evidence\)\)/, put: 'if (false)' }],
    probe: readThoughDoubted,
  },
  {
    mutation: 'revoked key taken at intake',
    patches: [
      {
        at: 'libs/intake/src/check/check-envelope.js',
        find: /(function isUsable\([^)]*\) \{)/,
        put: '$1 return true;',
      },
    ],
    probe: takenThoughRevoked,
  },
  {
    mutation: 'four eyes with one pair',
    patches: [
      {
        at: 'libs/casefile/src/rights/confirm-decision/confirm-decision.decide.js',
        find: /if \(part\.proposed\.proposedBy === staff\)/,
        put: 'if (false)',
      },
    ],
    probe: onePairOfEyes,
  },
  {
    mutation: 'a restriction lifted by one alone',
    patches: [
      {
        at: 'libs/casefile/src/rights/confirm-lift/confirm-lift.decide.js',
        find: /if \(lift\.staff === confirmedBy\)/,
        put: 'if (false)',
      },
    ],
    probe: liftedByOne,
  },
  {
    mutation: 'recall not opened',
    patches: [
      {
        at: 'libs/disclosure/src/recall/recall-reactor.js',
        find: /await files\.recalls\.open\(order,/,
        put: 'void (order,',
      },
    ],
    probe: nothingRecalled,
  },
  {
    mutation: 'officer scope dropped',
    patches: [
      {
        at: 'libs/disclosure/src/officer/scope.js',
        find: /parties\.filter\(\(one\) => one\.controller\.id === controller\)/,
        put: 'parties',
      },
    ],
    probe: strangersOfficer,
  },
  {
    mutation: 'secrecy release by anybody',
    patches: [
      { at: 'libs/gate/src/consent.js', find: /\(provision\.form === 'consent' \|\| [^)]*\)/, put: 'true' },
      {
        at: 'libs/casefile/src/consent/provision-rules.js',
        find: /one\.form === 'secrecy-release' && one\.source !== by/,
        put: 'false',
      },
      {
        at: 'libs/casefile/src/consent/provision-rules.js',
        find: /form === 'secrecy-release' && recordedBy !== source/,
        put: 'false',
      },
      {
        at: 'libs/agreement/src/questions.js',
        find: /(export function mayRecordConsent\([^)]*\) \{)/,
        put: '$1 return true;',
      },
    ],
    probe: strangersRelease,
  },
  {
    mutation: "gate skipped at the person's view",
    patches: [
      {
        at: 'libs/gate/src/admit.js',
        find: /const barred = barrier\(ask, evidence\);/,
        put: "if (ask.door === 'person-view') return permit(ask, evidence, { basis: { kind: 'own' }, fields: ask.fields, depth: 'detail' }); $&",
      },
    ],
    probe: shownWithoutRow,
  },
  {
    mutation: "person's look entered after the bytes",
    patches: [
      {
        at: 'libs/disclosure/src/person/persons-case.js',
        find: /await (files\.commitReleases\(\[[\s\S]*?\]\));/,
        put: "((entering) => (entering.catch(() => undefined), [{ outcome: 'entered', releaseId: 'later' }]))($1);",
      },
    ],
    probe: earlyLook,
  },
  {
    mutation: 'code of a letter used twice',
    patches: [
      { at: 'libs/casefile/src/person/persons-device.decide.js', find: /!code\.isUsed/, put: 'true' },
    ],
    probe: enteredTwice,
  },
  {
    mutation: 'device that was taken away opens on',
    patches: [
      { at: 'libs/casefile/src/person/persons-device.decide.js', find: /!one\.isRevoked/, put: 'true' },
    ],
    probe: saidAfterwards,
  },
  {
    mutation: 'any PIN opens',
    patches: [
      {
        at: 'libs/casefile/src/person/person-files.js',
        find: /return right && !\(said instanceof No\)/,
        put: 'return !(said instanceof No)',
      },
    ],
    probe: openedByGuessing,
  },
];
