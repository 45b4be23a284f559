export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process, for a child that must have the same and for reading the settings. */
export function environment(): Environment {
  return process.env;
}
