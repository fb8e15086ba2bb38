-- A repository is known by its id. Its name is only what it was last called: one that was renamed or deleted
-- on GitHub still stands here under a name that another may bear by now.
drop index repositories_full_name_key;
create index repositories_full_name_idx on repositories (lower(full_name));
