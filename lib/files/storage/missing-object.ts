/** There is no object at this path. */
export class MissingObject extends Error {
  constructor(objectPath: string, options: { cause?: unknown } = {}) {
    super(`no object at ${objectPath}`, options);
    this.name = 'MissingObject';
  }
}
