import type { Agreement } from '#agreement';
import { cellOf } from '#agreement';
import type { Depth, Evidence, MatrixCell } from '#gate';
import type { CaseFile } from '../case-file.ts';
import { doubtedIn, restsOnDoubted } from '../doubt/doubt.ts';
import { requestsKnownTo } from '../information/known-requests.ts';
import { endOf, stops } from '../rights/limit.ts';
import { tells } from '../rights/row-telling.ts';

/** What of requests, clearances and the person's rights bears on what one agency tells; as far as that agency may know it. */
export type SendersRights = Pick<
  Evidence,
  'restrictions' | 'objections' | 'requests' | 'clearances' | 'disputed' | 'doubted'
>;

/** Where nothing is known of a case. */
export const noRights: SendersRights = {
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
  doubted: [],
};

/** These for a sender; `cells` are the rows of the matrix at stake, as objections are told by the ids of cells. */
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
    clearances: clearancesOf(state, sender, agreement),
    disputed: disputedOf(state, sender),
    doubted: doubtedOf(state, sender),
  };
}

/** A restriction whose end is in doubt has not ended. */
function restrictionsOf(state: CaseFile, sender: string, agreement: Agreement): Evidence['restrictions'] {
  const doubted = doubtedIn(state.doubts);
  return state.restrictions
    .filter((one) => stops(one, sender, agreement))
    .map((one) => {
      const until = endOf(one, doubted);
      return { eventIds: one.eventIds, from: one.from, ...(until !== undefined && { until }) };
    });
}

/**
 * An objection stands against every cell, under whatever id, in which this agency as the sender tells what the row told when
 * the objection was upheld: a row that is named anew, split or used for something else neither loses nor inherits it.
 */
function objectionsOf(
  state: CaseFile,
  sender: string,
  agreement: Agreement,
  cells: readonly MatrixCell[],
): Evidence['objections'] {
  return state.objections
    .filter((one) => stops(one, sender, agreement))
    .flatMap(({ told, from }) =>
      cells
        .filter((cell) => cell.sender === sender && (told === '*' || tells(told, cell)))
        .map(({ id }) => ({ rowId: id, from })),
    );
}

/** A clerk decided under a row as it was: where it goes deeper, or less deep, the clerk is asked again. */
function clearancesOf(state: CaseFile, sender: string, agreement: Agreement): Evidence['clearances'] {
  const doubted = doubtedIn(state.doubts);
  return state.clearances
    .filter((one) => one.by === sender && !restsOnDoubted(one, doubted))
    .filter(({ rowId, depth }) => depthOf(agreement, rowId) === depth)
    .map(({ rowId, recipient, eventId }) => ({ rowId, recipient, eventId }));
}

function depthOf(agreement: Agreement, rowId: string): Depth | undefined {
  const cell = cellOf(agreement, rowId);
  return cell && (cell.depth ?? 'detail');
}

function disputedOf({ disputes, entries }: CaseFile, sender: string): readonly string[] {
  if (disputes.length === 0) return [];
  const all = new Set(disputes.flatMap(({ eventIds }) => eventIds));
  return entries.filter(({ id, agency }) => agency === sender && all.has(id)).map(({ id }) => id);
}

function doubtedOf({ doubts, entries }: CaseFile, sender: string): readonly string[] {
  const doubted = doubtedIn(doubts);
  if (doubted.size === 0) return [];
  return entries.filter(({ id, agency }) => agency === sender && doubted.has(id)).map(({ id }) => id);
}
