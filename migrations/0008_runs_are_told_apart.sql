-- Where GitHub does not say which run a dispatch started, it is found by tag, commit and time. Two environments that
-- are deployed by one workflow look the same there, so the second is sent once the first one's run is known.
create unique index dispatches_one_without_run on dispatches (candidate_id, workflow)
  where deployment_id is not null and run_id is null and state in ('sending', 'running');
