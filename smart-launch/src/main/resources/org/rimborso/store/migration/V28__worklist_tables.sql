-- The accounts of a load lie in two tables of their own (store.SweptTables): rows come in without indexes, which
-- are made when all are in, and a list that is replaced goes with its tables. A list that was loaded before this
-- version is no longer shown; "rimborso worklist load" brings it back from the sweep's folder.
drop table swept_account;
delete from worklist_queue;
delete from worklist_place;
delete from worklist_payer;
delete from worklist_sweep;
-- The generations that have tables.
create table worklist_load (
  generation bigint primary key,
  ehr varchar(100) not null
);
-- Accounts that a load must look at again before its list is shown: "touched" names the load while which somebody
-- did something about them, 0 for none; "seen_millis" is when their line was brought up to date, 0 for never.
create table worklist_change (
  ehr varchar(100) not null,
  account varchar(200) not null,
  touched bigint not null,
  seen_millis bigint not null,
  primary key (ehr, account)
);
