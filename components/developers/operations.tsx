import styles from './developers.module.css';

/** A part of an OpenAPI document, as far as it is shown. */
export interface ShownOperation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description?: string; readonly schema: { readonly default?: unknown; readonly enum?: readonly string[] } }[];
}

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: ShownOperation;
}

/** Every address of the API by what it is about, each with its parameters. */
export function Operations({ paths }: { paths: Readonly<Record<string, object>> }) {
  const entries = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): Entry => ({ path, method, operation: operation as ShownOperation })));
  const tags = [...new Set(entries.map(({ operation }) => operation.tags[0] ?? ''))];
  return tags.map((tag) => (
    <section key={tag} aria-labelledby={`api-${tag}`}>
      <h2 id={`api-${tag}`}>{tag}</h2>
      {entries.filter(({ operation }) => operation.tags[0] === tag).map((entry) => (
        <Operation key={`${entry.method} ${entry.path}`} {...entry} />
      ))}
    </section>
  ));
}

function Operation({ path, method, operation: { summary, parameters } }: Entry) {
  const head = (
    <>
      <code>{`${method.toUpperCase()} ${path}`}</code> <span>{summary}</span>
    </>
  );
  if (parameters.length === 0) return <p className={styles.operation}>{head}</p>;
  return (
    <details className={styles.operation}>
      <summary>{head}</summary>
      <dl>
        {parameters.map(({ name, description, schema }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {description} {schema.enum === undefined ? '' : `One of ${schema.enum.join(', ')}.`} {schema.default === undefined ? '' : `Left out: ${JSON.stringify(schema.default)}.`}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
