import { text } from './forms.ts';

/** The pseudonymous id of a member of an agency's staff, which only that agency resolves. */
export const staff = text(/^[a-z0-9-]{3,40}$/, '3 to 40 of a-z, 0-9 and hyphen');
