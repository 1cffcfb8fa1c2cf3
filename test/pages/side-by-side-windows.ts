import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { until } from '../../deploy/local/services/until.mjs';

/** Whose windows stand side by side: one reads, the other takes consents down and back. */
export const READER = 'jobcenter-sb-1';
export const RECORDER = 'vhs-sb-1';

/** What the reader sees by consent only, and what is its own and stays. */
export const SHARED = 'de.wegmarke.language.module-completed.v1';
const OWN = 'de.wegmarke.language.voucher-issued.v1';

/** Calls an agency's desk in the pseudonym of a member of its staff. */
export type Desk = (
  agency: string,
  method: string,
  path: string,
  body: unknown,
  staff: string,
) => Promise<unknown>;

/** One case under the reference numbers of both. */
export interface SharedCase {
  readonly atReader: string;
  readonly atRecorder: string;
}

/** Milliseconds from the click that withdraws. */
export interface Withdrawn {
  /** Until the other window had painted without the entry. */
  readonly gone: number;
  /** Until the window of the click showed the receipt. */
  readonly receipt: number;
}

/** Opens a case at the reader, links it with the recorder, and enters by hand one event of each. */
export async function openSharedCase(desk: Desk): Promise<SharedCase> {
  const number = randomBytes(3).readUIntBE(0, 3);
  const shared = { atReader: `327D9${number}`, atRecorder: `K${number}` };
  await desk('jobcenter', 'POST', '/desk/cases', { reference: shared.atReader }, READER);
  await linked(desk, READER, shared.atReader);
  const code = await codeOf(desk, shared.atReader);
  await desk('vhs', 'POST', '/desk/link-codes/redeem', { code, reference: shared.atRecorder }, RECORDER);
  await linked(desk, RECORDER, shared.atRecorder);
  await enter(desk, READER, shared.atReader, OWN, {
    issueMode: 'online',
    issuer: 'jobcenter',
    ground: 'aufenthg-44a-1-2',
    standing: 'obliged',
    validUntil: '2027-12-31',
  });
  await enter(desk, RECORDER, shared.atRecorder, SHARED, {
    courseCode: 'IK-2026-014',
    module: 3,
    level: 'a2',
  });
  return shared;
}

/** Takes a consent down by which the reader may see the recorder's entry; its id. */
export async function consent(desk: Desk, { atRecorder }: SharedCase): Promise<string> {
  const validUntil = new Date(Date.now() + 300 * 86_400_000).toISOString();
  const body = {
    decision: 'given',
    notice: { id: 'notice-course', version: '3', language: 'de', channel: 'paper', plainLanguage: true },
    givenBy: 'person',
    provisions: [
      {
        source: 'vhs',
        recipients: ['jobcenter'],
        purposes: ['course-progress'],
        eventTypes: [SHARED],
        depth: 'detail',
        validUntil,
      },
    ],
  };
  const answer = await desk('vhs', 'POST', `/desk/cases/${atRecorder}/consents`, body, RECORDER);
  return (answer as { readonly consentId: string }).consentId;
}

/** Addresses of the two windows, below the pages of each agency. */
export function placesOf({ atReader, atRecorder }: SharedCase, consentId: string) {
  return {
    reading: `/agency.html#/case/${atReader}?purpose=course-progress`,
    recorded: `/agency.html#/case/${atRecorder}`,
    withdrawing: `/agency.html#/case/${atRecorder}/consents/withdraw/${consentId}`,
  };
}

/** Waits until the reader's window shows the recorder's entry beside the own one. */
export async function untilShown(reading: Page): Promise<void> {
  for (const type of [SHARED, OWN])
    await reading.locator(`case-timeline article[data-type="${type}"]`).first().waitFor();
}

/** Withdraws in one window and watches the other, which shows the entry; both windows use the clock of this machine. */
export async function withdrawBeside(reading: Page, withdrawing: Page): Promise<Withdrawn> {
  const button = withdrawing.getByRole('button', { name: 'Jetzt widerrufen' });
  await button.waitFor();
  const gone = reading.evaluate(async (type) => {
    const painted = () => new Promise((done) => requestAnimationFrame(done));
    const shown = () =>
      document.querySelector('case-timeline')?.shadowRoot?.querySelector(`article[data-type="${type}"]`);
    while (shown()) await painted();
    await painted();
    return Date.now();
  }, SHARED);
  const own = withdrawing.evaluate(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(done));
    const clicked = new Promise<number>((done) =>
      document.addEventListener('click', () => done(Date.now()), { capture: true, once: true }),
    );
    const from = await clicked;
    while (!document.querySelector('[data-said="done"]')) await painted();
    return { from, to: Date.now() };
  });
  await button.click();
  const [{ from, to }, empty] = await Promise.all([own, gone]);
  // It is gone because it was read again without it, not because nothing could be read.
  await reading.locator(`case-timeline article[data-type="${OWN}"]`).first().waitFor();
  return { gone: empty - from, receipt: to - from };
}

/** The hub's answer may come after the desk's. */
function linked(desk: Desk, staff: string, reference: string): Promise<unknown> {
  return until(`${reference} to be linked`, async () => {
    const { cases } = (await desk(agencyOf(staff), 'GET', '/desk/cases', undefined, staff)) as {
      readonly cases: readonly { readonly reference: string; readonly linked: boolean }[];
    };
    return cases.find((one) => one.reference === reference && one.linked);
  });
}

/** Nobody is shown a code before the hub has it: until then the desk answers without one. */
function codeOf(desk: Desk, reference: string): Promise<string> {
  const path = `/desk/cases/${reference}/link-codes`;
  return until(`a code for ${reference}`, async () => {
    const { code } = (await desk('jobcenter', 'POST', path, {}, READER)) as { readonly code?: string };
    return code;
  });
}

async function enter(
  desk: Desk,
  staff: string,
  reference: string,
  type: string,
  data: object,
): Promise<void> {
  const key = randomBytes(16).toString('hex');
  const body = { key, reference, type, happenedAt: new Date().toISOString(), data };
  await desk(agencyOf(staff), 'POST', '/desk/events', body, staff);
}

function agencyOf(staff: string): string {
  return staff.split('-', 1).join('');
}
