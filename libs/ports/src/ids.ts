/** New random ids, injected. */
export abstract class Ids {
  /** 128 random bits as base64url (22 characters). */
  abstract next(): string;
}
