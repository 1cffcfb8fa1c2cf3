import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shortOf } from '../../long-form.ts';
import type { Stage } from '../stage.ts';
import { openScreen, screens, SCREENS } from './screen.ts';

/** What no other test of the pages opens. The texts of the others are looked for when their pictures are taken, too. */
const NOWHERE_ELSE = ['steering-board', 'person-consents-arabic', 'person-accesses', 'side-by-side'];

/** The pictures of the documentation: each is there, and what it shows still says what its list says. */
export function screensOfDocumentation(stage: () => Stage): void {
  describe('the pictures of the documentation', () => {
    it('are all there', () => {
      const missing = screens().filter(({ file }) => !existsSync(join(SCREENS, `${file}.png`)));
      expect(missing.map(({ file }) => file)).toEqual([]);
    });

    const all = screens();
    const few = all.filter(({ file }) => NOWHERE_ELSE.includes(file));
    const opened = shortOf(few, all, `the other ${all.length - few.length} pictures' looks at the pages`);
    it.each(opened.map((screen) => [screen.title, screen] as const))(
      'shows what it says: %s',
      async (_title, screen) => {
        const page = await openScreen(stage(), screen);
        await page.context().close();
      },
      // A quarter is first closed two minutes after the hub's start.
      240_000,
    );
  });
}
