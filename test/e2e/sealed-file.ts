import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { chromium } from 'playwright-core';

const PATIENCE = { timeout: 60_000 };

/** Opens the person's file in a real browser that has no network: no with a wrong code, and with the right one all that belongs in it. */
export async function expectOpens(file: string, code: string): Promise<void> {
  const executablePath = process.env['WEGMARKE_CHROMIUM'];
  if (executablePath === undefined) {
    process.stdout.write('the sealed file in a browser: not run, no Chromium\n');
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.fill('#code', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    await page.click('button');
    await page.locator('#state', { hasText: 'passt nicht' }).waitFor(PATIENCE);
    await page.fill('#code', code.toLowerCase().replaceAll('-', ' '));
    await page.click('button');
    await page.waitForSelector('#save:not([hidden])', PATIENCE);
    const shown = page.frameLocator('#page').locator('h1').first();
    expect(await shown.textContent(PATIENCE)).toContain('Auskunft über Ihre Daten');
    const [download] = await Promise.all([page.waitForEvent('download', PATIENCE), page.click('#save')]);
    const files = Object.keys(unzipSync(await readFile((await download.path()) ?? '')));
    expect(files).toEqual(
      expect.arrayContaining([
        'LIESMICH-README.html',
        'data/access.json',
        'data/recipients.csv',
        'manifest.json',
      ]),
    );
    expect(files.some((name) => name.startsWith('proofs/'))).toBe(true);
  } finally {
    await browser.close();
  }
}
