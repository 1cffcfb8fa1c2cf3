/** How operators log in at their own OpenID Connect provider. */
export interface OperatorLogIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim that holds the roles; dotted for nested ones. */
  readonly rolesClaim: string;
  /** Values of that claim which make an operator. */
  readonly operatorRoles: readonly string[];
  /** Values that make a member of a network's steering group, by network; without them its board is closed. */
  readonly steeringRoles?: Readonly<Record<string, readonly string[]>>;
}

/** The hub's pages for people in a browser: the person's view, and with a log-in the operations page. */
export interface PagesSetup {
  /** The own origin as browsers see it. */
  readonly address: string;
  /** Where the built pages lie. */
  readonly folder: string;
  readonly logIn?: OperatorLogIn;
}
