-- The day on which a phone last read the contacts of its owner's teams: the audit trail has one entry for each such day.
alter table device add column contacts_on date;
