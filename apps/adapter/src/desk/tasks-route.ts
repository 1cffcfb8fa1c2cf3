import type { CaseEvidence, Titles } from '#catalogue';
import { titleOf } from '#catalogue';
import type { MatrixCell } from '#gate';
import { paragraphInGerman } from '#agreement';
import type { TaskAges } from '../casework/task-ages.ts';
import { deadlinesIn } from '../chains/deadlines.ts';
import { conflictKey } from '../conflicts/conflict-answers.ts';
import type { ConflictTaskParts } from '../conflicts/conflicts-due.ts';
import { conflictsDue } from '../conflicts/conflicts-due.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { Journal } from '../journal/journal.ts';
import { eventsOfTypes } from '../outbox/events-of-types.ts';
import type { OpenItem } from '../outbox/item.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PlanTaskParts } from '../plan/plan-tasks.ts';
import { planTasks } from '../plan/plan-tasks.ts';
import type { RecallBook } from '../recall/recall-book.ts';
import { isOpen } from '../recall/recall-book.ts';
import type { ClerkDecisions } from './clerk-decisions.ts';
import type { ForeignConsents } from './foreign-consents.ts';
import type { DeskRoutes } from './server.ts';

/** Days after which the officers of both controllers are told that a recall has no answer. */
const RECALL_DAYS = 6;

/** What the list of tasks is told from. */
export interface TaskParts extends ConflictTaskParts, PlanTaskParts {
  readonly agency: string;
  readonly journal: Journal;
  readonly evidence: Pick<EvidenceBook, 'all' | 'of' | 'state'>;
  readonly recalls: RecallBook;
  readonly outbox: Pick<Outbox, 'find'>;
  readonly decisions: ClerkDecisions;
  readonly foreign: ForeignConsents;
  readonly ages: Pick<TaskAges, 'since'>;
  readonly awaitsClerk: (item: OpenItem, at: string) => readonly MatrixCell[];
  readonly nameOf: (agency: string) => Titles;
}

/** What waits for somebody of this agency's staff: decisions, requests, recalls, the person's rights, disputed entries, consents taken down by others, own ones that others ended, steps of service chains that are due, what the plan with the person asks for, and what conflicts. */
export function taskRoutes(parts: TaskParts): DeskRoutes {
  return {
    'GET /desk/tasks': () => {
      const at = parts.clock.now();
      const cases = parts.evidence.all().filter(({ linked, erased }) => linked && !erased);
      const { due, acknowledged } = conflictsDue(parts, cases);
      return {
        status: 200,
        body: {
          at,
          decisions: aged(parts, 'decisions', decisionsDue(parts, at), ({ eventId }) => eventId),
          information: aged(
            parts,
            'information',
            cases.flatMap((told) => informationDue(parts, told)),
            ({ request }) => request,
          ),
          recalls: recallsDue(parts),
          rights: cases
            .flatMap((told) => rightsDue(parts, told, at))
            .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1)),
          disputes: aged(
            parts,
            'disputes',
            cases.flatMap((told) => disputesDue(parts, told)),
            ({ dispute }) => dispute,
          ),
          consents: aged(
            parts,
            'consents',
            cases.flatMap((told) => consentsToLookAt(parts, told, at)),
            ({ recordedBy, consentId }) => `${recordedBy} ${consentId}`,
          ),
          ended: cases.flatMap((told) => endedToNote(parts, told)),
          deadlines: deadlinesIn(parts, cases),
          plan: planTasks(parts, cases),
          conflicts: aged(
            parts,
            'conflicts',
            due,
            (conflict) => `${conflict.reference} ${conflictKey(conflict)}`,
          ),
          acknowledged,
        },
      };
    },
  };
}

/** Since when it waits here, where nothing of the task itself says so. */
function aged<Task extends object>(
  { ages, clock }: TaskParts,
  list: string,
  tasks: readonly Task[],
  keyOf: (task: Task) => string,
): readonly (Task & { readonly since: string })[] {
  const at = clock.now();
  const since = ages.since(list, tasks.map(keyOf), at);
  return tasks.map((task) => ({ ...task, since: since.get(keyOf(task)) ?? at }));
}

function decisionsDue(
  { agency, journal, agreements, decisions, awaitsClerk, nameOf }: TaskParts,
  at: string,
) {
  const cells = agreements.current()?.agreement.cells ?? [];
  const mine = cells.filter(({ sender, decidedBy }) => sender === agency && decidedBy === 'clerk');
  const items = eventsOfTypes(journal, [...new Set(mine.map(({ eventType }) => eventType))]);
  return items.flatMap((item) => {
    const rows = awaitsClerk(item, at).filter(({ id }) => !decisions.has(item.id, id));
    if (rows.length === 0) return [];
    const { id: eventId, type, reference, happenedAt, state } = item;
    return [
      {
        eventId,
        type,
        title: titleOf(type),
        reference,
        happenedAt,
        state,
        rows: rows.map((cell) => rowShown(cell, nameOf)),
      },
    ];
  });
}

function rowShown({ id, recipient, purpose, basis, trigger }: MatrixCell, nameOf: TaskParts['nameOf']) {
  const { paragraph } = basis.kind === 'CONSENT' ? { paragraph: undefined } : basis;
  return {
    rowId: id,
    recipient,
    recipientName: nameOf(recipient),
    purpose,
    ...(paragraph !== undefined && { paragraph: { de: paragraphInGerman(paragraph), en: paragraph } }),
    onRequest: trigger === 'on-request',
  };
}

function informationDue(parts: TaskParts, { handle, requests }: CaseEvidence) {
  return (requests ?? [])
    .filter(({ open }) => open)
    .map(({ id, by, about }) => ({
      ...ownNumber(parts, handle),
      request: id,
      by,
      byName: parts.nameOf(by),
      about,
      title: titleOf(about),
    }));
}

function recallsDue({ recalls }: TaskParts) {
  return recalls.open().flatMap(({ events, ...recall }) => {
    const open = events.filter((one) => isOpen(recall.kind, one)).length;
    const dueAt = new Date(Date.parse(recall.openedAt) + RECALL_DAYS * 86_400_000).toISOString();
    return open === 0 ? [] : [{ ...recall, open, dueAt }];
  });
}

function rightsDue(parts: TaskParts, { handle, rights }: CaseEvidence, at: string) {
  return (rights ?? [])
    .filter(({ state }) => state !== 'decided')
    .map((right) => ({ ...ownNumber(parts, handle), ...right, isOverdue: right.dueAt < at }));
}

function disputesDue(parts: TaskParts, { handle, disputes }: CaseEvidence) {
  return (disputes ?? []).map((dispute) => ({
    ...ownNumber(parts, handle),
    ...dispute,
    entries: dispute.eventIds.flatMap((id) => entryNamed(parts, id)),
  }));
}

/** What an own event is called; the outbox forgets what is old. */
function entryNamed({ outbox }: TaskParts, id: string) {
  const item = outbox.find(id);
  if (item === undefined) return [];
  const { type, happenedAt } = item;
  return [{ id, title: titleOf(type), ...(happenedAt !== undefined && { happenedAt }) }];
}

/** Over what has ended there is nothing to decide. */
function consentsToLookAt(parts: TaskParts, { handle }: CaseEvidence, at: string) {
  return parts.foreign.of(handle, parts.agency).flatMap(({ acknowledged, ...consent }) => {
    const provisions = consent.provisions.filter(
      (one) => one.withdrawnAt === undefined && one.invalidatedAt === undefined && at < one.validUntil,
    );
    const name = parts.nameOf(consent.recordedBy);
    return acknowledged || provisions.length === 0
      ? []
      : [{ ...ownNumber(parts, handle), ...consent, recordedByName: name, provisions }];
  });
}

/** The person is to be told that what is on the receipt has ended. */
function endedToNote(parts: TaskParts, { handle }: CaseEvidence) {
  const ended = parts.foreign.endedToNote(handle, parts.agency);
  return ended.map((one) => ({ ...ownNumber(parts, handle), ...one }));
}

function ownNumber({ references }: TaskParts, handle: string): { readonly reference?: string } {
  const reference = references.byHandle(handle)?.reference;
  return reference === undefined ? {} : { reference };
}
