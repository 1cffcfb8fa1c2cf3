import type { Agreement } from '#agreement';
import { sees } from '#agreement';
import type { CaseFile } from '../case-file.ts';
import type { Request } from './request.ts';

const INFORMATION_REQUESTED = 'de.wegmarke.information.requested.v1';

/** The requests addressed to this agency of which it may know: those of whoever the law lets ask it unasked. */
export function requestsKnownTo(
  { requests }: Pick<CaseFile, 'requests'>,
  agency: string,
  agreement: Agreement,
  at: string,
): readonly Request[] {
  return requests.filter(
    ({ by, addressee }) => addressee === agency && sees(agreement, agency, INFORMATION_REQUESTED, by, at),
  );
}
