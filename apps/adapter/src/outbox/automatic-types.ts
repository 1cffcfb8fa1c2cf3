/** Tells another agency that an entry of its own conflicts with one that it may not see. */
export const BLIND_NOTICE = 'de.wegmarke.conflict.blind-notice.v1';

/** Types of the events that the adapter says by itself: nobody entered them, and no software of the agency has them. */
export const AUTOMATIC_TYPES: readonly string[] = [BLIND_NOTICE];
