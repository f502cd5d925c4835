-- The contract's rates as a manager gave them, a text with columns; null where the configuration's count.
alter table payer_profile add column rates varchar(65536);
