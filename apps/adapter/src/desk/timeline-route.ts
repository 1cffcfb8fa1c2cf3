import type { ReleasedEntry, TimelineReply, Titles } from '#catalogue';
import { purposeOf } from '#catalogue';
import type { TimelineRead } from '../hub/hub-reads.ts';
import { HubCaseUnreadable, HubTooLate, HubUnreachable } from '../hub/hub-reads.ts';
import type { References } from '../journal/references.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { DeskRoutes } from './server.ts';
import { basisShown, fieldsShown, titleOf } from './wording.ts';

/** What reading a timeline needs. */
export interface TimelineParts {
  readonly references: Pick<References, 'find'>;
  readonly reads: { timeline(read: TimelineRead): Promise<TimelineReply> };
  /** What people call an agency. */
  readonly nameOf: (agency: string) => Titles;
}

/** The timeline of one of the agency's files: read from the hub at every call, under the caller's id, and never kept. */
export function timelineRoutes(parts: TimelineParts): DeskRoutes {
  return {
    'GET /desk/cases/:reference/timeline': async (call) => {
      const actor = call.staff();
      const purpose = purposeIn(call.query);
      const { reference, handle } = ownFile(parts.references, call.params['reference']);
      const { asOf, entries } = await read(parts, {
        handle,
        actor,
        ...(purpose !== undefined && { purpose }),
      });
      const shown = entries.map((entry) => entryShown(entry, parts.nameOf));
      return { status: 200, body: { reference, asOf, entries: shown } };
    },
  };
}

function purposeIn(query: URLSearchParams): string | undefined {
  const unknown = [...query.keys()].find((name) => name !== 'purpose');
  if (unknown !== undefined) throw new DeskProblem('QUERY_INVALID', 'the one parameter here is purpose');
  const purpose = query.get('purpose') ?? undefined;
  if (purpose === undefined || purposeOf(purpose) !== undefined) return purpose;
  throw new DeskProblem('PURPOSE_UNKNOWN', 'use a purpose that GET /desk/agency lists, or leave it out');
}

async function read({ reads }: TimelineParts, what: TimelineRead): Promise<TimelineReply> {
  try {
    return await reads.timeline(what);
  } catch (error) {
    if (error instanceof HubUnreachable) throw new DeskProblem('HUB_UNREACHABLE', 'try again in a moment');
    if (error instanceof HubCaseUnreadable)
      throw new DeskProblem('CASE_UNREADABLE', 'tell the operator of the hub; trying again does not help');
    if (error instanceof HubTooLate) throw new DeskProblem('HUB_ANSWER_LATE', error.message);
    throw error;
  }
}

function entryShown(entry: ReleasedEntry, nameOf: TimelineParts['nameOf']) {
  const { id, type, happenedAt, recordedAt, agency, fields, corrects, basis, purpose } = entry;
  return {
    id,
    type,
    title: titleOf(type),
    ...(happenedAt !== undefined && { happenedAt }),
    ...(recordedAt !== undefined && { recordedAt }),
    agency,
    agencyName: nameOf(agency),
    fields: fieldsShown(type, fields),
    ...(corrects !== undefined && { corrects }),
    basis: basisShown(basis),
    purpose,
  };
}
