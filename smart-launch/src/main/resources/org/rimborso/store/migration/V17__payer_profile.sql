-- What managers change of a payer's profile: the whole of its changeable terms for each version. The
-- configuration's profile is version 0 and stands here only where it was restored. The highest version of a
-- payer counts, and of two who change the same version the second finds its place taken. Limits are lines of a
-- length, a first day and a source, with tabs between.
create table payer_profile (
  payer varchar(500) not null,
  version integer not null,
  filing varchar(4000) not null,
  appeal varchar(4000) not null,
  usual_days integer,
  phone varchar(500),
  portal varchar(500),
  fax varchar(500),
  post varchar(2000),
  hours varchar(500),
  what varchar(40) not null,
  changed_issuer varchar(500) not null,
  changed_subject varchar(500) not null,
  changed_by varchar(500) not null,
  changed_millis bigint not null,
  primary key (payer, version)
);
