-- Follow-up notes: what is on its way to an EHR, what stays here, and where what was sent landed.
-- One row for a note from the moment it is saved; only its delivery changes afterwards.
create table note (
  id varchar(64) primary key,
  ehr varchar(100) not null,
  issuer varchar(500) not null,
  subject varchar(500) not null,
  launch_id varchar(100) not null,
  patient varchar(200) not null,
  account varchar(200) not null,
  author_reference varchar(500) not null,
  author_display varchar(500) not null,
  written_millis bigint not null,
  kind varchar(40) not null,
  body varchar(4000) not null,
  contact varchar(200),
  reference_number varchar(200),
  promised_value varchar(60),
  promised_currency varchar(10),
  promised_on varchar(10),
  follow_up_on varchar(10),
  status varchar(40) not null,
  delivery varchar(20) not null,
  reason varchar(40),
  landed varchar(200),
  landed_version varchar(100),
  attempts integer not null,
  next_try_millis bigint not null
);
create index note_patient on note (ehr, patient);
create index note_delivery on note (delivery, next_try_millis);

-- What an EHR refused, for a day. An empty subject means everyone, else that user only.
create table note_refusal (
  ehr varchar(100) not null,
  subject varchar(500) not null,
  until_millis bigint not null,
  primary key (ehr, subject)
);
