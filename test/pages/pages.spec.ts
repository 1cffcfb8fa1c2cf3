import { whereChromium } from '../../deploy/local/services/where.mjs';
import { caseworkerPages } from './caseworker.ts';
import { consentDeskPages } from './consent-desk.ts';
import { handEntryPages } from './hand-entry.ts';
import { landingPages } from './landing.ts';
import { logInPages } from './log-in.ts';
import { officerPages } from './officer.ts';
import { operationsPages } from './operations.ts';
import { personPages } from './person.ts';
import { rightsDeskPages } from './rights-desk.ts';
import { screensOfDocumentation } from './screens/list.ts';
import { withdrawalLivePages } from './side-by-side.ts';
import { Stage } from './stage.ts';

whereChromium('The pages', (program) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(program);
  }, 300_000);
  afterAll(() => stage?.close());
  afterEach(() => {
    expect(stage.violations()).toEqual([]);
  });

  const opened = (): Stage => stage;
  logInPages(opened);
  caseworkerPages(opened);
  consentDeskPages(opened);
  handEntryPages(opened);
  officerPages(opened);
  rightsDeskPages(opened);
  operationsPages(opened);
  landingPages(opened);
  personPages(opened);
  withdrawalLivePages(opened);
  screensOfDocumentation(opened);
});
