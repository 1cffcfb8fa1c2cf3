import type { Agreement } from '#agreement';
import { sees } from '#agreement';
import type { CaseFile } from '../case-file.ts';
import { doubtedIn } from '../doubt/doubt.ts';
import type { Request } from './request.ts';

const INFORMATION_REQUESTED = 'de.wegmarke.information.requested.v1';

/** The requests addressed to this agency of which it may know: those of whoever the law lets ask it unasked. One in doubt asks nothing. */
export function requestsKnownTo(
  { requests, doubts }: Pick<CaseFile, 'requests' | 'doubts'>,
  agency: string,
  agreement: Agreement,
  at: string,
): readonly Request[] {
  const doubted = doubtedIn(doubts);
  return requests.filter(
    ({ id, by, addressee }) =>
      addressee === agency && !doubted.has(id) && sees(agreement, agency, INFORMATION_REQUESTED, by, at),
  );
}
