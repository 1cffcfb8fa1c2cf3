import type { Timeline } from '../case-timeline/timeline.ts';
import type { Desk } from './demonstration.ts';

/** A consent that this agency recorded. */
export interface Consent {
  readonly consentId: string;
  readonly state: 'given' | 'refused' | 'withdrawn';
  readonly givenAt: string;
  readonly provisions: readonly {
    readonly provisionId: string;
    readonly source: string;
    readonly recipients: readonly string[];
    readonly validUntil: string;
    readonly withdrawnAt?: string;
  }[];
}

/** What the desk says when it cannot do something (RFC 9457). */
export class DeskProblem extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
    this.name = 'DeskProblem';
  }
}

/** Reads the timeline of the agency's own file, live from the hub. */
export function readTimeline(desk: Desk, reference: string, signal: AbortSignal): Promise<Timeline> {
  const path = `/desk/cases/${encodeURIComponent(reference)}/timeline`;
  return call(desk, 'GET', path, undefined, signal) as Promise<Timeline>;
}

/** The consents which this agency recorded in the case. */
export async function readConsents(desk: Desk, reference: string): Promise<readonly Consent[]> {
  const answer = await call(desk, 'GET', `/desk/cases/${encodeURIComponent(reference)}/consents`);
  return (answer as { consents: readonly Consent[] }).consents;
}

/** Withdraws a whole consent; the answer comes after the hub's receipt, or says that it waits. */
export function withdraw(
  desk: Desk,
  reference: string,
  consentId: string,
): Promise<{ receipt?: { at: string } }> {
  const path = `/desk/cases/${encodeURIComponent(reference)}/consents/${encodeURIComponent(consentId)}/withdraw`;
  return call(desk, 'POST', path, {}) as Promise<{ receipt?: { at: string } }>;
}

async function call(
  desk: Desk,
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const answer = await fetch(`${desk.url}${path}`, {
    method,
    cache: 'no-store',
    ...(signal && { signal }),
    headers: {
      authorization: `Bearer ${desk.token}`,
      'x-staff': desk.staff,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const said = (await answer.json()) as { code?: string; detail?: string };
  if (!answer.ok) throw new DeskProblem(said.code ?? 'UNKNOWN', said.detail ?? answer.statusText);
  return said;
}
