-- The variable of the operator's list that signs what goes to a subscribed webhook; null for every other recipient.
alter table subscriptions add column secret text;

-- The labels that a release had when its advance notice was last addressed: whoever asked for one that comes later is
-- added then. Null before, and for what was addressed when this was not kept.
alter table notices add column addressed_labels jsonb;
