import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: AnySchema;
};

export type Operation = {
  readonly parameters: readonly Parameter[];
  readonly requestBody: { readonly properties?: Readonly<Record<string, unknown>> } | null;
  readonly responses: Readonly<Record<string, unknown>>;
};

type Extract = {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly webhooks: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly later: Pick<Extract, 'operations' | 'schemas'> & { readonly version: string };
};

/** GitHub's published description, as far as this project touches it, for one version of the API. */
export type Description = {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly webhooks: readonly string[];
  /** A check of what lies at a path into the description: `['operations', 'GET /user', 'responses', '200']`. */
  readonly validator: (path: readonly string[]) => ValidateFunction;
};

// The file is this project's own extract; its form is the script's that writes it.
const extract: Extract = JSON.parse(
  readFileSync(new URL('../../data/github-openapi.json', import.meta.url), 'utf8'),
);
const byVersion = new Map<string, Description>();

export function describedIn(version: string): Description {
  const known = byVersion.get(version);
  if (known !== undefined) return known;
  const isLater = version >= extract.later.version;
  const root = {
    $id: `github-${version}`,
    operations: isLater ? { ...extract.operations, ...extract.later.operations } : extract.operations,
    schemas: isLater ? { ...extract.schemas, ...extract.later.schemas } : extract.schemas,
    webhooks: extract.webhooks,
  };
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false, inlineRefs: false });
  addFormats.default(ajv);
  // GitHub gives an empty text where an optional address was never set.
  ajv.addFormat('uri', (text: string) => text === '' || URL.canParse(text));
  ajv.addSchema(root);
  const compiled = new Map<string, ValidateFunction>();
  const description: Description = {
    operations: root.operations,
    webhooks: Object.keys(root.webhooks),
    validator(path) {
      const pointer = path
        .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/');
      const found = compiled.get(pointer) ?? ajv.compile({ $ref: `${root.$id}#/${pointer}` });
      compiled.set(pointer, found);
      return found;
    },
  };
  byVersion.set(version, description);
  return description;
}
