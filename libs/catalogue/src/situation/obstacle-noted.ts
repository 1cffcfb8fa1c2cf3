import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf, someOf } from '../forms.ts';
import { consentedRecord } from '../retention.ts';

const hindered = {
  course: { de: 'Kurs', en: 'course' },
  work: { de: 'Arbeit', en: 'work' },
  appointments: { de: 'Termine', en: 'appointments' },
} as const;

const states = {
  exists: { de: 'besteht', en: 'exists' },
  over: { de: 'besteht nicht mehr', en: 'is over' },
} as const;

/** That something hinders the person, for health or for any other reason: which reason is nowhere in the payload, by design. */
export class ObstacleNoted {
  @field(oneOf(states), { de: 'Hinderungsgrund', en: 'Obstacle' })
  readonly state!: keyof typeof states;

  // What is hindered narrows down what it may be: special as if it spoke of health.
  @field(someOf(hindered), {
    de: 'hindert',
    en: 'Hinders',
    special: true,
    category: 'health',
    optional: true,
  })
  readonly hinders?: readonly (keyof typeof hindered)[];

  @field(day, { de: 'voraussichtlich bis', en: 'Expected until', depth: 'date', optional: true })
  readonly expectedUntil?: string;
}

export const obstacleNoted = defineEntry({
  type: 'de.wegmarke.situation.obstacle-noted.v1',
  titles: { de: 'Hinderungsgrund vermerkt', en: 'Obstacle noted' },
  retention: consentedRecord,
  payload: ObstacleNoted,
  example: { state: 'exists', hinders: ['course'], expectedUntil: '2026-05-29' },
});
