import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Stage } from '../stage.ts';
import { tellDemonstration } from '../told.ts';
import { openScreen, screens, SCREENS, type Screen } from './screen.ts';

/** Of a long list the beginning is enough. */
const TALLEST_PX = 2_400;

/** The window becomes as high as the page, so that a picture shows it without scrolling. */
async function stretch(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width = 1280 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 600), TALLEST_PX) });
}

/** Takes one picture; gives why it could not be taken. */
async function take(stage: Stage, screen: Screen): Promise<string | undefined> {
  try {
    const page = await openScreen(stage, screen);
    await stretch(page);
    await page.screenshot({ path: join(SCREENS, `${screen.file}.png`), animations: 'disabled' });
    await page.context().close();
    console.log(`${screen.file}.png  ${screen.title}`);
    return undefined;
  } catch (error) {
    return `${screen.file}.png was not taken: ${String(error)}`;
  }
}

/** Takes every picture of the list anew from the demonstration's data; names on the command line take those only. */
const wanted = process.argv.slice(2);
const told = await tellDemonstration();
const stage = await Stage.open(process.env['WEGMARKE_CHROMIUM'] ?? '/usr/bin/chromium', told);
const faults: string[] = [];
try {
  for (const screen of screens().filter(({ file }) => wanted.length === 0 || wanted.includes(file))) {
    const fault = await take(stage, screen);
    faults.push(...(fault === undefined ? [] : [fault]), ...stage.violations());
  }
} finally {
  await stage.close();
  await told.stop();
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
