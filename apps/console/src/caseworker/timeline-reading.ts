import { get, getUnasked, Problem, unasked } from '../page/call.ts';
import { follow } from '../page/live.ts';
import { caseAtDesk } from './casework.ts';

/** Reads a timeline for `<case-timeline>`, which says whether nobody asked for it; the answer goes to the element as it is. */
export type Fetcher = (signal: AbortSignal, isUnasked: boolean) => Promise<unknown>;

/** Takes a timeline along as a file: an access of its own. */
export type Exporter = (format: 'csv' | 'json', signal: AbortSignal) => Promise<Blob>;

/** Reads one case at the own adapter for a purpose; an empty one states none. */
export function fetcherOf(reference: string, purpose: string): Fetcher {
  const asked = new URLSearchParams(purpose === '' ? {} : { purpose });
  const path = `${caseAtDesk(reference)}/timeline?${asked}`;
  return (signal, isUnasked) => (isUnasked ? getUnasked(path, signal) : get(path, signal));
}

/**
 * Follows the signs of the own adapter for `<case-timeline>`, and renews with it what else the page shows of the case: that was read
 * before the signs are followed, while the timeline is read then.
 */
export function followWith(renew: () => void): (tick: () => void, signal: AbortSignal) => Promise<void> {
  return async (tick, signal) => {
    const signed = (): void => {
      renew();
      tick();
    };
    await follow('desk/ticks', signed, signal);
    // It is fulfilled for a view that is gone too.
    if (!signal.aborted) unasked(renew);
  };
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
