import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callDesk } from './desks.mjs';
import { demo } from './story.mjs';

/**
 * Gives the cases of the demonstration to the first caseworker of each agency, so that somebody who logs in finds something.
 * Done anew at each start: a case that is taken stays taken.
 * @param {Readonly<Record<string, import('../network/network.mjs').LocalAgency>>} agencies
 */
export async function handOutCases(agencies) {
  /** @type {{ references: Record<string, string> }[]} */
  const cases = JSON.parse(readFileSync(join(demo, 'cases.json'), 'utf8'));
  for (const { references } of cases)
    for (const [agency, reference] of Object.entries(references)) {
      const desk = agencies[agency];
      if (desk === undefined) continue;
      const path = `/desk/cases/${encodeURIComponent(reference)}/take`;
      await callDesk({ ...desk, staff: `${agency}-sb-1` }, 'POST', path, {}).catch(passOver);
    }
}

/** Requests of persons that wait for a decision at a rights desk, whom nobody plays in the story. */
const requests = [
  { agency: 'vhs', reference: '00697', kind: 'access' },
  { agency: 'jobcenter', reference: '327D004293', kind: 'access' },
];

/**
 * Takes the requests down that the rights desks find; one that stands there from an earlier start is not taken down again.
 * @param {Readonly<Record<string, import('../network/network.mjs').LocalAgency>>} agencies
 */
export async function takeRequestsDown(agencies) {
  for (const { agency, reference, kind } of requests) {
    const desk = agencies[agency];
    if (desk === undefined) continue;
    const path = `/desk/cases/${encodeURIComponent(reference)}/rights`;
    const standing = await callDesk(desk, 'GET', path);
    if (standing.rights.length > 0) continue;
    const receivedAt = new Date().toISOString();
    await callDesk({ ...desk, staff: `${agency}-sb-1` }, 'POST', path, {
      kind,
      receivedAt,
      identityCheck: 'document',
    });
  }
}

/** A case that never came to be known there is nobody's. @param {unknown} error */
function passOver(error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'REFERENCE_UNKNOWN') throw error;
}
