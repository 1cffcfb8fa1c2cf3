import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** From here on there is room for all parts of the page in its head; below, they fold. */
const WIDE = '(min-width: 48rem)';

/** Whether the window is wide, told to its host when that changes. */
export class Wide implements ReactiveController {
  private readonly query = matchMedia(WIDE);

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get is(): boolean {
    return this.query.matches;
  }

  hostConnected(): void {
    this.query.addEventListener('change', this.changed);
  }

  hostDisconnected(): void {
    this.query.removeEventListener('change', this.changed);
  }

  private readonly changed = (): void => this.host.requestUpdate();
}
