/** A message has more bytes than the broker takes at once; nothing of it was sent. */
export class MessageTooLarge extends Error {
  readonly code = 'MESSAGE_TOO_LARGE';

  constructor(bytes: number, most: number) {
    super(`the message has ${bytes} bytes, the broker takes ${most}: send less at once`);
    this.name = 'MessageTooLarge';
  }
}
