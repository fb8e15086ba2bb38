import type { FileProblem } from '../repository/repository.ts';
import type { FileConfiguration } from './configuration.ts';

/** What became of reading a `waybill.yaml`: its projects, or everything that is wrong with it. */
export type ParsedProjectFile =
  | { readonly ok: true; readonly file: FileConfiguration }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };
