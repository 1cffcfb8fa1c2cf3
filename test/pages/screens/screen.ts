import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { asPerson } from '../as-person.ts';
import type { Stage, View } from '../stage.ts';

/** Where the pictures and the list of what each must contain lie. */
export const SCREENS = join(import.meta.dirname, '../../../docs/screens');

/** One picture of the documentation. */
export interface Screen extends View {
  /** Name of the picture without `.png`. */
  readonly file: string;
  /** What one is shown, in a sentence. */
  readonly title: string;
  /** A persona of the demonstration, `the-person`, or nobody, who sees the landing page. */
  readonly as?: string;
  /** Which person, by the number of the case at the VHS. */
  readonly reference?: string;
  readonly at: string;
  /** Buttons and links that are pressed before, by their names. */
  readonly press?: readonly string[];
  /** As on paper. */
  readonly print?: true;
  /** Texts that must stand on it. */
  readonly shows: readonly string[];
  /** Whether it comes about by the hub's clock, after a while. */
  readonly later?: true;
}

const MOST_LOOKS = 30;

/** The list of all pictures. */
export function screens(): readonly Screen[] {
  return JSON.parse(readFileSync(join(SCREENS, 'screens.json'), 'utf8')) as readonly Screen[];
}

/** Opens what a picture shows, and waits until all texts of its list stand there; throws when one does not come. */
export async function openScreen(stage: Stage, screen: Screen): Promise<Page> {
  const page = await opened(stage, screen);
  for (const name of screen.press ?? []) await page.getByText(name, { exact: true }).first().click();
  await page.waitForFunction(() => !/Wird gelesen|Reading …/.test(document.body.innerText));
  if (screen.print) await page.emulateMedia({ media: 'print' });
  if (screen.later) await lookAnew(page, screen.shows);
  for (const text of screen.shows) await page.getByText(text).locator('visible=true').first().waitFor();
  return page;
}

/** Reads the page again until it shows its texts: a quarter is first closed two minutes after the hub's start. */
async function lookAnew(page: Page, texts: readonly string[]): Promise<void> {
  const last = texts.at(-1) ?? '';
  const isThere = () =>
    page
      .getByText(last)
      .locator('visible=true')
      .first()
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
  for (let looks = 0; looks < MOST_LOOKS && !(await isThere()); looks += 1) await page.reload();
}

function opened(stage: Stage, { as, reference, ...view }: Screen): Promise<Page> {
  if (as === undefined) return stage.visit(stage.landing, view);
  return as === 'the-person' ? asPerson(stage, view, reference) : stage.page(as, view);
}
