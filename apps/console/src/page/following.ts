import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { follow } from './live.ts';

/** A view follows the signs of a server as long as it stands in the page. */
export class Following implements ReactiveController {
  private ending: AbortController | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly address: string,
    private readonly tick: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.ending = new AbortController();
    void follow(this.address, this.tick, this.ending.signal, true);
  }

  hostDisconnected(): void {
    this.ending?.abort();
  }
}
