-- When a freeze that is set now begins; null once it has begun, as most do at once. Before, it stops nothing.
alter table freezes add column from_at timestamptz;
