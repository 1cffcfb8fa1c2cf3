/** The doors at which readers race with what narrows. */
export const DOORS = ['timeline', 'claim', 'export'] as const;

/** One of them. */
export type Door = (typeof DOORS)[number];

/** The door at which the person is answered: what races there is an erasure. */
export const PERSONS_DOOR = 'subject-access';

/** How the races of each door are called in the table of faults. */
export const raceFaults: Readonly<Record<Door | typeof PERSONS_DOOR, string>> = {
  timeline: 'whatever narrows, in a race with a timeline',
  claim: 'whatever narrows, in a race with a claim',
  export: 'whatever narrows, in a race with an export',
  'subject-access': 'an erasure, in a race with the answer to the person',
};
