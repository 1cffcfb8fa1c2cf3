import { get, getUnasked, Problem } from '../page/call.ts';
import { caseAtDesk } from './casework.ts';

/** Reads a timeline for `<case-timeline>`; the answer goes to the element as it is. */
export type Fetcher = (signal: AbortSignal) => Promise<unknown>;

/** Takes a timeline along as a file: an access of its own. */
export type Exporter = (format: 'csv' | 'json', signal: AbortSignal) => Promise<Blob>;

/**
 * Reads one case at the own adapter for a purpose; an empty one states none. `isBySign` says whether a sign of the server makes
 * it read just now, so that nobody asked.
 */
export function fetcherOf(reference: string, purpose: string, isBySign: () => boolean): Fetcher {
  const asked = new URLSearchParams(purpose === '' ? {} : { purpose });
  const path = `${caseAtDesk(reference)}/timeline?${asked}`;
  return (signal) => (isBySign() ? getUnasked(path, signal) : get(path, signal));
}

/** The same as a file. */
export function exporterOf(reference: string, purpose: string): Exporter {
  return async (format, signal) => {
    const asked = new URLSearchParams({ format, ...(purpose !== '' && { purpose }) });
    const path = `${caseAtDesk(reference)}/timeline/export?${asked}`;
    const request = {
      cache: 'no-store',
      headers: { 'x-wegmarke': 'page' },
      redirect: 'error',
      signal,
    } as const;
    const answer = await fetch(path, request);
    if (!answer.ok) throw new Problem('EXPORT_FAILED', answer.statusText, answer.status);
    return answer.blob();
  };
}
