-- Corrections of charts that clinicians made from a finding: what was changed in which resource, and how
-- it ended. A row is there before the EHR is asked to write, so that nothing is written without a trace;
-- one that never ended is settled by reading what the EHR holds. Taking a correction back is a row too.
create table fix (
  id varchar(64) primary key,
  ehr varchar(100) not null,
  patient varchar(200) not null,
  launch_id varchar(100) not null,
  restricted boolean not null,
  finding varchar(500) not null,
  rule varchar(100) not null,
  kind varchar(40) not null,
  resource varchar(200) not null,
  visit varchar(200),
  made varchar(200),
  old_words varchar(500) not null,
  new_words varchar(500) not null,
  changes varchar(60000) not null,
  issuer varchar(500) not null,
  subject varchar(500) not null,
  who varchar(500) not null,
  begun_millis bigint not null,
  state varchar(20) not null,
  reason varchar(40) not null,
  version varchar(100),
  ended_millis bigint,
  undoes varchar(64)
);
create index fix_patient on fix (ehr, patient);
create index fix_rule on fix (ehr, rule);
