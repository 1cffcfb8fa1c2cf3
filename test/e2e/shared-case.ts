import { callDesk, statusOf } from '../../deploy/local/demonstration/desks.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { dropExport, sinkOf } from '../network/files.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';

/** Under which number each agency keeps the case. */
export const REFERENCES = { jobcenter: 'BG-0001', vhs: '000417', caritas: 'C-7' } as const;

/** That the VHS may show the course to the jobcenter. */
export const consentToCourse = {
  decision: 'given',
  notice: { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' },
  givenBy: 'person',
  provisions: [
    {
      provisionId: 'cHJvdmlzaW9uLTEtb2YtY29uc2VudA',
      form: 'consent',
      source: 'vhs',
      recipients: ['jobcenter'],
      purposes: ['course-progress'],
      eventTypes: ['*'],
      depth: 'detail',
      special: false,
      validFrom: '2026-01-01T00:00:00.000Z',
      validUntil: '2099-01-01T00:00:00.000Z',
    },
  ],
};

/**
 * A case in which the jobcenter has recorded a voucher that the VHS has received, and which the other agencies share as far
 * as they redeemed a code; the Caritas sees nothing in it.
 */
export async function shareCase(network: SampleNetwork, others: readonly (keyof typeof REFERENCES)[]) {
  const jobcenter = network.agency('jobcenter');
  dropExport(jobcenter, 'export-1.csv', [`${REFERENCES.jobcenter};;;1;SCHEIN;03.02.2026;O;;31.12.2026`]);
  await recorded(network, 'jobcenter', 1);
  for (const agency of others) {
    const { code } = await callDesk(jobcenter, 'POST', `/desk/cases/${REFERENCES.jobcenter}/link-codes`, {});
    const redeem = { code, reference: REFERENCES[agency] };
    await callDesk(network.agency(agency), 'POST', '/desk/link-codes/redeem', redeem);
  }
  await until('the voucher at the VHS', () => sinkOf(network.agency('vhs')).at(0));
}

/** Waits until so many events of the agency are recorded. */
export async function recorded(network: SampleNetwork, agency: SampleAgency, events: number): Promise<void> {
  const asked = network.agency(agency);
  await until(`${events} events`, async () => (await statusOf(asked)).recorded === events || undefined);
}
