import type { Purpose, Titles } from '#catalogue';
import type { Problems } from '../journal/problems.ts';
import type { ItemState, OutboxItem } from '../outbox/item.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { closed, knownOnce } from './body.ts';
import { instantField } from './instant-field.ts';
import { DeskProblem } from './problem.ts';
import { reasonOf } from './reasons.ts';
import type { DeskRoutes } from './server.ts';

const STATES: readonly ItemState[] = ['held', 'ready', 'sent', 'recorded', 'refused'];

/** What the overview tells. */
export interface OverviewParts {
  readonly network: string;
  readonly agency: string;
  readonly nameOf: (agency: string) => Titles;
  /** For what this agency may read a timeline. */
  readonly purposes: () => readonly Purpose[];
  readonly outbox: Pick<Outbox, 'list'>;
  readonly problems: Pick<Problems, 'list'>;
  readonly status: () => unknown;
  /** Looks into the export folder now. */
  readonly importNow: () => void;
  /** Offers what was recorded since an instant again. */
  readonly replay: (since: string) => void;
}

/** Who this is, how it goes, what waits and what is wrong. */
export function overviewRoutes(parts: OverviewParts): DeskRoutes {
  const { network, agency, nameOf, purposes, outbox, problems, status, importNow, replay } = parts;
  return {
    'GET /desk/agency': () => ({
      status: 200,
      body: {
        network,
        agency,
        name: nameOf(agency),
        purposes: purposes().map(({ id, titles }) => ({ id, ...titles })),
        staff: `${agency}-001`,
      },
    }),
    'GET /desk/outbox': ({ query }) => ({
      status: 200,
      body: { items: outbox.list(stateIn(query)).map(shown) },
    }),
    'GET /desk/problems': () => ({ status: 200, body: { problems: problems.list() } }),
    'GET /desk/status': () => ({ status: 200, body: status() }),
    'POST /desk/import': ({ body }) => {
      closed(body, []);
      importNow();
      return { status: 202, body: {} };
    },
    'POST /desk/replay': ({ body }) => {
      closed(body, ['since']);
      replay(instantField(body, 'since'));
      return { status: 202, body: {} };
    },
  };
}

function stateIn(query: URLSearchParams): { readonly state?: ItemState } {
  knownOnce(query, ['state']);
  const given = query.get('state');
  const state = STATES.find((one) => one === given);
  if (given !== null && state === undefined) {
    throw new DeskProblem('QUERY_INVALID', `state is one of ${STATES.join(', ')}, or left out`);
  }
  return state === undefined ? {} : { state };
}

function shown(item: OutboxItem) {
  const { id, type, reference, state, code, happenedAt, file, line } = item;
  return {
    id,
    type,
    ...(reference !== undefined && { reference }),
    state,
    ...(code !== undefined && { code }),
    reason: reasonOf(item),
    ...(happenedAt !== undefined && { happenedAt }),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
  };
}
