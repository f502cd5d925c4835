-- The accounts that the last sweep of each EHR left somebody to work on. A load writes a generation of its own
-- beside the one that is shown, and takes its place in one step. What people did is never copied here: queue,
-- turns and assignee are worked out from it, whenever it changes, in the same transaction.
create sequence worklist_generation;
create table worklist_sweep (
  ehr varchar(100) primary key,
  generation bigint not null,
  loading bigint not null,
  swept_millis bigint not null,
  swept_for varchar(10) not null,
  queued_on varchar(10) not null,
  accounts bigint not null,
  not_checked bigint not null
);
-- Days that are not known are 9999-12-31, so that they come last; worth and owed are negative, so that every
-- order goes one way.
create table swept_account (
  generation bigint not null,
  account varchar(200) not null,
  ehr varchar(100) not null,
  patient varchar(200) not null,
  restricted boolean not null,
  place integer not null,
  named varchar(200) not null,
  record_number varchar(100) not null,
  state varchar(20) not null,
  category varchar(30),
  payer varchar(200) not null,
  amount numeric(30, 8),
  currency varchar(10) not null,
  worth bigint not null,
  owed bigint not null,
  opened varchar(10) not null,
  deadline varchar(10) not null,
  follow_up varchar(10),
  answer_due varchar(10),
  queue varchar(20) not null,
  turns varchar(10) not null,
  assignee varchar(1100) not null,
  told varchar(12000) not null,
  primary key (generation, account)
);
create index swept_account_patient on swept_account (patient);
create index swept_account_queue on swept_account (generation, queue, worth, account);
create index swept_account_worth on swept_account (generation, worth, account);
create index swept_account_payer on swept_account (generation, payer, worth, account);
create index swept_account_assignee on swept_account (generation, assignee, worth, account);
create index swept_account_deadline on swept_account (generation, deadline, account);
create index swept_account_owed on swept_account (generation, owed, account);
create index swept_account_opened on swept_account (generation, opened, account);
create index swept_account_named on swept_account (generation, named, account);
create index swept_account_record on swept_account (generation, record_number);
create index swept_account_turns on swept_account (generation, turns);
-- Counts and sums of queues, kept whenever an account moves.
create table worklist_queue (
  generation bigint not null,
  queue varchar(20) not null,
  restricted boolean not null,
  place integer not null,
  assignee varchar(1100) not null,
  currency varchar(10) not null,
  accounts bigint not null,
  total numeric(30, 8) not null,
  primary key (generation, queue, restricted, place, assignee, currency)
);
-- The departments and places that accounts' visits were at, each combination once: who sees a line depends on them.
create table worklist_place (
  generation bigint not null,
  place integer not null,
  places varchar(4000) not null,
  primary key (generation, place)
);
create table worklist_payer (
  generation bigint not null,
  payer varchar(200) not null,
  accounts bigint not null,
  primary key (generation, payer)
);
create index query_account on query (ehr, account);
create index note_account on note (ehr, account);
