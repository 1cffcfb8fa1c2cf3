import { text } from './forms.ts';

/** The form of an event or command type; whether the catalogue holds it is asked elsewhere. */
export const eventType = text(
  /^de\.wegmarke\.[a-z]{2,32}\.[a-z][a-z0-9-]{1,63}\.v[1-9]\d{0,2}$/,
  'a type as de.wegmarke.<theme>.<name>.v<version>',
);
