import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../stage.ts';
import { openScreen, screens, SCREENS } from './screen.ts';

/** The pictures of the documentation: each is there, and what it shows still says what its list says. */
export function screensOfDocumentation(stage: () => Stage): void {
  describe('the pictures of the documentation', () => {
    it.each(screens().map((screen) => [screen.title, screen] as const))('%s', async (_title, screen) => {
      expect(existsSync(join(SCREENS, `${screen.file}.png`))).toBe(true);
      const page = await openScreen(stage(), screen);
      await page.context().close();
    });
  });
}
