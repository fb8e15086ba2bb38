import { isMap, parseDocument } from 'yaml';
import type { WorkflowFile } from '../../domain/repository/rules.ts';
import { readInputs } from './rules/workflow-inputs.ts';

/** `on:` as a map of events, however it was written. */
type Events = ReadonlyMap<string, unknown>;

/** Small enough for anything that a person wrote, and an end to files that unfold without end. */
const mostAliases = 100;

const longest = 1_000_000;

/** What GitHub fires for `on: release` without types. */
const everyReleaseEvent = [
  'published',
  'unpublished',
  'created',
  'edited',
  'deleted',
  'prereleased',
  'released',
];

/** Reads one workflow file; one without text was too large to be had. What it cannot read becomes `problem`, in words of our own. */
export function readWorkflowFile(
  file: string,
  text: string | null,
  state: WorkflowFile['state'],
): WorkflowFile {
  const unreadable = (problem: string): WorkflowFile => ({ ...nothing, file, state, problem });
  if (text === null || text.length > longest) return unreadable('the file is too large');
  const document = parseDocument(text, { merge: true, uniqueKeys: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line;
    return unreadable(line === undefined ? 'it is not valid YAML' : `it is not valid YAML, at line ${line}`);
  }
  if (!isMap(document.contents)) return unreadable('it is not a map');
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: mostAliases, mapAsMap: true });
  } catch {
    return unreadable('its anchors unfold too far');
  }
  if (!(content instanceof Map)) return unreadable('it is not a map');
  // YAML 1.1 reads a bare `on` as true, and some tools write it back like that.
  const on: unknown = content.get('on') ?? content.get(true) ?? content.get('true');
  const events = eventsOf(on);
  if (events === null) return unreadable('it does not say what starts it (on)');
  const runName: unknown = content.get('run-name');
  return {
    file,
    state,
    problem: null,
    inputs: events.has('workflow_dispatch') ? readInputs(events.get('workflow_dispatch')) : null,
    runName: typeof runName === 'string' ? runName : null,
    tags: tagFilterOf(events),
    startsOnCreate: events.has('create'),
    releaseEvents: releaseEventsOf(events),
  };
}

const nothing = {
  inputs: null,
  runName: null,
  tags: null,
  startsOnCreate: false,
  releaseEvents: [],
} as const;

/** `on` may be one event, a list of events, or a map of events to their filters. */
function eventsOf(on: unknown): Events | null {
  if (typeof on === 'string') return new Map([[on, null]]);
  if (Array.isArray(on)) return new Map(on.map((event) => [String(event), null]));
  if (on instanceof Map) return new Map([...on].map(([event, filter]) => [String(event), filter]));
  return null;
}

/**
 * A push that names branches only is not started by tags; one that names neither is started by all. Filters by
 * `paths` are not looked at by GitHub where a tag is pushed.
 */
function tagFilterOf(events: Events): WorkflowFile['tags'] {
  if (!events.has('push')) return null;
  const push = events.get('push');
  if (!(push instanceof Map)) return { include: null, ignore: [] };
  const include = patterns(push.get('tags'));
  const ignore = patterns(push.get('tags-ignore'));
  if (include === null && ignore === null) {
    const namesBranches = patterns(push.get('branches')) ?? patterns(push.get('branches-ignore'));
    return namesBranches === null ? { include: null, ignore: [] } : null;
  }
  return { include, ignore: ignore ?? [] };
}

function releaseEventsOf(events: Events): readonly string[] {
  if (!events.has('release')) return [];
  const release = events.get('release');
  return (release instanceof Map ? patterns(release.get('types')) : null) ?? everyReleaseEvent;
}

/** A list of strings, or one alone; null where nothing is given. */
function patterns(given: unknown): readonly string[] | null {
  if (Array.isArray(given)) return given.map(String);
  return typeof given === 'string' || typeof given === 'number' ? [String(given)] : null;
}
