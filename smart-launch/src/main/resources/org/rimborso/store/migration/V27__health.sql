-- How a facility stood, by EHR and month: the last sweep of a month counts. "figures" is JSON without patients;
-- "behind" names accounts behind the figures, of the newest month only.
create table health (
  ehr varchar(100) not null,
  of_month varchar(7) not null,
  taken_millis bigint not null,
  figures text not null,
  behind text,
  primary key (ehr, of_month)
);
