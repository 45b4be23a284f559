import { z } from 'zod';

/** One address of the API: what it answers and what it may be asked, by the schemas that check the questions. */
export interface Operation {
  /** With the variable parts in braces: `/api/v1/traces/{incident}.json`. */
  readonly path: string;
  readonly method?: 'get' | 'post';
  readonly tag: string;
  readonly summary: string;
  /** Of the variable parts of the path, by name. */
  readonly segments?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodRawShape;
  readonly body?: Readonly<Record<string, z.ZodType>>;
  /** The content types of the answer. */
  readonly types: readonly string[];
  readonly status?: 200 | 202;
  readonly admin?: true;
}

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, object>>;
  readonly [key: string]: unknown;
}

/** The OpenAPI 3.1 document of these operations. Its JSON Schemas are made of the schemas that check. */
export function openApi(operations: readonly Operation[], { version, description, tags }: { version: string; description: string; tags: Readonly<Record<string, string>> }): OpenApi {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method ?? 'get'] = operationObject(operation);
  return {
    openapi: '3.1.0',
    info: { title: 'DPRK Crypto-Laundering Tracker', version, description, license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    servers: [{ url: '/', description: 'This tracker' }],
    tags: Object.entries(tags).map(([name, words]) => ({ name, description: words })),
    security: [],
    paths,
    components: {
      schemas: { Error: jsonSchema(errorSchema) },
      responses: { Error: { description: 'What is wrong, in a sentence.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } } },
      securitySchemes: { admin: { type: 'http', scheme: 'bearer', description: 'The value of ADMIN_TOKEN.' } },
    },
  };
}

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional(), requestId: z.string() }),
});

function operationObject({ path, method = 'get', tag, summary, segments = {}, query = {}, body, types, status = 200, admin }: Operation): object {
  const parameters = [
    ...Object.entries(segments).map(([name, schema]) => parameter(name, 'path', schema)),
    ...Object.entries(query).map(([name, schema]) => parameter(name, 'query', schema as z.ZodType)),
  ];
  return {
    operationId: `${method}-${path.replace('/api/v1/', '')}`.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, ''),
    summary,
    tags: [tag],
    ...(admin === undefined ? {} : { security: [{ admin: [] }] }),
    parameters,
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      [status]: { description: 'The answer.', content: Object.fromEntries(types.map((type) => [type, {}])) },
      '4XX': { $ref: '#/components/responses/Error' },
      '5XX': { $ref: '#/components/responses/Error' },
    },
  };
}

function contentOf(body: Readonly<Record<string, z.ZodType>>): object {
  return Object.fromEntries(Object.entries(body).map(([type, schema]) => [type, { schema: jsonSchema(schema) }]));
}

function parameter(name: string, where: 'path' | 'query', schema: z.ZodType): object {
  const { description, ...rest } = jsonSchema(schema);
  // As it is checked, which may be a list of one where a text is taken.
  delete rest.default;
  const fallback = where === 'query' ? fallbackOf(schema) : undefined;
  return {
    name,
    in: where,
    required: where === 'path',
    ...(description === undefined ? {} : { description }),
    schema: { ...rest, ...(fallback === undefined ? {} : { default: fallback }) },
  };
}

/** What is taken where nothing is given, as it would be written. */
function fallbackOf(schema: z.ZodType): string | undefined {
  const { data } = schema.safeParse(undefined);
  if (Array.isArray(data)) return data.join(',');
  return typeof data === 'string' || typeof data === 'number' ? String(data) : undefined;
}

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const made: Record<string, unknown> = { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
  delete made.$schema;
  return made;
}
