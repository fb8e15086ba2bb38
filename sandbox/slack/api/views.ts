import { type Fields, isFields } from '../json.ts';
import { problemLine } from '../limits/problem.ts';
import { checkView } from '../limits/view.ts';
import { findView, publishHome, showModal, updateView } from '../workspace/modals.ts';
import { useTrigger } from '../workspace/triggers.ts';
import { type View, viewJson } from '../workspace/view.ts';
import type { Trigger } from '../workspace/world.ts';
import { invalidArguments, neededArg, structureArg, textArg } from './arguments.ts';
import { ApiFailure, type Call, type Method } from './call.ts';

const viewArg = (call: Call, type: 'modal' | 'home'): Fields => {
  const view = structureArg(call, 'view', 'invalid_arguments');
  if (!isFields(view)) throw invalidArguments('missing required field: view');
  if (view['type'] !== type) {
    throw invalidArguments(`expected a view of type ${type} [json-pointer:/view/type]`);
  }
  const problems = checkView(view);
  if (problems.some((each) => each.message.includes('250kb'))) throw new ApiFailure('view_too_large');
  if (problems.length > 0) {
    throw new ApiFailure('invalid_arguments', { response_metadata: { messages: problems.map(problemLine) } });
  }
  return view;
};

const triggerArg = (call: Call): Trigger => {
  const used = useTrigger(call.world, neededArg(call, 'trigger_id'));
  if (typeof used === 'string') throw new ApiFailure(used);
  return used;
};

const needFreeName = (call: Call, given: Fields, own?: View): void => {
  const externalId = given['external_id'];
  if (typeof externalId !== 'string' || externalId === '') return;
  const taken = findView(call.world, { externalId });
  if (taken !== undefined && taken !== own) throw new ApiFailure('duplicate_external_id');
};

const shown = (call: Call, view: View): Fields => ({
  view: viewJson(view, call.world.bot),
});

const open = (call: Call, given: Fields, trigger: Trigger): View => {
  needFreeName(call, given);
  const view = showModal(call.world, { userId: trigger.userId, given, channel: trigger.channel });
  if (view === undefined) throw new ApiFailure('push_limit_reached');
  return view;
};

const needFresh = (call: Call, view: View): void => {
  const hash = textArg(call, 'hash');
  if (hash !== undefined && hash !== view.hash) throw new ApiFailure('hash_conflict');
};

/** `views.*`: modals and App Home. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    token: 'bot',
    scopes: [],
    tier: 'tier4',
    run: (call) => {
      const given = viewArg(call, 'modal');
      return shown(call, open(call, given, triggerArg(call)));
    },
  },
  'views.push': {
    token: 'bot',
    scopes: [],
    tier: 'tier4',
    run: (call) => {
      const given = viewArg(call, 'modal');
      const trigger = triggerArg(call);
      if (trigger.viewId === undefined || findView(call.world, { id: trigger.viewId }) === undefined) {
        throw new ApiFailure('invalid_trigger_id');
      }
      return shown(call, open(call, given, trigger));
    },
  },
  'views.update': {
    token: 'bot',
    scopes: [],
    tier: 'tier4',
    run: (call) => {
      const id = textArg(call, 'view_id');
      const externalId = textArg(call, 'external_id');
      if (id === undefined && externalId === undefined)
        throw invalidArguments('missing required field: view_id');
      const view = findView(call.world, {
        ...(id === undefined ? {} : { id }),
        ...(externalId === undefined ? {} : { externalId }),
      });
      if (view === undefined) throw new ApiFailure('not_found');
      const given = viewArg(call, view.type);
      needFresh(call, view);
      needFreeName(call, given, view);
      updateView(call.world, view, given);
      return shown(call, view);
    },
  },
  'views.publish': {
    token: 'bot',
    scopes: [],
    tier: 'tier4',
    run: (call) => {
      const user = call.world.people.get(neededArg(call, 'user_id'));
      if (user === undefined || user.isDeactivated) throw new ApiFailure('invalid_user_id');
      const given = viewArg(call, 'home');
      const known = call.world.homes.get(user.id);
      if (known !== undefined) needFresh(call, known);
      return shown(call, publishHome(call.world, user.id, given));
    },
  },
};
