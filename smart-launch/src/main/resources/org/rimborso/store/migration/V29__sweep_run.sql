-- Sweeps of EHRs, the one at work and the last ones: how far it is, how it ended. "told" is its last sentence where
-- it failed; nothing here is about a patient.
create table sweep_run (
  id varchar(40) primary key,
  ehr varchar(100) not null,
  cause varchar(20) not null,
  begun_millis bigint not null,
  heard_millis bigint not null,
  ended_millis bigint,
  stage varchar(20) not null,
  done bigint not null,
  total bigint not null,
  stop_asked boolean not null,
  outcome varchar(20) not null,
  resources bigint,
  accounts bigint,
  findings bigint,
  problems bigint,
  told varchar(1000) not null
);
create index sweep_run_ehr on sweep_run (ehr, begun_millis);
-- One sweep at a time, whichever node it runs on: whose turn it is, and until when if nothing more is heard of it.
create table sweep_turn (
  site integer primary key,
  run varchar(40) not null,
  until_millis bigint not null
);
insert into sweep_turn values (1, '', 0);
