import { ask } from './own-postgres.ts';

/** So many deployments has each release: two candidates, each brought to five places and some more than once. */
const perRelease = 20;

const id = (kind: number, number: string): string =>
  `('00000000-000${kind}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/**
 * A past of so many deployments, all over, for the one project there is: releases that were shipped, their
 * candidates, deployments of which one in ten failed, and their dispatches. It adds to what is there already.
 */
export async function storeDeployments(
  databaseUrl: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const firstRelease = Math.floor(from / perRelease);
  const lastRelease = Math.ceil(to / perRelease) - 1;
  // Only the last year matters to anybody; the rest is older and older.
  const at = (number: string): string =>
    `now() - interval '1 hour' - (${to} - ${number}) * interval '1 minute'`;
  await ask(
    databaseUrl,
    `
    set session_replication_role = replica;
    insert into releases (id, project_id, version, state, captain_id, notes, cut_at, closed_at)
      select ${id(1, 'g')}, p.id, '0.' || g || '.0', 'shipped', 'U07DANA0001', r.notes - 'entries' || '{"entries":[]}',
        ${at(`g * ${perRelease}`)}, ${at(`(g + 1) * ${perRelease}`)}
      from projects p, lateral (select notes from releases where version = '1.5.0') r,
        generate_series(${firstRelease}::bigint, ${lastRelease}) g;
    insert into candidates (id, release_id, project_id, number, name, sha, tag, tag_state, build_number,
        artifact_version, state, state_at, cut_by, cut_at)
      select ${id(2, 'g')}, ${id(1, 'g / 2')}, p.id, 1 + g % 2, '0.' || g / 2 || '.0-rc.' || 1 + g % 2,
        md5(g::text) || 'aaaaaaaa', 'v0.' || g / 2 || '.0-rc.' || 1 + g % 2, 'made', 1000 + g, '0.' || g / 2,
        'ready', ${at(`g * ${perRelease / 2}`)}, 'U07DANA0001', ${at(`g * ${perRelease / 2}`)}
      from projects p, generate_series(${2 * firstRelease}::bigint, ${2 * lastRelease + 1}) g;
    insert into deployments (id, project_id, environment, release_id, candidate_id, origin, state, state_at,
        requested_by, requesters, requested_at, policy, shown, shown_hash, rank, started_at, succeeded_at, ended_at)
      select ${id(3, 'g')}, p.id, case g % 2 when 0 then 'staging' else 'production' end,
        ${id(1, `g / ${perRelease}`)}, ${id(2, `g / ${perRelease / 2}`)}, 'manual',
        case g % 10 when 9 then 'failed' else 'succeeded' end, ${at('g')}, 'slack:U07DANA0001', '["U07DANA0001"]',
        ${at('g')}, '{}', '{}', '', 3, ${at('g')},
        case g % 10 when 9 then null else ${at('g')} + interval '30 seconds' end, ${at('g')} + interval '30 seconds'
      from projects p, generate_series(${from}::bigint, ${to - 1}) g;
    insert into dispatches (id, candidate_id, deployment_id, attempt, state, workflow, ref, sha, inputs, asked_by,
        wanted_at, sent_at, run_id, run_attempt, ended_at)
      select 'wb-past-' || g, ${id(2, `g / ${perRelease / 2}`)}, ${id(3, 'g')}, 1,
        case g % 10 when 9 then 'failed' else 'succeeded' end, 'deploy.yml', 'v', md5((g / 10)::text) || 'aaaaaaaa',
        '{}', 'slack:U07DANA0001', ${at('g')}, ${at('g')}, 100000000 + g, 1, ${at('g')}
      from projects p, generate_series(${from}::bigint, ${to - 1}) g;`,
  );
  await ask(databaseUrl, 'vacuum analyze');
}

/** So many more like the one that waits, each of a candidate of its own; they stand where that one stands. */
export async function storeWaiting(databaseUrl: string, count: number): Promise<void> {
  await ask(
    databaseUrl,
    `
    set session_replication_role = replica;
    insert into candidates (id, release_id, project_id, number, name, sha, tag, tag_state, build_number,
        artifact_version, state, state_at, cut_by, cut_at)
      select ${id(4, 'g')}, c.release_id, c.project_id, 100 + g, '1.5.0-rc.' || 100 + g, c.sha, 'v1.5.0-rc.' || 100 + g,
        'made', 100 + g, c.artifact_version, 'ready', c.state_at, c.cut_by, c.cut_at
      from candidates c, generate_series(2::bigint, ${count}) g where c.name = '1.5.0-rc.1';
    insert into deployments (id, project_id, environment, release_id, candidate_id, origin, state, state_at,
        requested_by, requesters, requested_at, policy, shown, shown_hash, ladder, ladder_at, rank, expires_at)
      select ${id(5, 'g')}, d.project_id, d.environment, d.release_id, ${id(4, 'g')}, d.origin, d.state, d.state_at,
        d.requested_by, d.requesters, d.requested_at, d.policy, d.shown, d.shown_hash, d.ladder, d.ladder_at, d.rank,
        d.expires_at
      from deployments d, generate_series(2::bigint, ${count}) g where d.state = 'requested';`,
  );
  await ask(databaseUrl, 'vacuum analyze');
}
