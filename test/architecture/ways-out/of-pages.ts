import type { AllowedExit } from './allowed-exit.ts';

/** What leaves the pages in the browser, and what serves them at hub and adapters. */
export const ofPages: readonly AllowedExit[] = [
  // Log-in and pages, for the hub and for adapters
  {
    file: 'libs/oidc/src/pages.ts',
    exits: { reply: 2 },
    why: 'built pages and how long a browser may keep them: the same files for everybody',
  },
  {
    file: 'libs/oidc/src/relying-party.ts',
    exits: { network: 1 },
    why: 'asks the log-in service who somebody is: its code, the client secret, nothing of a case',
  },
  {
    file: 'libs/oidc/src/sign-in.ts',
    exits: { reply: 5 },
    why: 'the way to the log-in service and back, and why somebody was not let in; no token, no claim',
  },

  // The pages, in the browser
  { file: 'apps/console/src/side-by-side/desk.ts', exits: { network: 1 }, why: 'asks a desk' },
  {
    file: 'apps/console/src/case-timeline/reading.ts',
    exits: { network: 1 },
    why: 'reads a timeline at the hub with the token of a session',
  },
  {
    file: 'apps/console/src/page/call.ts',
    exits: { network: 1 },
    why: 'asks the own server of a page, under its session; follows no redirect',
  },
  {
    file: 'apps/console/src/page/live.ts',
    exits: { network: 3 },
    why: 'is told by the own server when to read again; sends nothing',
  },
  {
    file: 'apps/console/src/caseworker/timeline-reading.ts',
    exits: { network: 1 },
    why: 'asks the own adapter for a timeline as a file',
  },
  {
    file: 'apps/console/src/person/rights-view.ts',
    exits: { broker: 1 },
    why: 'a method of that name: asks the own hub through page/call.ts',
  },
  {
    file: 'apps/console/src/landing/landing.ts',
    exits: { network: 1 },
    why: 'reads who can log in as whom in the demonstration',
  },
  {
    file: 'apps/console/src/side-by-side/demonstration.ts',
    exits: { network: 1 },
    why: 'reads which desks there are',
  },
];
