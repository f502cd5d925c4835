-- Who works on which account, until when it sleeps, when it is looked at again. A row for each change:
-- the highest version of an account counts, the one before it is what undoing goes back to, and of two
-- who change the same version the second finds its place taken.
create table work_item (
  ehr varchar(100) not null,
  account varchar(200) not null,
  version integer not null,
  patient varchar(200) not null,
  visits varchar(4000) not null,
  restricted boolean not null,
  assignee varchar(500),
  assignee_issuer varchar(500),
  assignee_subject varchar(500),
  assigned_by varchar(500),
  assigned_millis bigint,
  snoozed_until varchar(10),
  snooze_reason varchar(200),
  snoozed_by varchar(500),
  follow_up_on varchar(10),
  what varchar(40) not null,
  changed_issuer varchar(500) not null,
  changed_subject varchar(500) not null,
  changed_by varchar(500) not null,
  changed_millis bigint not null,
  primary key (ehr, account, version)
);
create index work_item_patient on work_item (ehr, patient);
create index work_item_assignee on work_item (ehr, assignee_subject);
create index work_item_changed on work_item (ehr, changed_subject);
