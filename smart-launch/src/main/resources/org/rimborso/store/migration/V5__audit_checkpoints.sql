-- Rows written from now on also say in which request and at which EHR they arose.
alter table audit_entry add column trace varchar(64);
alter table audit_entry add column ehr varchar(100);
create index audit_entry_time on audit_entry (at_millis);
create index audit_entry_subject on audit_entry (subject);

-- Signed statements about the end of the chain at some moment, themselves a chain. Inserted, never
-- changed. A checkpoint with cause CUT is where the chain begins after older rows were removed.
create table audit_checkpoint (
  ordinal bigint primary key,
  seq bigint not null,
  hash varchar(64) not null,
  at_millis bigint not null,
  cause varchar(20) not null,
  about varchar(64) not null,
  previous varchar(100) not null,
  key_id varchar(20) not null,
  signature varchar(100) not null
);

-- Who decided that old rows be removed, when and why; the checkpoint of that ordinal signs it.
create table audit_cut (
  checkpoint bigint primary key,
  before_day varchar(10) not null,
  until_seq bigint not null,
  decided_by varchar(200) not null,
  reason varchar(1000) not null
);

-- Up to which row an outside repository has the trail.
create table audit_feed (
  id integer primary key,
  seq bigint not null
);
insert into audit_feed (id, seq) values (1, 0);
