import { germanDayOf, paragraphInGerman } from '#agreement';
import type { AgencyNamed, EntryShown, TimelineReply } from '#catalogue';
import { contactsShown, purposeOf, timelineShown } from '#catalogue';
import type { TimelineRead } from '../hub/hub-reads.ts';
import type { References } from '../journal/references.ts';
import type { EndedUse, RecallBook } from '../recall/recall-book.ts';
import { askingHub } from './asking-hub.ts';
import { knownOnce } from './body.ts';
import { csvOf } from './csv.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { DeskCall, DeskRoutes } from './server.ts';

/** What reading a timeline needs. */
export interface TimelineParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly reads: { timeline(read: TimelineRead): Promise<TimelineReply> };
  /** What people call an agency. */
  readonly nameOf: (agency: string) => AgencyNamed;
  readonly recalls: Pick<RecallBook, 'ended'>;
}

/** The timeline of one of the agency's files: read from the hub at every call, under the caller's id, and never kept. */
export function timelineRoutes(parts: TimelineParts): DeskRoutes {
  return {
    'GET /desk/cases/:reference/timeline': async (call) => {
      knownOnce(call.query, ['purpose']);
      return { status: 200, body: await read(parts, call, {}) };
    },
    'GET /desk/cases/:reference/timeline/export': async (call) => {
      knownOnce(call.query, ['purpose', 'format']);
      const format = formatIn(call.query);
      const timeline = await read(parts, call, { export: true });
      const text =
        format === 'csv' ? csvOf(COLUMNS, timeline.entries.map(rowOf)) : JSON.stringify(timeline, null, 2);
      const type = format === 'csv' ? 'text/csv' : 'application/json';
      return { status: 200, text, type, file: `timeline.${format}` };
    },
  };
}

async function read(parts: TimelineParts, call: DeskCall, how: Pick<TimelineRead, 'export'>) {
  const actor = call.staff();
  const purpose = purposeIn(call.query);
  const { reference, handle } = ownFile(parts.references, call.params['reference']);
  const what = { handle, actor, ...how, ...(purpose !== undefined && { purpose }) };
  const reply = await askingHub(() => parts.reads.timeline(what));
  const { agency: viewer, nameOf } = parts;
  const shown = timelineShown(reply, { nameOf, citeInGerman: paragraphInGerman });
  const contacts = contactsShown(reply.entries, { viewer, today: germanDayOf(reply.asOf), nameOf });
  const ended = stillEnded(parts.recalls.ended(reference), shown.entries);
  return { reference, ...shown, contacts, ended, conflicts: reply.conflicts ?? [] };
}

/** What was to be used no more, but for what may be seen again. */
function stillEnded(told: readonly EndedUse[], entries: readonly EntryShown[]): readonly EndedUse[] {
  const seen = new Set(entries.map(({ id }) => id));
  return told
    .map((one) => ({ ...one, ids: one.ids.filter((id) => !seen.has(id)) }))
    .filter(({ ids }) => ids.length > 0);
}

function purposeIn(query: URLSearchParams): string | undefined {
  const purpose = query.get('purpose') ?? undefined;
  if (purpose === undefined || purposeOf(purpose) !== undefined) return purpose;
  throw new DeskProblem('PURPOSE_UNKNOWN', 'use a purpose that GET /desk/agency lists, or leave it out');
}

function formatIn(query: URLSearchParams): 'csv' | 'json' {
  const format = query.get('format');
  if (format === 'csv' || format === 'json') return format;
  throw new DeskProblem('QUERY_INVALID', 'format is csv or json');
}

const COLUMNS = [
  'id',
  'type',
  'title',
  'happenedAt',
  'recordedAt',
  'agency',
  'agencyName',
  'fields',
  'basis',
  'purpose',
  'corrects',
  'disputed',
  'inDoubt',
] as const;

/** One line of the table: what people read stands in German, which is binding. */
function rowOf({ title, agencyName, fields, basis, inDoubt, ...entry }: EntryShown) {
  const told = fields.map(({ label, value, text }) => `${label.de}: ${text?.de ?? plain(value)}`);
  return {
    ...entry,
    title: title.de,
    agencyName: agencyName.de,
    fields: told.join('; '),
    basis: basis.text.de,
    ...(inDoubt && { inDoubt: inDoubt.state }),
  };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
