-- Gaps that somebody marked as none, and which of these marks were taken back. A row for each decision, never
-- changed: the highest version of a finding is how it stands, and of two who decide on the same version the
-- second finds its place taken. A finding's id may be long, so it is found by its hash (SHA-256). "facts" is a
-- fingerprint of what the finding rested on: once the facts are others, the decision is history only.
create table dismissal (
  ehr varchar(100) not null,
  patient varchar(200) not null,
  finding_hash varchar(64) not null,
  version integer not null,
  finding text not null,
  rule varchar(200) not null,
  severity varchar(20) not null,
  facts varchar(64) not null,
  restricted boolean not null,
  decision varchar(20) not null,
  reason varchar(40) not null,
  remark varchar(200) not null,
  decided_issuer varchar(500) not null,
  decided_subject varchar(500) not null,
  decided_by varchar(500) not null,
  decided_millis bigint not null,
  primary key (ehr, patient, finding_hash, version)
);
create index dismissal_decided on dismissal (ehr, decided_millis);
