-- The audit trail: one row for each read, write, launch and refusal, each holding the hash of the
-- one before. Rows are inserted, never changed. No clinical content.
-- Issuer and subject are absent only where nobody had signed in yet, as at a refused launch.
create table audit_entry (
  seq bigint primary key,
  at_millis bigint not null,
  issuer varchar(500),
  subject varchar(500),
  fhir_user varchar(200),
  action varchar(40) not null,
  patient varchar(200),
  resources text not null,
  outcome varchar(40) not null,
  reason varchar(80) not null,
  launch_id varchar(100),
  previous_hash varchar(64) not null,
  hash varchar(64) not null
);
create index audit_entry_patient on audit_entry (patient);

-- The end of the chain; who appends locks this row first.
create table audit_head (
  id integer primary key,
  seq bigint not null,
  hash varchar(64) not null
);
insert into audit_head (id, seq, hash)
  values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
