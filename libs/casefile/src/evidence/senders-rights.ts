import type { Agreement } from '#agreement';
import type { Evidence, MatrixCell } from '#gate';
import type { CaseFile } from '../case-file.ts';
import { requestsKnownTo } from '../information/known-requests.ts';
import { stops } from '../rights/limit.ts';

/** What of requests, clearances and the person's rights bears on what one agency tells; as far as that agency may know it. */
export type SendersRights = Pick<
  Evidence,
  'restrictions' | 'objections' | 'requests' | 'clearances' | 'disputed'
>;

/** Where nothing is known of a case. */
export const noRights: SendersRights = {
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
};

/** These for a sender; `cells` are the rows of the matrix at stake, as objections are told by row. */
export function sendersRights(
  state: CaseFile,
  sender: string,
  agreement: Agreement,
  cells: readonly MatrixCell[],
  at: string,
): SendersRights {
  return {
    restrictions: restrictionsOf(state, sender, agreement),
    objections: objectionsOf(state, sender, agreement, cells),
    requests: requestsKnownTo(state, sender, agreement, at).map(({ id, by, about, open, answers }) => ({
      id,
      by,
      about,
      open,
      answers,
    })),
    clearances: state.clearances
      .filter(({ by }) => by === sender)
      .map(({ rowId, recipient, eventId }) => ({ rowId, recipient, eventId })),
    disputed: disputedOf(state, sender),
  };
}

function restrictionsOf(state: CaseFile, sender: string, agreement: Agreement): Evidence['restrictions'] {
  return state.restrictions
    .filter((one) => stops(one, sender, agreement))
    .map(({ eventIds, from, until }) => ({ eventIds, from, ...(until !== undefined && { until }) }));
}

/** An objection against a row of the agreement stands against every cell of that row in which this agency is the sender. */
function objectionsOf(
  state: CaseFile,
  sender: string,
  agreement: Agreement,
  cells: readonly MatrixCell[],
): Evidence['objections'] {
  return state.objections
    .filter((one) => stops(one, sender, agreement))
    .flatMap(({ rowId, from }) =>
      cells
        .filter((cell) => cell.sender === sender && (rowId === '*' || cell.id.startsWith(`${rowId}.`)))
        .map(({ id }) => ({ rowId: id, from })),
    );
}

function disputedOf({ disputes, entries }: CaseFile, sender: string): readonly string[] {
  if (disputes.length === 0) return [];
  const all = new Set(disputes.flatMap(({ eventIds }) => eventIds));
  return entries.filter(({ id, agency }) => agency === sender && all.has(id)).map(({ id }) => id);
}
