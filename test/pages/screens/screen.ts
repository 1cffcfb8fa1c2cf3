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
  readonly at: string;
  /** Buttons and links that are pressed before, by their names. */
  readonly press?: readonly string[];
  /** As on paper. */
  readonly print?: true;
  /** Texts that must stand on it. */
  readonly shows: readonly string[];
}

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
  for (const text of screen.shows) await page.getByText(text).locator('visible=true').first().waitFor();
  return page;
}

function opened(stage: Stage, { as, ...view }: Screen): Promise<Page> {
  if (as === undefined) return stage.visit(stage.landing, view);
  return as === 'the-person' ? asPerson(stage, view) : stage.page(as, view);
}
