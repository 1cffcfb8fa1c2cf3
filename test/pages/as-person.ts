import type { Page } from 'playwright-core';
import type { Stage, View } from './stage.ts';
import { addressOf } from './stage.ts';

/** The person of this case, recorded at the VHS and shared with three others; its consent is in force. */
export const PERSONS_CASE = '00697';
/** A person at the VHS whose course is interrupted. */
export const INTERRUPTED = '00438';
/** The PIN the person chooses. */
const PIN = '204060';

/** What a desk gives out for the person's letter. */
export interface LetterCode {
  readonly code: string;
  readonly address: string;
}

/** Makes a new letter's code at the VHS; one that was made before and not used is void then. */
export async function letterCode(stage: Stage, reference = PERSONS_CASE): Promise<LetterCode> {
  const path = `/desk/cases/${reference}/person-codes`;
  return (await stage.desk('vhs', 'POST', path, { channel: 'handed-over' })) as LetterCode;
}

/** A window in which the person is entered by a letter's code, at a place of `person.html`; close its context at the end. */
export async function asPerson(stage: Stage, view: View = {}, reference = PERSONS_CASE): Promise<Page> {
  const { code } = await letterCode(stage, reference);
  const page = await stage.visit(stage.network.hubUrl, { ...view, at: '/person.html' });
  await enterCode(page, code);
  await page.locator('person-path [data-entry]').first().waitFor();
  await page.goto(`${stage.network.hubUrl}${addressOf({ at: '/person.html', ...view })}`);
  await wasRead(page);
  return page;
}

/** Fills the way in, in whatever language it stands, and sends it. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code);
  await page.locator('#pin').fill(PIN);
  await page.locator('#pin-again').fill(PIN);
  await page.locator('person-enter button[type="submit"]').click();
}

/** With the PIN, after having left. */
export async function enterPin(page: Page, pin = PIN): Promise<void> {
  await page.getByLabel('Ihre PIN').fill(pin);
  await page.getByRole('button', { name: 'Öffnen' }).click();
}

/** Waits until a view of the person has its data. */
export async function wasRead(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-reading]') === null);
}
