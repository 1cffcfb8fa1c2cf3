import { writeFileSync } from 'node:fs';
import { inClone } from '../../../deploy/local/setup/places.mjs';
import { openScreen } from '../screens/screen.ts';
import { Stage } from '../stage.ts';
import { tellDemonstration } from '../told.ts';
import { Findings } from './findings.ts';
import { viewsToCheck } from './views.ts';

/** Runs axe over every view of the demonstration and writes what it found, from which the statement is made (`npm run docs`). */
const findings = new Findings();
const faults: string[] = [];
const told = await tellDemonstration();
const stage = await Stage.open(process.env['WEGMARKE_CHROMIUM'] ?? '', told);
try {
  for (const view of viewsToCheck()) {
    try {
      const page = await openScreen(stage, view);
      await findings.look(page, view);
      await page.context().close();
      console.log(`checked: ${view.title}`);
    } catch (error) {
      faults.push(`${view.title} was not checked: ${String(error)}`);
    }
  }
} finally {
  await stage.close();
  await told.stop();
}
for (const fault of faults) console.error(fault);
if (faults.length === 0) {
  const file = inClone('docs', 'accessibility', 'results.json');
  writeFileSync(file, `${findings.written(new Date().toISOString().slice(0, 10))}\n`);
}
process.exitCode = faults.length === 0 ? 0 : 1;
