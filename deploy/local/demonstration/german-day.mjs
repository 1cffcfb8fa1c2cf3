const DAY_MS = 86_400_000;

/** Agreements begin at midnight by German time, so days are told by it too; Swedish writes them as `YYYY-MM-DD`. */
const inGermany = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The day that it is in Germany, as `YYYY-MM-DD`. @param {Date} [at] */
export const germanDay = (at = new Date()) => inGermany.format(at);

/** The day after. @param {string} day `YYYY-MM-DD` */
export const dayAfter = (day) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
