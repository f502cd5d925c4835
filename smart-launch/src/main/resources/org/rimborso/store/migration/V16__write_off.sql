-- Amounts that a biller proposes to give up, and what became of each proposal. A row for each decision,
-- never changed: the highest version of an account is how it stands, what was given up is the sum of the
-- approved ones, and of two who decide on the same version the second finds its place taken.
create table write_off (
  ehr varchar(100) not null,
  account varchar(200) not null,
  version integer not null,
  patient varchar(200) not null,
  visits varchar(4000) not null,
  restricted boolean not null,
  decision varchar(20) not null,
  amount_minor bigint not null,
  currency varchar(20) not null,
  reason varchar(200) not null,
  note_id varchar(64) not null,
  decided_issuer varchar(500) not null,
  decided_subject varchar(500) not null,
  decided_by varchar(500) not null,
  decided_millis bigint not null,
  primary key (ehr, account, version)
);
create index write_off_patient on write_off (ehr, patient);
create index write_off_decision on write_off (ehr, decision);
