import type { OfficerAnswer, OfficerRead } from '../hub/hub-reads.ts';
import { askingHub } from './asking-hub.ts';
import { DeskProblem } from './problem.ts';
import type { DeskCall, DeskRoutes } from './server.ts';

/** What an officer's questions need. */
export interface OfficerParts {
  /** Staff ids that may ask. */
  readonly officers: readonly string[];
  readonly reads: { officer(read: OfficerRead): Promise<OfficerAnswer> };
}

const LISTS: readonly string[] = [
  'search',
  'refusals',
  'consents',
  'consents/unused',
  'reads-without-event',
  'recalls',
  'requests',
  'export',
];

/** What follows `/desk/officer/`, as at the hub. */
export const officerPaths: readonly string[] = [...LISTS, 'entries/:position/:ordinal'];

/**
 * The questions of the data protection officer, passed on to the hub under a token of the officer's own; the answer comes with the
 * hub's signature around it, and is kept nowhere here.
 */
export function officerRoutes(parts: OfficerParts): DeskRoutes {
  const list = (path: string) => (call: DeskCall) => ask(parts, call, path);
  return {
    ...Object.fromEntries(LISTS.map((path) => [`GET /desk/officer/${path}`, list(path)])),
    'GET /desk/officer/entries/:position/:ordinal': (call) => {
      const { position = '', ordinal = '' } = call.params;
      if (!/^\d{1,15}$/.test(position) || !/^\d{1,6}$/.test(ordinal))
        throw new DeskProblem('ROUTE_UNKNOWN', 'use the place of an entry as a search tells it');
      return ask(parts, call, `entries/${position}/${ordinal}`);
    },
  };
}

async function ask({ officers, reads }: OfficerParts, call: DeskCall, path: string) {
  const actor = call.staff();
  if (!officers.includes(actor))
    throw new DeskProblem('NOT_AN_OFFICER', "add the id to desk.officers in the agency's configuration");
  const query = call.query.toString();
  return { status: 200, body: await askingHub(() => reads.officer({ actor, path, query })) };
}
