/** An experiment that finds nothing in the sound product, and something in a product with the bug it is made for. */
export interface Probe {
  /** What is done, and who judges it. */
  readonly by: string;
  /** What it finds in the product in this folder, one line each. */
  find(dist: string): Promise<readonly string[]>;
}
