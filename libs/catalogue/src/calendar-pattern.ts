/** Years that have a 29 February, of those that a pattern of four digits can name. */
const LEAP = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)`;
const DATE =
  String.raw`(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))` +
  `|${LEAP}-02-29)`;

/** A day that the calendar knows, from 1900 to 2199, as a regular expression: `format: date` is checked by few validators. */
export const DAY = `^(?=19|20|21)${DATE}$`;

/** An instant that the calendar knows: UTC, ISO 8601 with milliseconds and `Z`. */
export const INSTANT = String.raw`^${DATE}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$`;
