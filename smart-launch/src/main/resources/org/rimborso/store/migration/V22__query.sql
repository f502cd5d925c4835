-- Questions of billers and coders to clinicians, and all that became of them. Nothing is ever changed: how a
-- question stands is what its latest event says, and of two who take the same step the second finds its place
-- taken. Facts and options are lines; neither holds a line end of its own.
create table query (
  id varchar(64) primary key,
  ehr varchar(100) not null,
  patient varchar(200) not null,
  account varchar(200),
  finding varchar(1000),
  encounter varchar(200),
  visits varchar(4000) not null,
  restricted boolean not null,
  clinician varchar(200),
  clinician_name varchar(500),
  kind varchar(20) not null,
  asked_text varchar(4000) not null,
  facts varchar(8000) not null,
  options varchar(4000) not null,
  asked_issuer varchar(500) not null,
  asked_subject varchar(500) not null,
  asked_by varchar(500) not null,
  asked_millis bigint not null
);
create index query_patient on query (ehr, patient);
create table query_event (
  query varchar(64) not null references query (id),
  version integer not null,
  ehr varchar(100) not null,
  patient varchar(200) not null,
  what varchar(20) not null,
  choice varchar(20),
  told varchar(4000) not null,
  due varchar(10) not null,
  done_issuer varchar(500) not null,
  done_subject varchar(500) not null,
  done_by varchar(500) not null,
  done_millis bigint not null,
  primary key (query, version)
);
create index query_event_patient on query_event (ehr, patient);
