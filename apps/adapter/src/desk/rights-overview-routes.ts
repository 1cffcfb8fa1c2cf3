import { rightDecisions, rightGrounds, rightKinds, titleOf } from '#catalogue';
import type { CaseEvidence, RightOnDesk } from '#catalogue';
import type { Clock } from '#ports';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { recordedIn } from '../outbox/recorded-in.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { decisionPreview } from './rights-preview.ts';
import type { DeskRoutes } from './server.ts';

/** What the rights desk's lists are told from: nothing but what this agency holds. */
export interface RightsOverviewParts {
  readonly journal: Journal;
  readonly references: Pick<References, 'find' | 'byHandle'>;
  readonly evidence: Pick<EvidenceBook, 'all' | 'of'>;
  readonly outbox: Pick<Outbox, 'find'>;
  readonly clock: Clock;
}

/** Everything on this controller's rights desk over all cases, and what a decision on one request would tell and withhold. */
export function rightsOverviewRoutes(parts: RightsOverviewParts): DeskRoutes {
  return {
    'GET /desk/rights': () => {
      const at = parts.clock.now();
      const cases = parts.evidence.all().filter(({ linked, erased }) => linked && !erased);
      return {
        status: 200,
        body: {
          at,
          terms: { kinds: rightKinds, decisions: rightDecisions, grounds: rightGrounds },
          rights: cases.flatMap((told) => rightsIn(parts, told, at)).toSorted(byUrgency),
          disputes: cases.flatMap((told) => disputesIn(parts, told)),
        },
      };
    },
    'GET /desk/cases/:reference/rights/:request/preview': ({ params }) => {
      const { reference, handle } = ownFile(parts.references, params['reference']);
      const right = parts.evidence.of(handle)?.rights.find(({ request }) => request === params['request']);
      if (right === undefined)
        throw new DeskProblem(
          'REQUEST_UNKNOWN',
          'list the requests of the case; the hub may not have told of it yet',
        );
      const own = {
        ids: recordedIn(parts.journal, handle),
        find: (id: string) => parts.outbox.find(id),
      };
      return { status: 200, body: { reference, ...decisionPreview(right, own) } };
    },
  };
}

type Listed = RightOnDesk & { readonly reference?: string; readonly isOverdue: boolean };

function rightsIn(
  parts: RightsOverviewParts,
  { handle, rights }: CaseEvidence,
  at: string,
): readonly Listed[] {
  return rights.map((right) => ({
    ...ownNumber(parts, handle),
    ...right,
    isOverdue: right.state !== 'decided' && right.dueAt < at,
  }));
}

/** What is still to be decided first, the most urgent of it in front. */
function byUrgency(one: Listed, other: Listed): number {
  const decided = Number(one.state === 'decided') - Number(other.state === 'decided');
  return decided !== 0 ? decided : one.dueAt.localeCompare(other.dueAt);
}

function disputesIn(parts: RightsOverviewParts, { handle, disputes }: CaseEvidence) {
  return disputes.map(({ dispute, eventIds }) => ({
    ...ownNumber(parts, handle),
    dispute,
    entries: eventIds.map((eventId) => {
      const own = parts.outbox.find(eventId);
      return {
        eventId,
        ...(own && { type: own.type, title: titleOf(own.type), happenedAt: own.happenedAt }),
      };
    }),
  }));
}

function ownNumber({ references }: RightsOverviewParts, handle: string): { readonly reference?: string } {
  const reference = references.byHandle(handle)?.reference;
  return reference === undefined ? {} : { reference };
}
