export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process, with some variables laid over it: for a child that must have the same. */
export function environment(over: Environment = {}): NodeJS.ProcessEnv {
  return Object.assign({}, process.env, over);
}
