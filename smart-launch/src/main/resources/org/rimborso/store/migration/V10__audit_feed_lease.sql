-- Which node sends the trail to the outside repository, and until when. The fence grows with each
-- taking; whoever holds an older one moves nothing any more.
alter table audit_feed add column holder varchar(64) default '' not null;
alter table audit_feed add column until_millis bigint default 0 not null;
alter table audit_feed add column fence bigint default 0 not null;
