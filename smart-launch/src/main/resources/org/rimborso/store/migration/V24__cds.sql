-- Cards that callers of CDS Hooks were given, each with the finding that it names, a fingerprint of what
-- that rests on, whom it was shown to and what became of it. A card without an outcome tells nothing: silence is no refusal.
create table cds_card (
  card varchar(40) not null,
  ehr varchar(100) not null,
  patient varchar(200) not null,
  service varchar(40) not null,
  finding varchar(500) not null,
  facts varchar(64) not null,
  shown_to varchar(200) not null,
  shown_millis bigint not null,
  outcome varchar(20),
  reason varchar(200),
  words varchar(2000),
  answered_millis bigint,
  primary key (card)
);
create index cds_card_patient on cds_card (ehr, patient);
create index cds_card_shown on cds_card (shown_millis);
