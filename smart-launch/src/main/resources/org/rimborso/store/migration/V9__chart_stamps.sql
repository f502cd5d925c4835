-- How often somebody asked for a fresh look at a patient's chart. A node that keeps a chart from
-- before does not show it any more.
create table chart_stamp (
  ehr varchar(100) not null,
  patient varchar(200) not null,
  stamp bigint not null,
  raised_millis bigint not null,
  primary key (ehr, patient)
);
create index chart_stamp_raised on chart_stamp (raised_millis);
