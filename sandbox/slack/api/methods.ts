import { authMethods } from './auth.ts';
import type { Method } from './call.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import { reactionMethods } from './reactions.ts';
import { socketModeMethods } from './socket-mode.ts';
import { userGroupMethods } from './usergroups.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every Web API method there is; any other is `unknown_method`. */
export const methods: Readonly<Record<string, Method>> = {
  ...authMethods,
  ...userMethods,
  ...conversationMethods,
  ...historyMethods,
  ...userGroupMethods,
  ...chatMethods,
  ...viewMethods,
  ...fileMethods,
  ...reactionMethods,
  ...socketModeMethods,
};

/** All scopes that any method asks for, and those that commands and mentions need. */
export const allScopes: readonly string[] = [
  ...new Set(['commands', 'app_mentions:read', ...Object.values(methods).flatMap((each) => each.scopes)]),
];
