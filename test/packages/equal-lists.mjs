/**
 * For every suite: lists of different lengths are different. To `toEqual` of Jest 30 `[1, undefined]` is `[1]`, and `[undefined]` is
 * `[]`: a list of members that may be absent would pass for the expected one although it is longer, or for an empty one.
 */
import { expect } from '@jest/globals';

expect.addEqualityTesters([
  (one, other) =>
    Array.isArray(one) && Array.isArray(other) && one.length !== other.length ? false : undefined,
]);
