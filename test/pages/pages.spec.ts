import { jest } from '@jest/globals';
import { whereChromium } from '../../deploy/local/services/where.mjs';
import { caseworkerPages } from './caseworker.ts';
import { competencePages } from './competence.ts';
import { conflictPages } from './conflicts.ts';
import { consentDeskPages } from './consent-desk.ts';
import { demonstrationTold } from './demonstration-told.ts';
import { handEntryPages } from './hand-entry.ts';
import { handoverPages } from './handover.ts';
import { landingPages } from './landing.ts';
import { logInPages } from './log-in.ts';
import { movingPages } from './moving.ts';
import { officerPages } from './officer.ts';
import { operationsPages } from './operations.ts';
import { personLeavingPages } from './person-leaving.ts';
import { personPages } from './person.ts';
import { planPages } from './plan.ts';
import { rightsDeskPages } from './rights-desk.ts';
import { screensOfDocumentation } from './screens/list.ts';
import { withdrawalLivePages } from './side-by-side.ts';
import { Stage } from './stage.ts';
import type { Told } from './told.ts';
import { tellDemonstration } from './told.ts';
import { whatIfPages } from './what-if.ts';
import { wrongLinkPages } from './wrong-link.ts';

/** Longer than a page may take to show one thing: a test waits for several. */
jest.setTimeout(300_000);

describe('The demonstration', () => {
  let told: Told;
  beforeAll(async () => {
    told = await tellDemonstration();
  }, 600_000);
  afterAll(() => told?.stop());

  demonstrationTold(() => told);

  whereChromium('and its pages', (program) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.open(program, told);
    });
    afterAll(() => stage?.close());
    afterEach(() => {
      expect(stage.violations()).toEqual([]);
    });

    const opened = (): Stage => stage;
    logInPages(opened);
    caseworkerPages(opened);
    competencePages(opened);
    whatIfPages(opened);
    conflictPages(opened);
    consentDeskPages(opened);
    handEntryPages(opened);
    officerPages(opened);
    rightsDeskPages(opened);
    operationsPages(opened);
    landingPages(opened);
    personPages(opened);
    personLeavingPages(opened);
    planPages(opened);
    handoverPages(opened);
    movingPages(opened);
    wrongLinkPages(opened);
    withdrawalLivePages(opened);
    screensOfDocumentation(opened);
  });
});
